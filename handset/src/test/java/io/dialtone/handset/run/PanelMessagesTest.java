// SPDX-License-Identifier: Apache-2.0
package io.dialtone.handset.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.argumentSet;

import io.dialtone.handset.display.Lamp;
import io.dialtone.handset.phone.PhoneEnd;
import io.dialtone.handset.phone.PhoneEnd.Ending;
import io.dialtone.handset.world.Behaviour;
import io.dialtone.handset.world.Fixtures;
import io.dialtone.handset.world.Site;
import io.dialtone.handset.world.World;
import io.dialtone.wire.identity.Model;
import io.dialtone.wire.identity.Protocol;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Each text of LCD-2 by each cause it has, told by what the panel shows in the end. */
class PanelMessagesTest {

  private static final String FIRMWARE = "fw/v2030SG.R11.1.SED.091022.2.69.2.zz";

  @ParameterizedTest
  @DisplayName("LCD-2 RUN-8 an error of a firmware file ends the run; the phone keeps its version")
  @MethodSource("firmwareFaults")
  void firmware_faults(String message, Consumer<Site> fault) {
    Site site = Fixtures.deployment();
    fault.accept(site);
    World world = World.st2030Sip(site);

    PhoneEnd end = world.boot();

    shows(world, end, message);
    assertThat(end.reboots()).isZero();
    assertThat(end.display().line(4)).isEqualTo("Still using v1.53");
    assertThat(world.flash().content().firmware().application().version()).isEqualTo("1.53");
    assertThat(site.takeRequests()).as("the run ended").noneMatch(r -> r.startsWith("cfg/"));
    assertThat(world.flash().open()).as("flash writers left open").isZero();
  }

  static Stream<Arguments> firmwareFaults() {
    return Stream.of(
        fault("Wrong Firmware", "another model", inf("v2030SG.R11.1", "v2022SG.R11.1")),
        fault("Wrong Firmware", "another protocol", inf("v2030SG.R11.1", "v2030MC.R11.1")),
        fault("Wrong Firmware", "a TB30's", inf("v2030SG.R11.1.SED.091022.2.69.2", "TB30S.R11")),
        fault("Wrong Firmware", "a DSP", inf("v2030SG.R11.1.SED.091022.2.69.2", "v2030_dsp_v310")),
        fault("Wrong Firmware", "no value", inf(FIRMWARE, "").andThen(inf("fwurl=/", "fwurl="))),
        fault("Wrong Firmware", "300 characters", inf(FIRMWARE, Fixtures.longText(300))),
        fault("Wrong Firmware", "no http", inf("/" + FIRMWARE, "ftp://10.0.0.1/v100.zz")),
        fault("Wrong Firmware", "no name", inf("/" + FIRMWARE, "/fw/")),
        fault("Firmware Not Found", "404", site -> site.remove(FIRMWARE)),
        fault("Firmware Not Found", "403", when(FIRMWARE, new Behaviour.Says(403))),
        fault("Corrupted Firmware", "a page", site -> site.serve(FIRMWARE, "<html></html>")),
        fault("Corrupted Firmware", "empty", site -> site.serve(FIRMWARE, "")),
        fault(
            "Corrupted Firmware",
            "cut short",
            when(FIRMWARE, new Behaviour.CutsShort(Fixtures.image(2000), 5000))),
        fault("Server Unreachable", "silence", when(FIRMWARE, new Behaviour.Silent())),
        fault("Server Unreachable", "500", when(FIRMWARE, new Behaviour.Says(500))));
  }

  @ParameterizedTest
  @DisplayName("LCD-2 RUN-8 any other file's error is shown, the file skipped, the run goes on")
  @MethodSource("fileFaults")
  void file_faults(String message, Consumer<Site> fault) {
    Site site = Fixtures.deployment();
    fault.accept(site);
    World world = World.st2030Sip(site);

    PhoneEnd end = world.boot();

    shows(world, end, message);
    assertThat(end.reboots()).as("the rest is stored").isEqualTo(2);
    assertThat(end.display().line(4)).as("what runs now").isEqualTo("Still using v2.69");
    assertThat(world.flash().content().firmware().application().version()).isEqualTo("2.69.2");
    assertThat(world.flash().open()).as("flash writers left open").isZero();
  }

  static Stream<Arguments> fileFaults() {
    String foreign = Fixtures.telephoneConfig("#VPD1220D49S_IAD_TELCFG");
    String tb30 = Fixtures.telephoneConfig("#VPD1322D49S_ST2030_IAD_TELCFG");
    return Stream.of(
        fault("Wrong Com Config", "no value", inf("/cfg/ComConf-1.txt", "")),
        fault("Wrong Com Config", "300", inf("/cfg/ComConf-1.txt", Fixtures.longText(300))),
        fault("Wrong Com Config", "config=", inf("config=/mac", "config=")),
        fault("Wrong Tel Config", "no value", inf("/cfg/TelConf-1.txt", "")),
        fault("Wrong Tel Config", "FIL-4 foreign", s -> s.serve("cfg/TelConf-1.txt", foreign)),
        fault("Wrong Tel Config", "FIL-4 a TB30's", s -> s.serve("cfg/TelConf-1.txt", tb30)),
        fault("Wrong Melody Config", "no value", inf("/cfg/Tone-RG.txt", "")),
        fault("Melody Cfg Not Found", "404", s -> s.remove("cfg/Tone-CW.txt")),
        fault("Com Config Not Found", "404", s -> s.remove("cfg/ComConf-1.txt")),
        fault("Tel Config Not Found", "404", s -> s.remove("cfg/TelConf-1.txt")),
        fault("Tel Config Not Found", "a table", s -> s.remove("cfg/ToneTbl_2.69.2.zz")),
        fault("Corrupted Config", "bad line", s -> s.serve("cfg/ComConf-1.txt", "nonsense")),
        fault("Corrupted Config", "empty", s -> s.serve("cfg/ComConf-1.txt", "")),
        fault("Corrupted Config", "a page", s -> s.serve("cfg/TelConf-1.txt", "<html/>")),
        fault("Corrupted Config", "a page", s -> s.serve("cfg/LangTbl_2.69.2.zz", "<html/>")),
        fault("Corrupted Config", "empty table", s -> s.serve("cfg/LangTbl_2.69.2.zz", "")),
        fault("Corrupted Config", "empty telcfg", s -> s.serve("cfg/TelConf-1.txt", "")),
        fault(
            "Corrupted Config",
            "too long",
            s -> s.serve("cfg/ComConf-1.txt", Fixtures.image(2_000_000))),
        fault(
            "Corrupted Melody file", "FIL-3 no tune", s -> s.serve("cfg/Tone-CW.txt", "la la la")),
        fault("Corrupted Melody file", "empty", s -> s.serve("cfg/Tone-CW.txt", "")));
  }

  @ParameterizedTest
  @DisplayName("LCD-2 RUN-2 FIL-5 the deck files' own messages")
  @MethodSource("deckFaults")
  void deck_faults(String message, Consumer<Site> fault) {
    Site site =
        new Site()
            .serve("st2030s.inf", "[deckfile]\ndeckfile=main.thd\n")
            .serve("main.thd", "<deck/>");
    fault.accept(site);
    World world = new World(site, Model.ST2022, Protocol.MGCP);

    PhoneEnd end = world.boot();

    shows(world, end, message);
    assertThat(end.display().line(4)).isEqualTo("Still using v3.54");
  }

  static Stream<Arguments> deckFaults() {
    return Stream.of(
        fault("Deck File Not Found", "404", s -> s.remove("main.thd")),
        fault("Corrupted Deck Files", "empty name", deckInf("")),
        fault("Corrupted Deck Files", "another ending", deckInf("main.xml")),
        fault("XML Syntax Error", "FIL-5 not well-formed", s -> s.serve("main.thd", "<deck>")),
        fault("XML Syntax Error", "FIL-5 no XML", s -> s.serve("main.thd", "hello")));
  }

  @ParameterizedTest
  @DisplayName("LCD-2 SRC-6 without INF or server the run ends")
  @MethodSource("infFaults")
  void inf_faults(String message, Consumer<Site> fault) {
    Site site = Fixtures.deployment();
    fault.accept(site);
    World world = World.st2030Sip(site);
    shows(world, world.boot(), message);
  }

  static Stream<Arguments> infFaults() {
    return Stream.of(
        fault("Gen File Not Found", "404", s -> s.remove("st2030s.inf")),
        fault("Server Unreachable", "silence", s -> s.up(false)),
        fault(
            "Server Unreachable",
            "cut short",
            when("st2030s.inf", new Behaviour.CutsShort(Fixtures.image(10), 700))));
  }

  private static void shows(World world, PhoneEnd end, String message) {
    assertThat(end.provisioned()).isFalse();
    assertThat(end.ending()).isEqualTo(Ending.FAILED);
    assertThat(end.display().lamp()).isEqualTo(Lamp.RED_FAST_BLINKING);
    assertThat(end.display().line(3)).isEqualTo(message);
    assertThat(end.display().line(5)).isEqualTo("Please contact admin");
    assertThat(world.shown().getLast()).isEqualTo(end.display());
  }

  private static Arguments fault(String message, String cause, Consumer<Site> fault) {
    return argumentSet(message + ": " + cause, message, fault);
  }

  private static Consumer<Site> inf(String from, String to) {
    return site -> {
      String before = site.text("st2030s.inf");
      site.serve("st2030s.inf", before.replace(from, to));
    };
  }

  private static Consumer<Site> deckInf(String name) {
    return site -> site.serve("st2030s.inf", "[deckfile]\ndeckfile=" + name + "\n");
  }

  private static Consumer<Site> when(String path, Behaviour behaviour) {
    return site -> site.when(path, behaviour);
  }
}
