// SPDX-License-Identifier: Apache-2.0
package io.dialtone.server.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.dialtone.core.journal.Journal;
import io.dialtone.server.files.FolderSettings;
import io.dialtone.server.files.ServedFolder;
import io.dialtone.server.http.RawClient.Answer;
import io.dialtone.server.settings.HttpsSettings.Profile;
import io.dialtone.server.tls.OwnAuthority;
import io.dialtone.server.tls.TlsServer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Answers through TLS, one after another on a kept connection. */
@Timeout(60)
class SecuredAnswersTest {

  private static final int PLACES = 20;
  private static final String LARGE = "0123456789".repeat(60_000);

  @TempDir Path temp;
  private TlsServer tls;
  private ServedHere served;

  @BeforeEach
  void serve() throws Exception {
    Path root = Files.createDirectories(temp.resolve("root"));
    Files.writeString(root.resolve("small"), "small");
    Files.writeString(root.resolve("large"), LARGE);
    ServedFolder folder =
        ServedFolder.open(
            new FolderSettings(root, temp.resolve("copies"), List.of(), Duration.ZERO),
            Journal.silent());
    TreeSet<String> names = new TreeSet<>(List.of("127.0.0.1"));
    tls =
        TlsServer.start(
            OwnAuthority.in(temp, Profile.MODERN, () -> names),
            Profile.MODERN,
            Journal.silent(),
            InstantSource.system());
    HttpLimits.Counts counts = new HttpLimits.Counts(PLACES, 0);
    HttpLimits limits = new HttpLimits(HttpLimits.USUAL.sizes(), HttpLimits.USUAL.times(), counts);
    served = ServedHere.secured(folder, folder::close, tls, limits);
  }

  @AfterEach
  void stop() {
    served.close();
    tls.close();
  }

  @Test
  void a_part_of_a_large_file_leaves_the_connection_fit_for_the_next_request() throws Exception {
    try (RawClient client = RawClient.secured(served.endpoint())) {
      client.send("GET /large HTTP/1.1\r\nHost: x\r\nRange: bytes=599995-\r\n\r\n");
      assertThat(client.answer(false).body()).isEqualTo("56789");
      client.send("GET /small HTTP/1.1\r\nHost: x\r\n\r\n");
      assertThat(client.answer(false).body()).isEqualTo("small");
    }
  }

  @Test
  void a_connection_is_closed_behind_a_part_of_a_large_file_that_was_to_be_its_last()
      throws Exception {
    try (RawClient client = RawClient.secured(served.endpoint())) {
      client.send(
          "GET /large HTTP/1.1\r\nHost: x\r\nConnection: close\r\nRange: bytes=0-9\r\n\r\n");
      Answer answer = client.answer(false);
      assertThat(answer.body()).isEqualTo("0123456789");
      assertThat(client.closedByServer()).isTrue();
    }
  }

  @Test
  void a_connection_that_cannot_be_secured_takes_nobodys_place() throws Exception {
    tls.close(); // no context is left
    for (int each = 0; each < 2 * PLACES; each++) {
      try (RawClient client = new RawClient(served.endpoint())) {
        assertThat(client.closedByServer()).isTrue();
      }
    }
    assertThat(served.turnedAway()).isEmpty();
  }
}
