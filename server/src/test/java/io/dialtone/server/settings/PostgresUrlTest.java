// SPDX-License-Identifier: Apache-2.0
package io.dialtone.server.settings;

import static org.assertj.core.api.Assertions.assertThat;

import io.dialtone.core.journal.Secret;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PostgresUrlTest {

  @Test
  void every_part_of_it_is_read() {
    assertThat(PostgresUrl.parse("postgresql://me:h%40n+ter2@db.example:5433/site?sslmode=require"))
        .contains(
            new PostgresUrl(
                "db.example",
                5433,
                "site",
                "me",
                Optional.of(Secret.of("h@n+ter2")),
                new TreeMap<>(Map.of("sslmode", "require"))));
  }

  @Test
  void port_password_and_options_may_be_left_out() {
    assertThat(PostgresUrl.parse("postgresql://me@192.0.2.1/site"))
        .contains(
            new PostgresUrl(
                "192.0.2.1", 5432, "site", "me", Optional.empty(), new TreeMap<>(Map.of())));
  }

  @Test
  void its_text_form_has_no_password() {
    assertThat(PostgresUrl.parse("postgresql://me:hunter2@h/d").orElseThrow())
        .hasToString("postgresql://h:5432/d");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "postgresql://h/d",
        "postgresql://u:p@h",
        "postgresql://u:p@h/",
        "postgresql://u:p@h/d/e",
        "postgresql://:p@h/d",
        "postgresql://@h/d",
        "postgresql://u:p@/d",
        "postgresql://u:p@h/d#f",
        "postgresql://u:p@h/d?sslmode",
        "postgresql://u:p@h/d?sslmode=require&sslmode=disable",
        "postgresql://u:p@h/d?socketFactory=evil",
        "postgresql://u:p@h/d?",
        "postgresql://u:p%zz@h/d",
        "postgresql://u:p w@h/d",
        "postgres://u:p@h/d",
        "jdbc:postgresql://u:p@h/d"
      })
  void what_would_not_be_heeded_is_refused(String text) {
    assertThat(PostgresUrl.parse(text)).isEmpty();
  }
}
