// SPDX-License-Identifier: Apache-2.0
package io.dialtone.app.https;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import io.dialtone.app.Programs;
import io.dialtone.core.journal.Journal;
import io.dialtone.core.journal.JournalRecord;
import io.dialtone.server.files.FolderSettings;
import io.dialtone.server.files.ServedFolder;
import io.dialtone.server.http.EventLoops;
import io.dialtone.server.http.HttpServer;
import io.dialtone.server.http.HttpServerSettings;
import io.dialtone.server.settings.HttpsSettings;
import io.dialtone.server.settings.HttpsSettings.Profile;
import io.dialtone.server.tls.CertificateSource;
import io.dialtone.server.tls.GivenFiles;
import io.dialtone.server.tls.OwnAuthority;
import io.dialtone.server.tls.TlsServer;
import io.dialtone.wire.octets.Endpoint;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.TreeSet;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** A listener for HTTPS over a folder with an INF and a firmware, and programs that ask it. */
final class HttpsHere implements AutoCloseable {

  static final String INF = "[config]\r\nconfig=/\r\n";

  /** As large as the application firmware of RUN-7. */
  static final int FIRMWARE_BYTES = 1_663_792;

  final Path temp;
  final byte[] firmware = new byte[FIRMWARE_BYTES];
  final BlockingQueue<String> said = new LinkedBlockingQueue<>();
  private final Journal journal = (JournalRecord heard) -> said.add(heard.text());
  private final ServedFolder files;
  private final EventLoops loops;
  final TlsServer tls;
  private final HttpServer server;

  private HttpsHere(Path temp, Profile profile, CertificateSource source) throws Exception {
    this.temp = temp;
    new Random(2030).nextBytes(firmware);
    Path root = Files.createDirectories(temp.resolve("root"));
    Files.write(root.resolve("v2030SG.zz"), firmware);
    Files.writeString(root.resolve("st2030s.inf"), INF);
    FolderSettings settings =
        new FolderSettings(root, temp.resolve("copies"), List.of(), Duration.ZERO);
    files = ServedFolder.open(settings, Journal.silent());
    loops = EventLoops.start(Journal.silent());
    tls = TlsServer.start(source, profile, journal, InstantSource.system());
    Endpoint any = Endpoint.parse("127.0.0.1:0").orElseThrow();
    server = HttpServer.start(loops, HttpServerSettings.secured(any, tls), files, _ -> {});
  }

  /** With a certificate by an authority of its own. */
  static HttpsHere own(Path temp, Profile profile) throws Exception {
    TreeSet<String> names = new TreeSet<>(List.of("127.0.0.1", "localhost"));
    return new HttpsHere(temp, profile, OwnAuthority.in(temp, profile, () -> names));
  }

  /** With the certificate of these files. */
  static HttpsHere given(Path temp, Profile profile, HttpsSettings.Files files) throws Exception {
    return new HttpsHere(temp, profile, new GivenFiles(files));
  }

  /** A certificate that vouches for itself, made by openssl; and its key. */
  static HttpsSettings.Files selfSigned(Path folder, String... kind) throws Exception {
    Path certificate = folder.resolve("chain.pem");
    Path key = folder.resolve("key.pem");
    List<String> arguments = new ArrayList<>(List.of("req", "-x509", "-nodes", "-days", "90"));
    arguments.addAll(List.of("-subj", "/CN=pbx", "-addext", "subjectAltName=IP:127.0.0.1"));
    arguments.addAll(List.of(kind));
    arguments.addAll(List.of("-keyout", key.toString(), "-out", certificate.toString()));
    run(folder, "openssl", arguments.toArray(String[]::new));
    return new HttpsSettings.Files(certificate, key);
  }

  int port() {
    return server.endpoint().port();
  }

  String url(String path) {
    return "https://127.0.0.1:" + port() + "/" + path;
  }

  String authority() {
    return temp.resolve("tls/dialtone-ca.crt").toString();
  }

  /** What a program said and how it ended. */
  record Said(int code, String text) {}

  static Said run(Path folder, String program, String... arguments) throws Exception {
    return run(folder, Path.of("/dev/null"), program, arguments);
  }

  private static Said run(Path folder, Path input, String program, String... arguments)
      throws Exception {
    List<String> command = new ArrayList<>(List.of(Programs.require(program).toString()));
    command.addAll(List.of(arguments));
    Path output = Files.createTempFile(folder, "said", "");
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .directory(folder.toFile())
            .redirectErrorStream(true)
            .redirectInput(input.toFile())
            .redirectOutput(output.toFile());
    builder.environment().put("LC_ALL", "C");
    Process process = builder.start();
    try {
      assertThat(process.waitFor(60, TimeUnit.SECONDS)).as("%s ended", command).isTrue();
    } finally {
      process.destroyForcibly();
    }
    return new Said(process.exitValue(), Files.readString(output, ISO_8859_1));
  }

  Said run(String program, String... arguments) throws Exception {
    return run(temp, program, arguments);
  }

  /** A handshake of exactly this kind by openssl, whose own limits are off. */
  Said handshake(String... arguments) throws Exception {
    List<String> all = new ArrayList<>(List.of("s_client", "-connect", "127.0.0.1:" + port()));
    all.addAll(List.of(arguments));
    return run("openssl", all.toArray(String[]::new));
  }

  /** The same with something to say after it. */
  Said ask(Path request, List<String> arguments, String... more) throws Exception {
    List<String> all = new ArrayList<>(List.of("s_client", "-connect", "127.0.0.1:" + port()));
    all.addAll(arguments);
    all.addAll(List.of(more));
    return run(temp, request, "openssl", all.toArray(String[]::new));
  }

  @Override
  public void close() throws IOException {
    server.close(Duration.ofSeconds(5));
    tls.close();
    loops.close();
    files.close();
  }
}
