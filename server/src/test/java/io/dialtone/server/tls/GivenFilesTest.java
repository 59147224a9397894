// SPDX-License-Identifier: Apache-2.0
package io.dialtone.server.tls;

import static io.dialtone.server.tls.TestFiles.NOW;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dialtone.server.settings.HttpsSettings;
import io.dialtone.server.tls.KeyPairs.Kind;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Files of the administrator's: used, or refused in one line that names setting and file. */
class GivenFilesTest {

  @TempDir Path folder;

  private static void refused(HttpsSettings.Files files, Instant now, String line) {
    assertThatThrownBy(() -> new GivenFiles(files).load(now))
        .isInstanceOf(TlsFault.class)
        .hasMessage(line)
        .message()
        .doesNotContain("\n");
  }

  @ParameterizedTest
  @EnumSource
  void a_pair_is_taken_without_a_word(Kind kind) throws Exception {
    Credential made = TestFiles.made(kind, NOW);
    var loaded = new GivenFiles(TestFiles.write(folder, made)).load(NOW);
    assertThat(loaded.each()).singleElement().isEqualTo(made);
    assertThat(loaded.warnings()).isEmpty();
    assertThat(loaded.end()).isEqualTo(NOW.plus(CertificateMaker.SERVER_LIFE));
  }

  @Test
  void a_key_of_another_certificate_is_refused() throws Exception {
    Credential shown = TestFiles.made(Kind.EC, NOW);
    var files = TestFiles.write(folder, shown, TestFiles.made(Kind.EC, NOW));
    String line =
        "https.key %s: is not the key of the certificate in %s"
            .formatted(files.key(), files.certificate());
    refused(files, NOW, line);
    refused(TestFiles.write(folder, shown, TestFiles.made(Kind.RSA, NOW)), NOW, line);
  }

  @Test
  void a_certificate_out_of_its_time_is_refused() throws Exception {
    var files = TestFiles.write(folder, TestFiles.made(Kind.EC, NOW));
    String start = "https.certificate " + files.certificate() + ": ";
    refused(
        files, NOW.plus(Duration.ofDays(400)), start + "expired at 2027-12-24T12:00:00Z; renew it");
    refused(
        files,
        NOW.minus(Duration.ofDays(2)),
        start + "is not valid before 2026-11-21T12:00:00Z, and it is 2026-11-20T12:00:00Z now");
  }

  @Test
  void a_missing_file_and_one_that_holds_something_else_are_refused() throws Exception {
    var files = TestFiles.write(folder, TestFiles.made(Kind.EC, NOW));
    Files.writeString(files.key(), "nothing");
    refused(
        files,
        NOW,
        "https.key " + files.key() + ": holds no private key (-----BEGIN PRIVATE KEY-----)");
    Files.delete(files.certificate());
    refused(files, NOW, "https.certificate " + files.certificate() + ": no such file or folder");
  }

  @Test
  void a_key_that_everybody_may_read_is_warned_about() throws Exception {
    var files = TestFiles.write(folder, TestFiles.made(Kind.EC, NOW));
    Files.setPosixFilePermissions(files.key(), PosixFilePermissions.fromString("rw-r--r--"));
    assertThat(new GivenFiles(files).load(NOW).warnings())
        .singleElement()
        .asString()
        .contains("https.key", "everybody", "chmod 600");
  }

  @Test
  void the_state_changes_with_either_file() throws Exception {
    var files = TestFiles.write(folder, TestFiles.made(Kind.EC, NOW));
    GivenFiles source = new GivenFiles(files);
    String first = source.state(NOW);
    assertThat(source.state(NOW.plusSeconds(1))).isEqualTo(first);
    Files.writeString(files.key(), "nothing");
    String second = source.state(NOW);
    assertThat(second).isNotEqualTo(first);
    Files.delete(files.certificate());
    assertThat(source.state(NOW)).isNotIn(first, second);
  }
}
