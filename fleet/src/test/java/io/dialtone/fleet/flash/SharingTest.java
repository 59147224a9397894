// SPDX-License-Identifier: Apache-2.0
package io.dialtone.fleet.flash;

import static org.assertj.core.api.Assertions.assertThat;

import io.dialtone.fleet.power.PowerSwitch;
import io.dialtone.handset.flash.FlashContent;
import io.dialtone.handset.flash.FlashItem;
import io.dialtone.handset.flash.ParameterStore;
import io.dialtone.handset.flash.StoredBody;
import io.dialtone.handset.flash.StoredFile;
import io.dialtone.handset.flash.StoredParameter;
import io.dialtone.wire.identity.Model;
import io.dialtone.wire.identity.Protocol;
import io.dialtone.wire.octets.Bytes;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SharingTest {
  private final Sharing sharing = new Sharing();

  /** As two phones would read it, each from its own connection. */
  private static FlashContent content(String number) {
    var parameters =
        ParameterStore.of(
            List.of(
                new StoredParameter(fresh("ipp"), fresh("LanguageType"), fresh("0")),
                new StoredParameter(fresh("sip"), fresh("regid1"), fresh(number))));
    return FlashContent.factory(Model.ST2030, Protocol.SIP)
        .withParameters(parameters)
        .withFile(
            FlashItem.COMMON_CONFIG,
            new StoredFile(fresh("ComConf-1.txt"), StoredBody.ofText(Bytes.latin1("common"))))
        .withFile(
            FlashItem.MAC_CONFIG,
            new StoredFile(fresh(number + ".txt"), StoredBody.ofText(Bytes.latin1(number))))
        .withConfigSerial(Optional.of("202611210001"));
  }

  /** A string that is nobody else's, as one that came by the network. */
  private static String fresh(String text) {
    return new String(text.getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.ISO_8859_1);
  }

  @Test
  void what_phones_have_in_common_is_kept_once() {
    FlashContent one = sharing.thrifty(content("201"));
    FlashContent other = sharing.thrifty(content("202"));
    assertThat(other.parameters().all().get(0)).isSameAs(one.parameters().all().get(0));
    assertThat(other.parameters().all().get(1)).isNotEqualTo(one.parameters().all().get(1));
    assertThat(other.parameters().all().get(1).name())
        .isSameAs(one.parameters().all().get(1).name());
    assertThat(other.files().get(FlashItem.COMMON_CONFIG))
        .isSameAs(one.files().get(FlashItem.COMMON_CONFIG));
    assertThat(other.firmware()).isSameAs(one.firmware());
  }

  @Test
  void nothing_is_lost_but_the_bytes_of_text_files() {
    FlashContent before = content("201");
    FlashContent after = sharing.thrifty(before);
    assertThat(after.parameters()).isEqualTo(before.parameters());
    assertThat(after.memory()).isEqualTo(before.memory());
    assertThat(after.persona()).isEqualTo(before.persona());
    before
        .files()
        .forEach((item, file) -> {
          StoredFile kept = after.file(item).orElseThrow();
          assertThat(kept.name()).isEqualTo(file.name());
          assertThat(kept.body().length()).isEqualTo(file.body().length());
          assertThat(kept.body().sha256()).isEqualTo(file.body().sha256());
          assertThat(kept.body().text()).isEmpty();
        });
  }

  @Test
  void many_things_that_fall_together_change_nothing_but_the_room() {
    for (int number = 0; number < 200_000; number++) {
      var parameter = new StoredParameter("sip", "regid1", "n" + number);
      assertThat(sharing.equal(StoredParameter.class, parameter)).isEqualTo(parameter);
    }
  }

  @Test
  void a_shared_flash_tells_each_commit_and_lasts_without_power_RUN_9() {
    var power = new PowerSwitch();
    var told = new ArrayList<FlashContent>();
    var flash =
        new SharedFlash(
            FlashContent.factory(Model.ST2030, Protocol.SIP), sharing, power, told::add);
    var writer = flash.write(FlashItem.MELODIES);
    writer.append(Bytes.latin1("tune"));
    assertThat(writer.finish()).isEqualTo(StoredBody.ofText(Bytes.latin1("tune")));
    flash.commit(content("201"));
    assertThat(told).containsExactly(flash.load());
    power.cut();
    assertThat(flash.content()).isEqualTo(told.getFirst());
  }
}
