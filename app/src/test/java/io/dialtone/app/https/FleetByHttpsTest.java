// SPDX-License-Identifier: Apache-2.0
package io.dialtone.app.https;

import static org.assertj.core.api.Assertions.assertThat;

import io.dialtone.app.fleet.FleetRun;
import io.dialtone.server.settings.HttpsSettings.Profile;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** {@code dialtone fleet} against HTTPS. */
@Timeout(120)
class FleetByHttpsTest {
  private static final int PHONES = 5;

  @TempDir Path temp;

  @Test
  @DisplayName("HTT-3 SRC-4 phones that trust the authority are provisioned by HTTPS")
  void trusting() throws Exception {
    try (HttpsHere here = HttpsHere.own(temp, Profile.MODERN)) {
      FleetRun run =
          FleetRun.of(
              temp,
              "--phones",
              "" + PHONES,
              "--inf",
              here.url("st2030s.inf"),
              "--ca",
              "tls/dialtone-ca.crt",
              "--json");
      assertThat(run.json().path("failures")).isEmpty();
      assertThat(run.code()).isZero();
      assertThat(run.sum("HTTP", "taken")).isGreaterThanOrEqualTo(PHONES);
      // a phone may resume what it began itself, and nothing of another's
      assertThat(here.tls.handshakes()).isGreaterThanOrEqualTo(PHONES);
    }
  }

  @Test
  @DisplayName("LCD-2 without the authority, or with another one, no phone takes anything")
  void distrusting() throws Exception {
    Path others = Files.createDirectory(temp.resolve("other"));
    Path other = HttpsHere.selfSigned(others).certificate();
    try (HttpsHere here = HttpsHere.own(temp, Profile.MODERN)) {
      for (String authority : new String[] {"", other.toString()}) {
        String[] options = {
          "--phones", "3", "--no-waits", "--json", "--inf", here.url("st2030s.inf")
        };
        FleetRun run =
            authority.isEmpty() ? FleetRun.of(temp, options) : trusting(authority, options);
        assertThat(run.code()).isOne();
        assertThat(run.sum("HTTP", "asked")).isPositive();
        assertThat(run.sum("HTTP", "unanswered")).isEqualTo(run.sum("HTTP", "asked"));
        assertThat(run.json().path("failures").get(0).path("display").stringValue())
            .isEqualTo("Server Unreachable");
      }
    }
  }

  private FleetRun trusting(String authority, String... options) {
    String[] all = java.util.Arrays.copyOf(options, options.length + 2);
    all[options.length] = "--ca";
    all[options.length + 1] = authority;
    return FleetRun.of(temp, all);
  }

  @Test
  void a_file_that_is_no_certificate_is_one_line() {
    FleetRun run =
        FleetRun.of(temp, "--phones", "1", "--inf", "https://127.0.0.1:1/x", "--ca", "none");
    assertThat(run.code()).isEqualTo(2);
    assertThat(run.errors())
        .containsExactly("dialtone: --ca " + temp.resolve("none") + ": cannot be read");
  }
}
