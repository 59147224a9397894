// SPDX-License-Identifier: Apache-2.0
package io.dialtone.handset.flash;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** The flat store of parameters. */
class ParameterStoreTest {

  @Test
  @DisplayName("RUN-6 one flat store: a name counts whatever its section and letter case")
  void names_are_flat() {
    ParameterStore store =
        ParameterStore.of(
            List.of(
                new StoredParameter("sip", "TEL1Number", "100"),
                new StoredParameter("ipp", "tel1number", "101"),
                new StoredParameter("net", "VLAN", "0")));

    assertThat(store.value("Tel1Number")).contains("101");
    assertThat(store.all()).hasSize(2);
  }

  @Test
  @DisplayName("RUN-6 what a later file does not mention stays")
  void a_parameter_not_mentioned_stays() {
    ParameterStore store = ParameterStore.EMPTY.with("sip", "regid1", "7").with("sys", "a", "1");

    assertThat(store.with("sys", "a", "2").value("regid1")).contains("7");
    assertThat(store.value("a")).as("the earlier store is untouched").contains("1");
  }

  @Test
  void prints_sections_and_names_sorted() {
    ParameterStore store =
        ParameterStore.EMPTY
            .with("sys", "WebPWD", "1")
            .with("net", "vlan", "0")
            .with("net", "Gateway", "0.0.0.0");

    assertThat(store.text()).isEqualTo("[net]\nGateway=0.0.0.0\nvlan=0\n[sys]\nWebPWD=1\n");
  }

  @Test
  void equal_content_is_equal() {
    assertThat(ParameterStore.EMPTY.with("a", "b", "c"))
        .isEqualTo(ParameterStore.EMPTY.with("a", "b", "c"))
        .hasSameHashCodeAs(ParameterStore.EMPTY.with("a", "b", "c"))
        .isNotEqualTo(ParameterStore.EMPTY);
  }

  @Test
  void a_name_is_found_among_many_whatever_its_case_RUN_6() {
    List<StoredParameter> many = new ArrayList<>();
    for (int number = 0; number < 200; number++) {
      many.add(
          new StoredParameter("sip", (number % 2 == 0 ? "Key_" : "KEY") + number, "v" + number));
    }
    ParameterStore store = ParameterStore.of(many);
    for (int number = 0; number < 200; number++) {
      String asked = (number % 2 == 0 ? "kEY_" : "key") + number;
      assertThat(store.value(asked)).contains("v" + number);
    }
    assertThat(store.value("key")).isEmpty();
    assertThat(store.value("zzz")).isEmpty();
    assertThat(ParameterStore.EMPTY.value("a")).isEmpty();
  }

  @Test
  void stores_that_share_their_parameters_are_equal_to_those_that_do_not() {
    StoredParameter held = new StoredParameter("sip", "regid1", "201");
    ParameterStore store = ParameterStore.of(List.of(new StoredParameter("sip", "regid1", "201")));
    ParameterStore sharing = store.sharing(p -> p.equals(held) ? held : p);
    assertThat(sharing).isEqualTo(store);
    assertThat(sharing.all().getFirst()).isSameAs(held);
  }
}
