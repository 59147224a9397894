// SPDX-License-Identifier: Apache-2.0
package io.dialtone.core.check;

import io.dialtone.core.check.FolderEntry.Sort;
import io.dialtone.wire.octets.Bytes;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;

/** A folder in memory: a small site without a fault, for a test to break. */
public final class MemoryFolder implements FolderView {
  static final String FIRMWARE = "fw/v2030SG.R11.1.SED.101223.2.74.zz";
  static final String OWN = "phones/ST2030S_00147F000001.txt";

  static final String INF =
      """
      [application]
      fwurl=/fw/v2030SG.R11.1.SED.101223.2.74.zz
      [config]
      melodies=/tones.txt
      telcfg=/TelConf2030.txt
      common_config=/ComConf2030S_1.txt
      config=/phones/
      """;

  private record Held(Bytes bytes, Sort sort, boolean closed) {}

  private final TreeMap<String, Held> files = new TreeMap<>();
  private String name = "served";
  private boolean whole = true;

  static MemoryFolder good() {
    return new MemoryFolder()
        .with("st2030s.inf", INF)
        .with(FIRMWARE, "\u0080".repeat(20_000))
        .with("tones.txt", "Up:d=8,o=5,b=90:c,e,g\r\n")
        .with("TelConf2030.txt", "#VPD1020D49S_IAD_TELCFG\r\nset ipp default\r\n")
        .with("ComConf2030S_1.txt", "[ipp]\r\nLanguageType=0\r\n")
        .with(OWN, "[sys]\r\nconfig_sn=202611210001\r\n");
  }

  /** With a file of this ISO-8859-1 text. */
  public MemoryFolder with(String path, String text) {
    return with(path, Bytes.latin1(text));
  }

  MemoryFolder with(String path, Bytes bytes) {
    files.put(path, new Held(bytes, Sort.FILE, false));
    return this;
  }

  MemoryFolder with(String path, Sort sort) {
    files.put(path, new Held(Bytes.EMPTY, sort, false));
    return this;
  }

  /** With a file that is there and cannot be read. */
  MemoryFolder closed(String path) {
    files.put(path, new Held(Bytes.latin1("x"), Sort.FILE, true));
    return this;
  }

  MemoryFolder without(String path) {
    files.remove(path);
    return this;
  }

  /** With a line put below another one of the INF. */
  MemoryFolder inf(String after, String line) {
    return with("st2030s.inf", INF.replace(after + "\n", after + "\n" + line + "\n"));
  }

  /** With a text of the INF replaced. */
  MemoryFolder infWith(String old, String text) {
    return with("st2030s.inf", INF.replace(old, text));
  }

  /** With these lines in the common file. */
  MemoryFolder common(String... lines) {
    return with("ComConf2030S_1.txt", String.join("\r\n", lines) + "\r\n");
  }

  /** With these lines in the phone's own file. */
  MemoryFolder own(String... lines) {
    return with(OWN, String.join("\r\n", lines) + "\r\n");
  }

  MemoryFolder called(String ownName) {
    name = ownName;
    return this;
  }

  MemoryFolder notWhole() {
    whole = false;
    return this;
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public boolean whole() {
    return whole;
  }

  @Override
  public List<FolderEntry> entries() {
    List<FolderEntry> entries = new ArrayList<>();
    files.forEach((path, held) ->
        entries.add(new FolderEntry(path, held.bytes().length(), held.sort(), true)));
    return entries;
  }

  @Override
  public Content read(String path, int most) {
    Held held = files.get(path);
    if (held == null || held.closed()) {
      return new Content.Unreadable("permission denied");
    }
    return new Content.Read(held.bytes().slice(0, Math.min(most, held.bytes().length())));
  }

  @Override
  public Optional<String> sha256(String path) {
    try {
      byte[] sum = MessageDigest.getInstance("SHA-256").digest(files.get(path).bytes().toArray());
      return Optional.of(HexFormat.of().formatHex(sum));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
