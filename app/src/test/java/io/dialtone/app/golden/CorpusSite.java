// SPDX-License-Identifier: Apache-2.0
package io.dialtone.app.golden;

import io.dialtone.app.ProjectFolder;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * A real deployment's files in a folder of their own, under the names that its INF asks for; what
 * the corpus does not hold (firmware, tables) is made up in the sizes that were seen.
 */
public final class CorpusSite {
  public static final String MAC = "001F9F16E7F8";
  static final String APPLICATION = "v2030SG.R11.1.SED.091022.2.69.2.zz";
  static final String DSP = "v2030_dsp_R11.1_SED_v320.zz";
  static final String BOOT = "v2030_boot_v111.zz";
  public static final String COMMON = "ComConf2030SG.R11.1.SED.091020.2.69.2.txt";
  static final String TELEPHONE = "TelConf2030SG.R11.1.SED.091020.2.69.2.txt";
  public static final String MAC_FILE = "ST2030S_" + MAC + ".txt";

  private static final Charset LATIN1 = StandardCharsets.ISO_8859_1;
  private static final String BASE = "http://127.0.0.1:8080/st2030/";

  /** Requests of a complete first run, with their status (RUN-7), by reboot. */
  static final List<List<String>> FIRST_BOOT =
      List.of(
          List.of("st2030s.inf 200", APPLICATION + " 200", DSP + " 200"),
          List.of(
              "st2030s.inf 200",
              "Tone-Melodies.txt 200",
              "Tone-RG.txt 200",
              "Tone-CW.txt 200",
              "ToneTbl_2.69.2.zz 200",
              "LangTbl_2.69.2.zz 200",
              TELEPHONE + " 200",
              COMMON + " 200",
              "ST2030S_" + MAC + ".ser 404",
              MAC_FILE + " 200"),
          List.of("st2030s.inf 200", "ST2030S_" + MAC + ".ser 404", MAC_FILE + " 200"));

  /** Requests of a boot that changes nothing (RUN-3). */
  static final List<String> UNCHANGED_BOOT = FIRST_BOOT.getLast();

  private final Path root;
  private final Path files;

  private CorpusSite(Path root, Path files) {
    this.root = root;
    this.files = files;
  }

  /** For HTTP: below {@code /st2030/}, the INF's URLs with this host and port. */
  public static CorpusSite forHttp(Path root, int port) throws IOException {
    CorpusSite site = copy(root, Files.createDirectories(root.resolve("st2030")));
    site.rewrite("st2030s.inf", BASE, "http://127.0.0.1:" + port + "/st2030/");
    return site;
  }

  /** For TFTP: all in the root, the INF with the keys and plain names of TFTP. */
  public static CorpusSite forTftp(Path root) throws IOException {
    CorpusSite site = copy(root, Files.createDirectories(root));
    site.rewrite("st2030s.inf", "fwurl=", "fw_filename=");
    site.rewrite("st2030s.inf", "dspurl=", "dsp_filename=");
    site.rewrite("st2030s.inf", "booturl=", "boot_filename=");
    site.rewrite("st2030s.inf", "\nconfig=" + BASE, "\n");
    site.rewrite("st2030s.inf", BASE, "");
    return site;
  }

  private static CorpusSite copy(Path root, Path files) throws IOException {
    Path corpus = ProjectFolder.corpus();
    for (String name :
        List.of("st2030s.inf", "Tone-Melodies.txt", "Tone-RG.txt", "Tone-CW.txt", MAC_FILE)) {
      Files.write(files.resolve(name), Files.readAllBytes(corpus.resolve(name)));
    }
    Files.write(files.resolve(COMMON), Files.readAllBytes(corpus.resolve("comconf-2.74-1.txt")));
    Files.write(files.resolve(TELEPHONE), Files.readAllBytes(corpus.resolve("telconf-2.74-1.txt")));
    makeUp(files.resolve(APPLICATION), 1_663_792);
    makeUp(files.resolve(DSP), 245_225);
    makeUp(files.resolve(BOOT), 65_536);
    makeUp(files.resolve("ToneTbl_2.69.2.zz"), 8_862);
    makeUp(files.resolve("LangTbl_2.69.2.zz"), 30_091);
    return new CorpusSite(root, files);
  }

  static void makeUp(Path file, int length) throws IOException {
    byte[] octets = new byte[length];
    for (int i = 0; i < length; i++) {
      octets[i] = (byte) (i * 31 + i / 251);
    }
    Files.write(file, octets);
  }

  /** What the server's root is. */
  public Path root() {
    return root;
  }

  /** The value that the INF gives for the boot firmware. */
  String bootValue() throws IOException {
    return Files.readAllLines(files.resolve("st2030s.inf"), LATIN1).stream()
        .filter(line -> line.startsWith("boot"))
        .map(line -> line.substring(line.indexOf('=') + 1))
        .findFirst()
        .orElseThrow();
  }

  /** Replaces a text in one of the files wherever it stands; it must be there. */
  public void rewrite(String name, String from, String to) throws IOException {
    String text = Files.readString(files.resolve(name), LATIN1);
    if (!text.contains(from)) {
      throw new IllegalStateException(name + " does not hold " + from);
    }
    Files.writeString(files.resolve(name), text.replace(from, to), LATIN1);
  }

  /** Gives a file a new name. */
  void rename(String from, String to) throws IOException {
    Files.move(files.resolve(from), files.resolve(to));
  }
}
