// SPDX-License-Identifier: Apache-2.0
package io.dialtone.handset.source;

import static org.assertj.core.api.Assertions.assertThat;

import io.dialtone.handset.fetch.Location;
import io.dialtone.handset.flash.FlashContent;
import io.dialtone.handset.flash.ParameterStore;
import io.dialtone.handset.identity.PhoneIdentity;
import io.dialtone.handset.settings.PhoneSettings;
import io.dialtone.wire.identity.Model;
import io.dialtone.wire.identity.Protocol;
import io.dialtone.wire.octets.MacAddress;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which source wins, and which names are asked for. */
class SourceChoiceTest {

  private static final String URL = "http://10.0.0.1/i/st2030s.inf";
  private static final PhoneIdentity PHONE =
      PhoneIdentity.atPowerUp(
          MacAddress.parse("00147F000001").orElseThrow(),
          FlashContent.factory(Model.ST2030, Protocol.SIP));

  /**
   * Given: parameters and options as {@code name=value}, parted by blanks; {@code 150}, {@code 66},
   * {@code 43}, {@code 67}, {@code file} and {@code next} are DHCP's.
   */
  @ParameterizedTest
  @DisplayName("SRC-1 the first source that is present wins; SRC-5 its candidates in order")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          43=URL                       | OPTION_43          | URL
          43=URL 66=t1                 | OPTION_66          | t1 OWN
          43=URL 150=10.0.0.2          | OPTION_150         | 10.0.0.2 OWN
          43=URL 66=t1 150=10.0.0.2    | OPTION_150         | 10.0.0.2 OWN
          43=URL next=10.0.0.3         | OPTION_43          | URL
          43=URL 67=x                  | OPTION_43          | URL
          next=10.0.0.3                | NEXT_SERVER        | 10.0.0.3 OWN
          next=10.0.0.3 file=b.inf     | NEXT_SERVER        | 10.0.0.3 b.inf, OWN
          66=t1 67=a.inf file=b.inf    | OPTION_66          | t1 a.inf, OWN
          66=t1 67=a.inf Name=c.inf    | OPTION_66          | t1 a.inf, OWN, c.inf
          66=t1 Name=c.inf             | OPTION_66          | t1 OWN, c.inf
          66=t1:6969                   | OPTION_66          | t1:6969 OWN
          Tftp=t2 66=t1 43=URL         | PRECONFIGURED_TFTP | t2 OWN
          Tftp=t2 67=a.inf             | PRECONFIGURED_TFTP | t2 OWN, a.inf
          Tftp=t2 file=b.inf           | PRECONFIGURED_TFTP | t2 OWN, b.inf
          Tftp=t2 67=a.inf Name=c.inf  | PRECONFIGURED_TFTP | t2 OWN, c.inf
          Tftp=0.0.0.0 66=t1           | OPTION_66          | t1 OWN
          Http=h Tftp=t2 66=t1         | PRECONFIGURED_HTTP | http://h/OWN
          Http=h:8080 Name=p/c.inf     | PRECONFIGURED_HTTP | http://h:8080/OWN, http://h:8080/p/c.inf
          Http=h Name=/p/c.inf 67=x    | PRECONFIGURED_HTTP | http://h/OWN, http://h/p/c.inf
          Http=h 67=a.inf              | PRECONFIGURED_HTTP | http://h/OWN, http://h/a.inf
          Http=https://h/              | PRECONFIGURED_HTTP | https://h/OWN
          43=URL Name=c.inf            | OPTION_43          | URL, http://10.0.0.1/i/c.inf
          43=URL Name=/c.inf           | OPTION_43          | URL, http://10.0.0.1/c.inf
          43=https://h:8443/i.inf      | OPTION_43          | https://h:8443/i.inf
          """)
  void the_first_present_source_wins(String given, Origin origin, String candidates) {
    SourceChoice choice = choose(given);

    assertThat(choice).isInstanceOf(SourceChoice.Chosen.class);
    SourceChoice.Chosen chosen = (SourceChoice.Chosen) choice;
    assertThat(chosen.origin()).isEqualTo(origin);
    assertThat(words(chosen)).isEqualTo(candidates.replace("URL", URL));
    assertThat(chosen.reason()).startsWith(origin.text());
  }

  @ParameterizedTest
  @DisplayName("SRC-1 SRC-2 SRC-4 what names no server is passed over, and said")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          67=a.inf                     |
          43=x=y                       | option 43 is no http or https URL
          43=ftp://h/i.inf             | option 43 is no http or https URL
          66=a/b                       | option 66 'a/b' names no server
          Http=:80                     | AutoprovisionHTTPServer ':80' names no server
          66=t1:0                      | option 66 't1:0' names no server
          """)
  void no_source(String given, String warning) {
    SourceChoice choice = choose(given);
    assertThat(choice).isInstanceOf(SourceChoice.None.class);
    if (warning != null) {
      assertThat(choice.warnings()).anyMatch(text -> text.startsWith(warning));
    }
  }

  @ParameterizedTest
  @DisplayName("SRC-1 a server must warn about each stray option beside 43")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          43=URL 66=t1                 | stray option 66 beside option 43
          43=URL 150=10.0.0.1          | stray option 150 beside option 43
          43=URL 67=a.inf              | option 67 beside option 43
          43=URL Http=h                | AutoprovisionHTTPServer is set in the phone
          66=t1 67=a/b.inf             | the INF name 'a/b.inf' holds more than
          """)
  void warns_about_mixtures(String given, String warning) {
    assertThat(choose(given).warnings()).hasSize(1).anyMatch(text -> text.startsWith(warning));
  }

  @Test
  @DisplayName("SRC-3 letters, digits, underscore and dot are plain names: no warning")
  void a_plain_setting_gives_no_warning() {
    assertThat(choose("66=t1 67=ST2030S_1.inf").warnings()).isEmpty();
    assertThat(choose("43=URL").warnings()).isEmpty();
  }

  @Test
  @DisplayName("SRC-4 a URL of option 43 has at most 255 characters")
  void a_longer_url_is_none() {
    String fits = "http://h/" + "x".repeat(246);
    assertThat(choose("43=" + fits)).isInstanceOf(SourceChoice.Chosen.class);
    assertThat(choose("43=" + fits + "x")).isInstanceOf(SourceChoice.None.class);
  }

  @Test
  @DisplayName("SRC-7 without DHCP only preconfigured servers count")
  void a_fixed_address_leaves_preconfigured_servers() {
    PhoneSettings settings = settings(List.of("Tftp=t2"));
    assertThat(SourceChoice.choose(PHONE, settings, Optional.empty(), 69))
        .isInstanceOf(SourceChoice.Chosen.class);
    assertThat(SourceChoice.choose(PHONE, settings(List.of()), Optional.empty(), 69))
        .isInstanceOf(SourceChoice.None.class);
  }

  @Test
  @DisplayName("SRC-2 a TFTP server named without a port is asked at the phone's TFTP port")
  void the_tftp_port_is_the_phones() {
    DhcpAdvice advice = advice(List.of("66=t1"));
    SourceChoice choice =
        SourceChoice.choose(PHONE, settings(List.of()), Optional.of(advice), 6969);
    assertThat(((SourceChoice.Chosen) choice).candidates())
        .containsExactly(new Location.Tftp("t1", 6969, "ST2030S_00147F000001.inf"));
  }

  private static SourceChoice choose(String given) {
    List<String> words = Arrays.asList(given.strip().split(" +"));
    return SourceChoice.choose(PHONE, settings(words), Optional.of(advice(words)), 69);
  }

  private static PhoneSettings settings(List<String> words) {
    ParameterStore store = ParameterStore.EMPTY;
    store = put(store, PhoneSettings.HTTP_SERVER, value(words, "Http"));
    store = put(store, PhoneSettings.TFTP_SERVER, value(words, "Tftp"));
    store = put(store, PhoneSettings.CONFIG_NAME, value(words, "Name"));
    return new PhoneSettings(store);
  }

  private static ParameterStore put(ParameterStore store, String name, Optional<String> value) {
    return value.map(text -> store.with("autoprovision", name, text)).orElse(store);
  }

  private static DhcpAdvice advice(List<String> words) {
    return new DhcpAdvice(
        value(words, "150"),
        value(words, "66"),
        value(words, "43"),
        value(words, "67"),
        value(words, "file"),
        value(words, "next"));
  }

  private static Optional<String> value(List<String> words, String name) {
    return words.stream()
        .filter(word -> word.startsWith(name + "="))
        .map(word -> word.substring(name.length() + 1).replace("URL", URL))
        .findFirst();
  }

  /** HTTP candidates as URLs, TFTP ones as server and names; the phone's own INF as OWN. */
  private static String words(SourceChoice.Chosen chosen) {
    StringBuilder out = new StringBuilder();
    for (Location candidate : chosen.candidates()) {
      String word =
          switch (candidate) {
            case Location.Http(var url) -> url.text();
            case Location.Tftp(var host, var port, var file) ->
                out.isEmpty() ? host + (port == 69 ? "" : ":" + port) + " " + file : file;
          };
      out.append(out.isEmpty() ? "" : ", ").append(word);
    }
    return out.toString().replace("ST2030S_00147F000001.inf", "OWN");
  }
}
