// SPDX-License-Identifier: Apache-2.0
package io.dialtone.fleet.flash;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dialtone.fleet.power.PowerSwitch;
import io.dialtone.handset.flash.FactoryDefaults;
import io.dialtone.handset.flash.FlashContent;
import io.dialtone.handset.flash.FlashItem;
import io.dialtone.handset.flash.InstalledFirmware;
import io.dialtone.handset.flash.StoredBody;
import io.dialtone.handset.flash.StoredFile;
import io.dialtone.handset.flash.VlanSet;
import io.dialtone.handset.port.Flash;
import io.dialtone.handset.port.FlashWriter;
import io.dialtone.handset.port.PowerLost;
import io.dialtone.wire.identity.Model;
import io.dialtone.wire.identity.Protocol;
import io.dialtone.wire.octets.Bytes;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StateFileTest {
  private static final FlashContent FACTORY = FlashContent.factory(Model.ST2030, Protocol.SIP);

  @TempDir Path folder;
  private final PowerSwitch power = new PowerSwitch();

  private Path file() {
    return folder.resolve("phone.json");
  }

  private StateFile open() {
    return StateFile.open(file(), FACTORY, power);
  }

  private static FlashContent full(Flash flash) {
    FlashWriter firmware = flash.write(FlashItem.APPLICATION);
    firmware.append(Bytes.of(1, 2, 3));
    FlashWriter melodies = flash.write(FlashItem.MELODIES);
    melodies.append(Bytes.latin1("Caf\u00e9:d=4,o=5,b=170:c\r\n"));
    melodies.append(Bytes.of(0, 255));
    var application =
        new InstalledFirmware(
            Optional.of("http://h/v2030SG.2.74.zz"), "2.74", Optional.of(firmware.finish()));
    StoredBody melody = melodies.finish();
    return FACTORY
        .withFirmware(FlashItem.APPLICATION, application)
        .withFile(FlashItem.MELODIES, new StoredFile("m.txt", melody))
        .withParameters(FACTORY.parameters().with("sip", "regpwd1", "s\u00e9cret \"\\ \n"))
        .withConfigSerial(Optional.of("200905210003"))
        .withDefaults(
            FactoryDefaults.NONE
                .with(FlashItem.MELODIES, new StoredFile("box.txt", melody))
                .with(FACTORY.parameters().with("ipp", "LanguageType", "3")))
        .withDhcpVlan(VlanSet.tags(100, 4094));
  }

  @Test
  void a_phone_without_a_file_is_fresh_from_the_factory_and_writes_nothing_yet() {
    try (StateFile flash = open()) {
      assertThat(flash.load()).isEqualTo(FACTORY);
      assertThat(file()).doesNotExist();
    }
  }

  @Test
  @DisplayName("RUN-9 what was committed is there again, all of it, after the file was closed")
  void comes_back_whole() {
    FlashContent content;
    try (StateFile flash = open()) {
      content = full(flash);
      flash.commit(content);
      assertThat(flash.load()).isEqualTo(content);
    }
    try (StateFile flash = open()) {
      assertThat(flash.load()).isEqualTo(content);
      assertThat(flash.load().file(FlashItem.MELODIES).orElseThrow().body().text())
          .hasValueSatisfying(text -> assertThat(text.hex().strip()).endsWith("ff"));
    }
  }

  @Test
  @DisplayName("RUN-11 VLN-4 a file from before customization and VLANs were known still loads")
  void an_old_file_still_loads() throws IOException {
    String old =
        """
        { "format" : 1, "model" : "ST2030", "protocol" : "SIP", "firmwareUpdated" : false,
          "firmware" : { "APPLICATION" : { "version" : "1.53" }, "DSP" : { "version" : "3.10" },
                         "BOOT" : { "version" : "1.11" } },
          "files" : { }, "parameters" : [ ] }
        """;
    Files.writeString(file(), old, StandardCharsets.UTF_8);
    try (StateFile flash = open()) {
      assertThat(flash.load()).isEqualTo(FACTORY);
    }
  }

  @Test
  void firmware_is_kept_as_length_and_digest_only() throws IOException {
    try (StateFile flash = open()) {
      flash.commit(full(flash));
    }
    assertThat(Files.readString(file(), StandardCharsets.UTF_8))
        .contains("\"format\" : 1")
        .contains("039058c6f2c0cb492c533b0a4d14ef77cc0f78abccced5287d84a1a2011cfb81")
        .contains("config_sn");
  }

  @Test
  void only_its_owner_may_read_it() throws IOException {
    try (StateFile flash = open()) {
      flash.commit(full(flash));
      flash.commit(FACTORY);
    }
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file())))
        .isEqualTo("rw-------");
  }

  @Test
  void two_phones_cannot_share_it() {
    StateFile first = open();
    assertThatThrownBy(this::open)
        .isInstanceOf(StateFault.class)
        .hasMessageContaining("phone.json is in use by another phone");
    first.close();
    open().close();
  }

  @Test
  void nothing_is_left_beside_it_but_the_lock() throws IOException {
    try (StateFile flash = open()) {
      flash.commit(FACTORY);
    }
    try (Stream<Path> files = Files.list(folder)) {
      assertThat(files.map(f -> f.getFileName().toString()))
          .containsExactlyInAnyOrder("phone.json", "phone.json.lock");
    }
  }

  @Test
  @DisplayName("RUN-9 a half-written file of an earlier cut is passed over")
  void an_unfinished_commit_is_ignored() throws IOException {
    try (StateFile flash = open()) {
      flash.commit(full(flash));
    }
    Files.writeString(folder.resolve("phone.json.new"), "{\"format\":", StandardCharsets.UTF_8);
    try (StateFile flash = open()) {
      assertThat(flash.load().configSerial()).contains("200905210003");
      flash.commit(FACTORY);
      assertThat(folder.resolve("phone.json.new")).doesNotExist();
    }
  }

  @Test
  void a_symbolic_link_stays_one() throws IOException {
    Path real = folder.resolve("real.json");
    try (StateFile flash = StateFile.open(real, FACTORY, power)) {
      flash.commit(FACTORY);
    }
    Files.createSymbolicLink(file(), real);
    try (StateFile flash = open()) {
      flash.commit(full(flash));
    }
    assertThat(file()).isSymbolicLink();
    assertThat(Files.readString(real, StandardCharsets.UTF_8)).contains("2.74");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          ` `                                    | it has no format number
          `not json`                             | it is not JSON
          `[]`                                   | it has no format number
          `{"format":2}`                         | its format is 2, this program reads 1
          `{"format":1}`                         | 'model' is missing
          `{"format":1,"model":7}`               | 'model' is no text
          `{"format":1,"model":"ST2040","protocol":"SIP"}` | 'ST2040' is not known here
          `{"format":1,"model":"ST2030","protocol":"SIP"}` | 'firmware' is missing
          """)
  void a_damaged_file_is_one_clear_error(String text, String why) throws IOException {
    Files.writeString(file(), text, StandardCharsets.UTF_8);
    assertThatThrownBy(this::open)
        .isInstanceOf(StateFault.class)
        .hasMessageContaining("phone.json is damaged")
        .hasMessageContaining(why)
        .hasMessageNotContaining("\n");
    Files.delete(file());
    open().close(); // and the lock was given back
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          Caf                | Cof               | digest of a stored text
          "length" : 3       | "length" : "x"    | 'length' is no number
          "sha256"           | "sha1"            | 'sha256' is missing
          "MELODIES"         | "MELODY"          | 'MELODY' is not known
          "parameters"       | "parameter"       | 'parameters' is missing
          "firmwareUpdated"  | "updated"         | 'firmwareUpdated' is missing
          "tagged"           | "tag"             | 'tagged' is missing
          "voice" : 100      | "voice" : 4095    | 'voice' is no VLAN
          "data" : 4094      | "data" : "x"      | 'data' is no VLAN
          "dhcpVlan" : {     | "dhcpVlan" : 1, "x" : { | 'dhcpVlan' is missing
          """)
  void a_changed_file_is_found_out(String from, String to, String why) throws IOException {
    try (StateFile flash = open()) {
      flash.commit(full(flash));
    }
    String text = Files.readString(file(), StandardCharsets.UTF_8);
    assertThat(text).contains(from);
    Files.writeString(file(), text.replace(from, to), StandardCharsets.UTF_8);
    assertThatThrownBy(this::open).isInstanceOf(StateFault.class).hasMessageContaining(why);
  }

  @Test
  void every_cut_of_the_file_is_found_out() throws IOException {
    try (StateFile flash = open()) {
      flash.commit(full(flash));
    }
    byte[] whole = Files.readAllBytes(file());
    for (int length = 0; length < whole.length - 2; length += 97) {
      Files.write(file(), Bytes.copyOf(whole, 0, length).toArray());
      assertThatThrownBy(this::open).isInstanceOf(StateFault.class);
    }
  }

  @Test
  void a_folder_that_is_not_there_is_one_clear_error() {
    Path nowhere = folder.resolve("no/such/phone.json");
    assertThatThrownBy(() -> StateFile.open(nowhere, FACTORY, power))
        .isInstanceOf(StateFault.class)
        .hasMessageContaining("cannot be locked");
  }

  @Test
  @DisplayName("RUN-9 after a power cut nothing is written any more")
  void after_a_cut_nothing_is_written() {
    try (StateFile flash = open()) {
      flash.commit(FACTORY);
      FlashContent next = full(flash);
      FlashWriter half = flash.write(FlashItem.DSP);
      power.cut();
      assertThatThrownBy(() -> flash.commit(next)).isInstanceOf(PowerLost.class);
      assertThatThrownBy(flash::load).isInstanceOf(PowerLost.class);
      assertThatThrownBy(() -> half.append(Bytes.of(1))).isInstanceOf(PowerLost.class);
      assertThatThrownBy(half::finish).isInstanceOf(PowerLost.class);
    }
    try (StateFile flash = StateFile.open(file(), FACTORY, new PowerSwitch())) {
      assertThat(flash.load()).isEqualTo(FACTORY);
    }
  }

  @Test
  void a_flash_in_memory_keeps_what_was_committed() {
    var flash = new MemoryFlash(FACTORY, power);
    FlashContent content = full(flash);
    assertThat(flash.load()).isEqualTo(FACTORY);
    flash.commit(content);
    assertThat(flash.load()).isEqualTo(content);
    power.cut();
    assertThatThrownBy(flash::load).isInstanceOf(PowerLost.class);
  }
}
