// SPDX-License-Identifier: Apache-2.0
package io.dialtone.server.settings;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.dialtone.core.access.AccessPolicy;
import io.dialtone.core.access.Credentials;
import io.dialtone.core.access.GuessLimits;
import io.dialtone.core.access.SecretPath;
import io.dialtone.core.journal.Secret;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("SRV-8 who may have a phone's files, as the settings say it")
class AccessSettingsTest {

  @TempDir Path folder;

  @ParameterizedTest
  @CsvSource({
    "'', networks",
    "dhcp.listen = \"127.0.0.1:6767\", lease",
    "dhcp.listen = \"off\", networks",
    "access.mode = \"open\", open",
  })
  void who_lends_addresses_goes_by_leases(String toml, String mode) throws IOException {
    assertThat(fit(toml).mode().name().toLowerCase(Locale.ROOT)).isEqualTo(mode);
  }

  @ParameterizedTest
  @CsvSource({"private, loopback and private addresses", "listed, these alone"})
  void a_mode_of_before_is_told_its_new_name(String mode, String words) throws IOException {
    assertThat(faults("access.mode = \"" + mode + "\""))
        .singleElement()
        .asString()
        .contains("access.mode: this is now called \"networks\"")
        .contains(words);
  }

  @Test
  void secrets_come_from_files_and_are_printed_nowhere() throws IOException {
    Files.writeString(folder.resolve("pw"), "open sesame\n", UTF_8);
    Files.writeString(folder.resolve("path"), "b7Xk29cQw4mZb7Xk\r\nmore", UTF_8);
    AccessSettings access =
        fit(
            """
            [access]
            mode = "secret"
            secret-path = "file:path"
            user = "phones"
            password = "file:pw"
            """);
    AccessPolicy policy = access.policy();
    assertThat(policy.secretPath()).isEqualTo(SecretPath.of("b7Xk29cQw4mZb7Xk"));
    assertThat(policy.credentials()).isEqualTo(Credentials.of("phones", Secret.of("open sesame")));
    assertThat(access + " " + policy).doesNotContain("b7Xk").doesNotContain("sesame");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "mode = \"secret\" | needs access.secret-path, or access.user and access.password",
        "mode = \"secret\" ; user = \"phones\" | needs access.secret-path",
        "mode = \"lease\" | needs dhcp.listen",
        "secret-path = \"hunter2\" | expected 16 to 64 letters",
        "password = \"file:hunter2\" | the secret cannot be read from",
        "user = \"u\" ; password = \"sha256:hunter2\" | 64 hex digits",
        "user = \"a:b\" | a user's name without a colon",
        "slow-after = 60 | less than access.slow-after",
        "slow-after = 0 | a number from 1 to 1000",
        "shut-out-time = \"1y\" | from 1s to 7d",
        "shut-out = \"all\" | one of guessers, always, never",
      })
  void faults_are_told_and_no_secret_with_them(String toml, String words) throws IOException {
    String text = "[access]\n" + toml.replace(" ; ", "\n");
    assertThat(faults(text)).singleElement().asString().contains(words);
    if (!toml.contains("file:")) {
      assertThat(faults(text).toString()).doesNotContain("hunter2");
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "mode = \"open\" | SIP passwords",
        "mode = \"secret\" ; user = \"u\" ; password = \"p\" | over TFTP nobody gets",
        "user = \"u\" ; password = \"p\" | open nothing",
        "mode = \"open\" ; networks = \"10.0.0.0/8\" | means nothing",
      })
  void what_an_administrator_should_know_is_said_at_the_start(String toml, String words)
      throws IOException {
    assertThat(fit("[access]\n" + toml.replace(" ; ", "\n")).warnings(true))
        .anyMatch(warning -> warning.contains(words));
  }

  @Test
  void the_usual_settings_are_worth_no_warning() throws IOException {
    assertThat(fit("").warnings(true)).isEmpty();
    assertThat(fit("").guessing()).isEqualTo(GuessLimits.USUAL);
  }

  private AccessSettings fit(String toml) throws IOException {
    return switch (load(toml)) {
      case Loaded.Fit(Settings settings, _) -> settings.access();
      case Loaded.Unfit unfit -> throw new AssertionError(unfit.lines());
    };
  }

  private List<String> faults(String toml) throws IOException {
    return load(toml) instanceof Loaded.Unfit(List<Fault> faults)
        ? faults.stream().map(Fault::toString).toList()
        : List.of();
  }

  private Loaded load(String toml) throws IOException {
    Files.writeString(folder.resolve("dialtone.toml"), toml, UTF_8);
    return SettingsReader.load(new Surroundings(Map.of(), Map.of(), folder, false));
  }
}
