// SPDX-License-Identifier: Apache-2.0
package io.dialtone.core.render;

import static io.dialtone.core.render.value.SiteFixture.MAC;
import static io.dialtone.core.render.value.SiteFixture.PARIS;
import static io.dialtone.core.render.value.SiteFixture.SALES;
import static io.dialtone.core.render.value.SiteFixture.ST2022S;
import static io.dialtone.core.render.value.SiteFixture.ST2030M;
import static io.dialtone.core.render.value.SiteFixture.ST2030S;
import static org.assertj.core.api.Assertions.assertThat;

import io.dialtone.core.render.value.SiteFixture;
import io.dialtone.core.site.FunctionKey;
import io.dialtone.core.site.FunctionKey.Use;
import io.dialtone.core.site.GroupId;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class KeysTest {

  private final SiteFixture fixture =
      new SiteFixture()
          .phone(MAC, ST2030S, SALES)
          .account("201", "Zoé", Optional.empty())
          .lines(MAC, "201");

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      emptyValue = "",
      textBlock =
          """
          NONE        | 202                  | L/<sip:>
          SPEED_DIAL  | 202                  | L/<sip:202>
          SUPERVISION | 202@pbx              | S/<sip:202@pbx>
          SUPERVISION | SIP:202@pbx          | S/<sip:202@pbx>
          SPEED_DIAL  | *8{number}           | L/<sip:*8201>
          SPEED_DIAL  | {label}-{mac}        | L/<sip:Réception-00147F000001>
          SPEED_DIAL  | {place}              | L/<sip:2nd%20floor>
          SPEED_DIAL  | {nobody}{number}     | L/<sip:{nobody}201>
          SPEED_DIAL  | {number              | L/<sip:{number>
          SPEED_DIAL  | a<b>"c               | L/<sip:a%3Cb%3E%22c>
          """)
  void a_key_is_a_sip_address_with_the_phones_own_words_FIL_2(
      Use use, String target, String expected) {
    fixture.keys(MAC, Map.of(7, new FunctionKey(use, target)));

    assertThat(fixture.value(MAC, "FeatureKeyExt07")).isEqualTo(expected);
    assertThat(
            SiteFixture.DICTIONARY.find(ST2030S, "FeatureKeyExt07").orElseThrow().fault(expected))
        .isEmpty();
  }

  @Test
  void the_nearest_template_counts_and_the_phones_own_keys_are_over_it() {
    fixture
        .template("all", Map.of(1, dial("1"), 2, dial("2")))
        .template("sales", Map.of(1, dial("11"), 3, dial("13"), 4, dial("14"), 5, dial("15")))
        .set(GroupId.ROOT, "keys=all")
        .set(GroupId.ROOT, "FeatureKeyExt03=L/<sip:root>")
        .set(PARIS, "keys=sales")
        .set(PARIS, "FeatureKeyExt04=L/<sip:paris>")
        .set(SALES, "FeatureKeyExt05=L/<sip:sales>")
        .keys(MAC, Map.of(6, dial("16")));

    assertThat(fixture.words(MAC, "FeatureKeyExt01"))
        .isEqualTo(
            "FeatureKeyExt01=L/<sip:11> from key 1 of template sales, taken by group Paris,"
                + " over L/<sip:> from ST2030 defaults");
    assertThat(fixture.value(MAC, "FeatureKeyExt02")).isEqualTo("L/<sip:>");
    assertThat(fixture.value(MAC, "FeatureKeyExt03")).isEqualTo("L/<sip:13>");
    assertThat(fixture.value(MAC, "FeatureKeyExt04")).isEqualTo("L/<sip:paris>");
    assertThat(fixture.value(MAC, "FeatureKeyExt05")).isEqualTo("L/<sip:sales>");
    assertThat(fixture.words(MAC, "FeatureKeyExt06")).contains("from this phone's key 6");
    fixture.set(MAC, "keys=all").set(MAC, "FeatureKeyExt06=L/<sip:raw>");
    assertThat(fixture.value(MAC, "FeatureKeyExt02")).isEqualTo("L/<sip:2>");
    assertThat(fixture.value(MAC, "FeatureKeyExt06")).isEqualTo("L/<sip:raw>");
  }

  @Test
  void a_phone_has_the_lines_and_keys_of_its_model_FIL_8() {
    fixture
        .account("202", "", Optional.empty())
        .account("203", "", Optional.empty())
        .lines(MAC, "201", "202", "203")
        .template("long", Map.of(5, dial("5"), 6, dial("6"), 66, dial("66"), 67, dial("67")))
        .set(PARIS, "keys=long");
    assertThat(fixture.phone(MAC).ownNames())
        .contains("TEL3Number", "FeatureKeyExt06", "FeatureKeyExt66")
        .doesNotContain("FeatureKeyExt67");
    assertThat(fixture.phone(MAC).notes()).isEmpty();

    SiteFixture small = fixture.phone(MAC, ST2022S, SALES).lines(MAC, "201", "202", "203");
    assertThat(small.phone(MAC).ownNames())
        .contains("TEL2Number", "FeatureKeyExt05")
        .doesNotContain("TEL3Number", "FeatureKeyExt06");
    assertThat(small.phone(MAC).notes())
        .containsExactly("line 3: this phone has no such line (FIL-8)");

    SiteFixture mgcp = fixture.phone(MAC, ST2030M, SALES).lines(MAC, "201");
    assertThat(mgcp.phone(MAC).ownNames()).isEmpty();
    assertThat(mgcp.phone(MAC).notes())
        .containsExactly("line 1: these phones have no parameters for accounts");
  }

  @Test
  void an_account_without_a_name_shows_the_phones_label_and_its_server_is_over_the_sites() {
    fixture
        .set(GroupId.ROOT, "sip.server=pbx")
        .account("202", "", Optional.of("branch:5070"))
        .lines(MAC, "201", "202");

    assertThat(fixture.value(MAC, "DisplayName1")).isEqualTo("Zoé");
    assertThat(fixture.value(MAC, "DisplayName2")).isEqualTo("Réception");
    assertThat(fixture.value(MAC, "RegisterServerMP1")).isEqualTo("pbx");
    assertThat(fixture.words(MAC, "RegisterServerMP2"))
        .startsWith(
            "RegisterServerMP2=branch from account 202 on line 2,"
                + " over pbx from the whole site by sip.server");
    assertThat(fixture.words(MAC, "regpwd1")).startsWith("regpwd1=*** from account 201 on line 1");
    fixture.lines(MAC, "lost");
    assertThat(fixture.phone(MAC).notes()).containsExactly("line 1: there is no account lost");
  }

  private static FunctionKey dial(String target) {
    return new FunctionKey(Use.SPEED_DIAL, target);
  }
}
