// SPDX-License-Identifier: Apache-2.0
package io.dialtone.core.access;

import static org.assertj.core.api.Assertions.assertThat;

import io.dialtone.core.journal.Secret;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("SRV-8 one user and password for all phones, RFC 7617")
class CredentialsTest {

  private static final Credentials PLAIN =
      Credentials.of("phones", Secret.of("open:sesame")).orElseThrow();

  @ParameterizedTest
  @CsvSource({
    "phones:open:sesame, true",
    "phones:open:sesam, false",
    "phones:, false",
    "phone:open:sesame, false",
    "Phones:open:sesame, false",
    ":open:sesame, false",
    "phones, false",
  })
  void user_and_password_must_both_be_right(String pair, boolean fit) {
    assertThat(PLAIN.fit(basic(pair))).isEqualTo(fit);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "Basic", "Basic ", "Basic !!!", "Bearer abc", "Digest username=x"})
  void what_is_no_such_field_does_not_fit(String field) {
    assertThat(PLAIN.fit(Secret.of(field))).isFalse();
  }

  @Test
  void the_users_name_is_told_of_right_ones_alone() {
    assertThat(PLAIN.user(basic("phones:open:sesame"))).contains("phones");
    assertThat(PLAIN.user(basic("phones:sesame"))).isEmpty();
    assertThat(PLAIN.user(basic("open:sesame"))).isEmpty();
  }

  @Test
  void the_scheme_is_read_in_any_letter_case() {
    String field = basic("phones:open:sesame").reveal().replace("Basic", "bAsIc");
    assertThat(PLAIN.fit(Secret.of(field))).isTrue();
  }

  @Test
  void a_password_can_be_given_by_its_digest() {
    // printf %s sesame | sha256sum
    String digest = "d0c04f4b1951e4aeaaec8223ed2039e542f3aae805a6fa7f6d794e5afff5d272";
    Credentials digested =
        Credentials.of("phones", Secret.of(Credentials.DIGEST + digest)).orElseThrow();
    assertThat(digested.fit(basic("phones:sesame"))).isTrue();
    assertThat(digested.fit(basic("phones:" + digest))).isFalse();
    assertThat(digested).isEqualTo(Credentials.of("phones", Secret.of("sesame")).orElseThrow());
  }

  @ParameterizedTest
  @CsvSource({"'', pw", "a:b, pw", "phones, ''", "phones, sha256:12", "phones, sha256:zz"})
  void unfit_ones_are_none(String user, String password) {
    assertThat(Credentials.of(user, Secret.of(password))).isEmpty();
  }

  @Test
  void each_try_leaves_a_trace_of_its_own() {
    assertThat(Credentials.trace(basic("phones:a")))
        .isEqualTo(Credentials.trace(basic("phones:a")))
        .isNotEqualTo(Credentials.trace(basic("phones:b")))
        .isNotZero();
  }

  @Test
  void they_are_never_printed() {
    assertThat(PLAIN).hasToString("***");
    assertThat(PLAIN).hasSameHashCodeAs(Credentials.of("phones", Secret.of("open:sesame")).get());
  }

  private static Secret basic(String pair) {
    return Secret.of(
        "Basic " + Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8)));
  }
}
