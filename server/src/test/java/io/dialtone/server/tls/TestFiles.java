// SPDX-License-Identifier: Apache-2.0
package io.dialtone.server.tls;

import io.dialtone.server.settings.HttpsSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.cert.CertificateEncodingException;
import java.security.cert.CertificateException;
import java.time.Instant;
import java.util.SortedSet;
import java.util.TreeSet;

/** Certificate files as an administrator would have them. */
final class TestFiles {

  static final Instant NOW = Instant.parse("2026-11-22T12:00:00Z");

  private TestFiles() {}

  static SortedSet<String> names(String... names) {
    return new TreeSet<>(java.util.List.of(names));
  }

  /** A server's certificate made at that time, by an authority of its own. */
  static Credential made(KeyPairs.Kind kind, Instant at) {
    CertificateMaker maker = new CertificateMaker(at);
    return maker.server(kind, names("127.0.0.1", "pbx"), maker.authority(kind, "Test CA"));
  }

  /** The two files of a credential, the key for its owner alone. */
  static HttpsSettings.Files write(Path folder, Credential credential)
      throws IOException, CertificateException {
    return write(folder, credential, credential);
  }

  static HttpsSettings.Files write(Path folder, Credential shown, Credential keyed)
      throws IOException, CertificateEncodingException, CertificateException {
    Path certificate = folder.resolve("chain.pem");
    Path key = folder.resolve("key.pem");
    Files.writeString(certificate, Pem.of(shown.certificate()).latin1());
    Files.writeString(key, Pem.of(keyed.key()).latin1());
    Files.setPosixFilePermissions(key, PosixFilePermissions.fromString("rw-------"));
    return new HttpsSettings.Files(certificate, key);
  }
}
