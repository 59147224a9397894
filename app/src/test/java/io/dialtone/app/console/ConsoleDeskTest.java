// SPDX-License-Identifier: Apache-2.0
package io.dialtone.app.console;

import static org.assertj.core.api.Assertions.assertThat;

import io.dialtone.app.screen.Ink;
import io.dialtone.fleet.flash.MemoryFlash;
import io.dialtone.fleet.net.HttpLimits;
import io.dialtone.fleet.net.SocketNetwork;
import io.dialtone.fleet.power.PowerSwitch;
import io.dialtone.fleet.web.WebPhone;
import io.dialtone.handset.directory.DirectoryBrowser;
import io.dialtone.handset.display.Display;
import io.dialtone.handset.flash.FlashContent;
import io.dialtone.handset.flash.ParameterStore;
import io.dialtone.handset.flash.StoredParameter;
import io.dialtone.handset.flash.VlanSet;
import io.dialtone.handset.identity.PhoneIdentity;
import io.dialtone.handset.port.PhoneStatus;
import io.dialtone.handset.port.PhoneStatus.Activity;
import io.dialtone.handset.port.PhoneStatus.Condition;
import io.dialtone.handset.sip.LineStatus;
import io.dialtone.handset.web.Deed;
import io.dialtone.handset.web.Verb;
import io.dialtone.wire.identity.Model;
import io.dialtone.wire.identity.Protocol;
import io.dialtone.wire.octets.Ip4Address;
import io.dialtone.wire.octets.MacAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class ConsoleDeskTest {

  private static final FlashContent CONTENT =
      FlashContent.factory(Model.ST2030, Protocol.SIP)
          .withParameters(
              ParameterStore.of(
                  List.of(
                      new StoredParameter("sip", "regid1", "201"),
                      new StoredParameter("sip", "regpwd1", "geheim"),
                      new StoredParameter("ipp", "LanguageType", "0"))));

  private final PowerSwitch power = new PowerSwitch();
  private final List<Deed> deeds = new ArrayList<>();
  private final ConsoleDesk desk =
      new ConsoleDesk(
          new Phone(),
          new MemoryFlash(CONTENT, power),
          () ->
              List.of(
                  new LineStatus(
                      1, "201", LineStatus.State.REGISTERED, "at 192.0.2.1", Optional.empty())),
          () ->
              new DirectoryBrowser(
                  SocketNetwork.at(
                      new SocketNetwork.Place(Ip4Address.of(127, 0, 0, 1), Optional.empty()),
                      HttpLimits.PHONE,
                      power),
                  new Phone()::status),
          Ink.ASCII);

  @Test
  void a_phone_without_a_phonebook_says_so_FIL_7() {
    assertThat(desk.answer("phonebook zoe"))
        .containsExactly("there is no phonebook: Phonebook1_url is empty");
    assertThat(desk.answer("page 1")).containsExactly("no menu is shown");
    power.cut();
    assertThat(desk.answer("phonebook")).containsExactly("the phone has no power");
  }

  private final class Phone implements WebPhone {
    @Override
    public Optional<PhoneStatus> status() {
      PhoneIdentity phone =
          PhoneIdentity.atPowerUp(MacAddress.parse("00147F000001").orElseThrow(), CONTENT);
      var status =
          new PhoneStatus(
              new Condition(Activity.WAITING_FOR_USER, true),
              phone,
              Display.provisioning(phone.title()),
              Optional.empty(),
              VlanSet.UNTAGGED,
              CONTENT,
              List.of("first", "bell \u0007 and \u00e9"));
      return power.isOff() ? Optional.empty() : Optional.of(status);
    }

    @Override
    public void perform(Deed deed) {
      deeds.add(deed);
    }
  }

  @ParameterizedTest
  @EnumSource
  @DisplayName("TRG-4 every verb can be typed, in any letter case")
  void verbs(Verb verb) {
    assertThat(desk.answer("  " + verb.text().toUpperCase(Locale.ROOT) + " "))
        .containsExactly(verb.text() + ": asked for");
    assertThat(deeds).containsExactly(verb.deed("the console"));
    assertThat(ConsoleDesk.words()).contains(verb.text(), "help", "quit");
    assertThat(desk.answer("help")).anyMatch(line -> line.startsWith("  " + verb.text() + " "));
  }

  @ParameterizedTest
  @ValueSource(strings = {"fly", "reboot now", "quit now", "r\u0007", "shows"})
  void what_is_not_known_does_nothing(String line) {
    assertThat(desk.answer(line)).singleElement().asString().contains("is not known; 'help'");
    assertThat(desk.answer(line).getFirst()).doesNotContain("\u0007");
    assertThat(deeds).isEmpty();
  }

  @Test
  void an_empty_line_is_nothing() {
    assertThat(desk.answer("   ")).isEmpty();
  }

  @Test
  @DisplayName("LCD-1 show panel draws it, and says what the phone is doing")
  void show_panel() {
    assertThat(desk.answer("show panel"))
        .anyMatch(line -> line.contains("| Provisioning..."))
        .anyMatch(line -> line.endsWith("* lamp red, blinking fast"))
        .endsWith("waiting for user, in communication");
  }

  @Test
  @DisplayName("LOG-1 show log is the APS log, without control characters")
  void show_log() {
    assertThat(desk.answer("show log")).containsExactly("first", "bell ? and ?");
  }

  @ParameterizedTest
  @CsvSource({
    "show params REG, '[sip] regid1=201;[sip] regpwd1=***'",
    "show secrets regpwd, [sip] regpwd1=geheim",
    "show params language, [ipp] LanguageType=0",
    "show params xyz, no parameter's name contains 'xyz'",
    "show lines, 'line 1 201: registered, at 192.0.2.1'",
    "show, 'show what? One of panel, params, secrets, log, flash, lines'",
    "show me, 'show what? One of panel, params, secrets, log, flash, lines'"
  })
  void shown(String line, String lines) {
    assertThat(String.join(";", desk.answer(line))).isEqualTo(lines);
  }

  @Test
  @DisplayName("RUN-9 show flash tells what lasts, and no secret; without power nothing is told")
  void show_flash() {
    assertThat(desk.answer("show flash"))
        .contains("phone               ST2030S_", "config_sn           none")
        .contains("parameters          3")
        .anyMatch(line -> line.matches("application +1\\.53 +from the factory"))
        .noneMatch(line -> line.contains("geheim"));
    power.cut();
    for (String what : ConsoleDesk.shows()) {
      assertThat(desk.answer("show " + what)).containsExactly("the phone has no power");
    }
  }

  @ParameterizedTest
  @CsvSource({"quit, true", " QUIT , true", "exit, true", "quit now, false", "'', false"})
  void quitting(String line, boolean quits) {
    assertThat(ConsoleDesk.quits(line)).isEqualTo(quits);
  }
}
