// SPDX-License-Identifier: Apache-2.0
package io.dialtone.app.simulation.site;

import static org.assertj.core.api.Assertions.assertThat;

import io.dialtone.core.files.FileQuestion;
import io.dialtone.core.files.Transport;
import io.dialtone.handset.flash.FlashItem;
import io.dialtone.wire.identity.FilePrefix;
import io.dialtone.wire.identity.FirmwareName;
import io.dialtone.wire.identity.Model;
import io.dialtone.wire.identity.Protocol;
import io.dialtone.wire.inf.InfFile;
import io.dialtone.wire.inf.InfKey;
import io.dialtone.wire.octets.Bytes;
import io.dialtone.wire.octets.Ip4Address;
import io.dialtone.wire.octets.MacAddress;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class SiteTest {

  private static final Subscriber PHONE =
      new Subscriber(new MacAddress(0x0014_7F00_0001L), new FilePrefix(Model.ST2030, Protocol.SIP));

  private final Site site = new Site(true, List.of(PHONE));

  private Optional<Bytes> get(String target) {
    return site.answer(new FileQuestion(Transport.HTTP, target, Ip4Address.of(10, 0, 0, 100)));
  }

  @ParameterizedTest
  @EnumSource(Protocol.class)
  void the_inf_names_what_is_there_and_without_a_note(Protocol protocol) {
    Subscriber phone = new Subscriber(PHONE.mac(), new FilePrefix(Model.ST2022, protocol));
    Site own = new Site(false, List.of(phone));
    FileQuestion asked =
        new FileQuestion(Transport.TFTP, phone.inf(), Ip4Address.of(10, 0, 0, 100));
    InfFile inf = InfFile.parse(own.answer(asked).orElseThrow());
    assertThat(inf.notes()).isEmpty();
    assertThat(inf.entries()).hasSize(10);
    for (InfFile.Entry entry : inf.entries()) {
      FileQuestion file =
          new FileQuestion(Transport.TFTP, entry.value(), Ip4Address.of(10, 0, 0, 100));
      assertThat(own.answer(file)).as(entry.value()).isPresent();
    }
    String firmware = inf.first(InfKey.FW_FILENAME).orElseThrow();
    assertThat(FirmwareName.parse(firmware.substring(firmware.lastIndexOf('\\') + 1)).protocol())
        .contains(protocol);
  }

  @Test
  void a_file_of_an_inf_is_there_before_the_inf_is() {
    SplittableRandom random = new SplittableRandom(5);
    for (int release = 0; release < 50; release++) {
      for (Site.Edit edit : site.nextRelease(random)) {
        site.apply(edit);
        if (edit.path().endsWith(".inf")) {
          InfFile inf = InfFile.parse(edit.octets().orElseThrow());
          inf.entries().stream()
              .filter(entry -> !entry.value().endsWith("/"))
              .forEach(entry -> assertThat(get(entry.value())).as(entry.value()).isPresent());
        }
      }
      site.wanted(PHONE)
          .forEach((item, wanted) ->
              assertThat(site.everServed(wanted.name(), wanted.octets())).as("%s", item).isTrue());
      assertThat(get("/mac/" + PHONE.txt()).orElseThrow().latin1())
          .contains("config_sn=" + site.serial());
    }
  }

  @Test
  void two_generations_of_a_file_have_nothing_in_common() {
    Bytes old = site.wanted(PHONE).get(FlashItem.APPLICATION).octets();
    assertThat(site.everServed(old)).isTrue();
    assertThat(site.everServed(old.slice(0, old.length() - 1))).isFalse();
    assertThat(site.everServed(old.slice(0, 512).plus(old.slice(0, 512)))).isFalse();
    assertThat(site.everServed("another name", old)).isFalse();
  }

  @Test
  void a_new_common_file_always_comes_with_a_new_serial() {
    SplittableRandom random = new SplittableRandom(9);
    for (int release = 0; release < 100; release++) {
      String serial = site.serial();
      var wanted = site.wanted(PHONE);
      site.nextRelease(random);
      boolean same =
          wanted.get(FlashItem.MAC_CONFIG).equals(site.wanted(PHONE).get(FlashItem.MAC_CONFIG))
              && wanted
                  .get(FlashItem.COMMON_CONFIG)
                  .equals(site.wanted(PHONE).get(FlashItem.COMMON_CONFIG));
      assertThat(site.serial().equals(serial)).isEqualTo(same);
    }
  }

  @Test
  void what_the_phone_should_have_is_common_and_its_own_over_it() {
    var parameters = site.parameters(PHONE);
    assertThat(parameters.value("config_sn")).contains(site.serial());
    assertThat(parameters.value("AutoprovisionRetryPeriod")).contains("20");
    Bytes own = site.wanted(PHONE).get(FlashItem.MAC_CONFIG).octets();
    Site.parameters(own).forEach(p -> assertThat(parameters.value(p.name())).contains(p.value()));
  }
}
