// SPDX-License-Identifier: Apache-2.0
package io.dialtone.core.render.value;

import static org.assertj.core.api.Assertions.assertThat;

import io.dialtone.core.site.FunctionKey;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class KeyTextTest {

  private static final KeyVariables PHONE = new KeyVariables("Desk", "200", "Hall", "00147F000001");

  @ParameterizedTest
  @CsvSource({
    "L/<sip:200>, SPEED_DIAL, 200",
    "S/<sip:200@example.net>, SUPERVISION, 200@example.net",
    "L/<sip:Zo\u00E9%20B;user=phone>, SPEED_DIAL, Zo\u00E9%20B;user=phone",
    "L/<sip:>, NONE, ''"
  })
  void a_parameter_is_the_key_that_comes_to_it(String value, FunctionKey.Use use, String target) {
    FunctionKey key = new FunctionKey(use, target);
    assertThat(KeyText.parse(value)).contains(key);
    assertThat(KeyText.of(key, PHONE)).isEqualTo(value);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "L/200",
        "l/<sip:200>",
        "S/<sip:>",
        "L/<SIP:200>",
        "L/<sip:sip:200>",
        "L/<sip:{number}>",
        "L/<sip:2 00>",
        "L/<sip:200>>",
        "L/<sip:\u20AC>",
        "L/<sip:2\u00AD0>",
        "L/<sip:200> "
      })
  void what_no_key_comes_to_on_every_phone_is_none(String value) {
    assertThat(KeyText.parse(value)).isEmpty();
  }

  @Test
  void whatever_is_read_as_a_key_is_written_as_it_was_on_any_phone() {
    Random dice = new Random(7);
    String signs = "LSls/<>sip:{}number%20@;é €\u00A0\u00AD\"*#";
    int read = 0;
    for (int n = 0; n < 20_000; n++) {
      StringBuilder inner = new StringBuilder();
      for (int more = dice.nextInt(6); more > 0; more--) {
        inner.append(signs.charAt(dice.nextInt(signs.length())));
      }
      String value = (dice.nextBoolean() ? "L" : "S") + "/<sip:" + inner + ">";
      Optional<FunctionKey> key = KeyText.parse(value);
      read += key.isPresent() ? 1 : 0;
      key.ifPresent(meant -> assertThat(KeyText.of(meant, PHONE)).isEqualTo(value));
    }
    assertThat(read).isBetween(1_000, 19_000);
  }

  @Test
  void keys_are_known_by_their_two_digits() {
    assertThat(KeyText.number("featurekeyext07")).contains(7);
    assertThat(KeyText.number("FeatureKeyExt00")).isEmpty();
    assertThat(KeyText.number("FeatureKeyExt7")).isEmpty();
    assertThat(KeyText.number("FKExt07_sec")).isEmpty();
  }
}
