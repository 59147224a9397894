// SPDX-License-Identifier: Apache-2.0
package io.dialtone.core.parameter;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.dialtone.wire.identity.FilePrefix;
import java.nio.charset.StandardCharsets;

class DictionaryFuzzTest {

  @FuzzTest
  void a_dictionary_file_is_read_or_refused_with_its_line(byte[] input) {
    String text = new String(input, StandardCharsets.UTF_8);
    try {
      Dictionary read = Dictionary.parse(text, "f.ini");
      for (FilePrefix kind : Kinds.ALL) {
        for (ParameterDef def : read.all(kind)) {
          assertThat(read.find(kind, def.name())).contains(def);
          assertThat(def.defaultValue().flatMap(def.type()::fault)).isEmpty();
          assertThat(def.purpose()).isNotBlank();
        }
      }
      assertThat(read.extendedBy(read).all(Kinds.ALL.getFirst()))
          .isEqualTo(read.all(Kinds.ALL.getFirst()));
    } catch (MalformedDictionaryException refused) {
      assertThat(refused).hasMessageStartingWith("f.ini");
      assertThat(refused.line()).isBetween(0, (int) text.lines().count() + 1);
    }
  }

  @FuzzTest
  void any_value_of_any_type_has_a_verdict(byte[] input) {
    String value = new String(input, StandardCharsets.UTF_8);
    for (ParameterDef def : BuiltIn.DICTIONARY.all(BuiltInDictionaryTest.ST2030S)) {
      boolean oneLine = value.chars().allMatch(c -> c >= ' ' && c <= 0xFF);
      if (def.type().fault(value).isEmpty()) {
        assertThat(oneLine).as(def.name()).isTrue();
      }
      assertThat(def.doubt(value)).isNotNull();
    }
  }

  /** Read once for all inputs. */
  private static final class BuiltIn {
    static final Dictionary DICTIONARY = BuiltInDictionaryTest.builtIn();
  }
}
