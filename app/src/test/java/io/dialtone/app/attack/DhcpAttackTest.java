// SPDX-License-Identifier: Apache-2.0
package io.dialtone.app.attack;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.dialtone.app.crash.PhoneCrowd;
import io.dialtone.app.crash.ServeProcess;
import io.dialtone.fleet.flash.MemoryFlash;
import io.dialtone.fleet.net.SocketNetwork.Place;
import io.dialtone.fleet.phone.PhoneWatcher;
import io.dialtone.fleet.phone.VirtualPhone;
import io.dialtone.fleet.phone.VirtualPhoneSettings;
import io.dialtone.fleet.power.PowerSwitch;
import io.dialtone.handset.flash.FlashContent;
import io.dialtone.handset.phone.Addressing;
import io.dialtone.handset.phone.PhoneEnd;
import io.dialtone.handset.phone.PhoneSetup;
import io.dialtone.wire.dhcp.DhcpMessageType;
import io.dialtone.wire.dhcp.DhcpOption;
import io.dialtone.wire.dhcp.DhcpPacket;
import io.dialtone.wire.dhcp.OptionCode;
import io.dialtone.wire.identity.Model;
import io.dialtone.wire.identity.Protocol;
import io.dialtone.wire.octets.Bytes;
import io.dialtone.wire.octets.Ip4Address;
import io.dialtone.wire.octets.MacAddress;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Attacks on DHCP by whoever is on the network. Afterwards, each time: memory and descriptors are
 * within bounds, the phones that were known have their addresses, and one is provisioned, a new one
 * where an address is left.
 */
class DhcpAttackTest {

  private static final int KNOWN = 30;
  private static final int MOST_MORE_KILOBYTES = 120_000;
  private static final int MOST_MORE_DESCRIPTORS = 10;
  private static final Duration A_WHILE = Duration.ofSeconds(60);
  private static final Duration A_MOMENT = Duration.ofMillis(1);

  @TempDir private Path folder;
  private final Random random = new Random(7);
  private ServeProcess server;
  private PhoneCrowd crowd;
  private long kilobytes;
  private int descriptors;

  @BeforeEach
  void someKnownPhones() throws IOException {
    Path site = Files.createDirectory(folder.resolve("site"));
    Files.writeString(site.resolve("st.inf"), "[melody]\n", UTF_8);
    Path settings = folder.resolve("settings.toml");
    Files.writeString(
        settings,
        """
        [dhcp]
        inf = "st.inf"
        [[dhcp.pool]]
        subnet = "127.80.0.0/24"
        range = "127.80.0.1-127.80.0.100"
        """,
        UTF_8);
    server =
        ServeProcess.start(
                folder,
                "--config",
                settings.toString(),
                "--files",
                site.toString(),
                "--http",
                "127.0.0.1:0")
            .ready();
    crowd = new PhoneCrowd();
    crowd.ask(server.endpoint("dhcp"));
    crowd.boot(KNOWN);
    kilobytes = server.residentKilobytes();
    descriptors = server.descriptors();
  }

  @AfterEach
  void end() {
    crowd.close();
    server.close();
  }

  private void allIsWell() throws Exception {
    for (Map.Entry<MacAddress, Ip4Address> phone : crowd.leases().entrySet()) {
      assertThat(crowd.lease(phone.getKey(), A_WHILE))
          .as("what %s gets from DISCOVER on", phone.getKey())
          .contains(phone.getValue());
      assertThat(crowd.comeBack(phone.getKey(), phone.getValue())).isEqualTo(DhcpMessageType.ACK);
    }
    assertThat(server.residentKilobytes() - kilobytes).isLessThan(MOST_MORE_KILOBYTES);
    assertThat(server.descriptors() - descriptors).isLessThan(MOST_MORE_DESCRIPTORS);
    assertThat(server.log()).doesNotContain("could not be dealt with").doesNotContain("\tat ");
  }

  /** A phone out of its box gets address and files. */
  private void aNewPhoneIsProvisioned() throws Exception {
    assertProvisioned(MacAddress.parse("00147FABCDEF").orElseThrow());
  }

  private void assertProvisioned(MacAddress mac) throws Exception {
    PowerSwitch power = new PowerSwitch();
    MemoryFlash flash = new MemoryFlash(FlashContent.factory(Model.ST2030, Protocol.SIP), power);
    Place place = new Place(Ip4Address.of(127, 0, 0, 30), Optional.of(server.endpoint("dhcp")));
    PhoneWatcher nobody = (_, _) -> {};
    try (VirtualPhone phone =
        VirtualPhone.plug(
            VirtualPhoneSettings.of(PhoneSetup.of(mac, new Addressing.Dhcp()), place),
            flash,
            power,
            nobody)) {
      assertThat(phone.powerUp().map(PhoneEnd::provisioned)).contains(true);
    }
  }

  private MacAddress stranger() {
    return new MacAddress(0x0200_0000_0000L | (random.nextLong() & 0xFF_FFFF_FFFFL));
  }

  @Test
  void discovers_of_made_up_cards_take_nothing_from_phones() throws Exception {
    for (int i = 0; i < 30_000; i++) {
      crowd.say(crowd.request(DhcpMessageType.DISCOVER, stranger()));
    }
    allIsWell();
    aNewPhoneIsProvisioned();
  }

  @Test
  void strangers_who_take_every_address_leave_known_phones_theirs() throws Exception {
    int least = 100 - KNOWN - PhoneCrowd.IN_FLIGHT;
    int taken = 0;
    while (crowd.lease(stranger(), taken < least ? A_WHILE : A_MOMENT).isPresent()) {
      taken++;
    }
    assertThat(taken).isBetween(least, 100 - KNOWN);
    for (int i = 0; i < 5_000; i++) {
      crowd.say(crowd.request(DhcpMessageType.DISCOVER, stranger()));
    }
    allIsWell();
    assertProvisioned(crowd.leases().keySet().iterator().next()); // for a new one nothing is left
  }

  @Test
  void forged_releases_and_declines_do_not_move_a_phone() throws Exception {
    for (Map.Entry<MacAddress, Ip4Address> phone : crowd.leases().entrySet()) {
      for (MacAddress from : new MacAddress[] {stranger(), phone.getKey()}) {
        crowd.say(crowd.request(DhcpMessageType.RELEASE, from).withCiaddr(phone.getValue()));
      }
      crowd.say(declined(stranger(), phone.getValue()));
      assertThat(crowd.lease(stranger(), A_WHILE).orElseThrow()).isNotIn(crowd.leases().values());
    }
    allIsWell();
    aNewPhoneIsProvisioned();
  }

  @Test
  void whoever_declines_all_he_is_given_does_not_close_the_network() throws Exception {
    for (int i = 0; i < 200; i++) {
      MacAddress mac = stranger();
      Optional<Ip4Address> given = crowd.lease(mac, Duration.ofMillis(1));
      if (given.isPresent()) {
        crowd.say(declined(mac, given.get()));
      }
    }
    allIsWell();
    aNewPhoneIsProvisioned();
  }

  private DhcpPacket declined(MacAddress mac, Ip4Address address) {
    return crowd
        .request(DhcpMessageType.DECLINE, mac)
        .with(new DhcpOption.Address(OptionCode.REQUESTED_ADDRESS, address));
  }

  @Test
  void malformed_and_oversized_packets_are_told_at_most_once_a_second() throws Exception {
    long before = System.nanoTime();
    for (int i = 0; i < 10_000; i++) {
      crowd.say(noise(random.nextInt(1_500)));
      crowd.say(damaged(crowd.request(DhcpMessageType.DISCOVER, stranger()).encode()));
    }
    for (int i = 0; i < 100; i++) {
      crowd.say(noise(65_507));
      Bytes packet = crowd.request(DhcpMessageType.DISCOVER, stranger()).encode();
      crowd.say(packet.slice(0, 240).plus(manyOptions(60_000)));
    }
    allIsWell();
    aNewPhoneIsProvisioned();
    long seconds = (System.nanoTime() - before) / 1_000_000_000L;
    assertThat(server.log().lines().filter(line -> line.contains("malformed packet")).count())
        .isBetween(1L, seconds + 2);
  }

  private Bytes noise(int length) {
    byte[] bytes = new byte[length];
    random.nextBytes(bytes);
    return Bytes.copyOf(bytes);
  }

  private Bytes damaged(Bytes packet) {
    byte[] bytes = packet.toArray();
    for (int i = 0; i < 1 + random.nextInt(8); i++) {
      bytes[random.nextInt(bytes.length)] = (byte) random.nextInt();
    }
    return Bytes.copyOf(bytes, 0, 1 + random.nextInt(bytes.length));
  }

  /** Options of every code, over and over, to the end of the packet. */
  private static Bytes manyOptions(int length) {
    byte[] bytes = new byte[length];
    for (int at = 0; at + 4 < length; at += 4) {
      bytes[at] = (byte) (1 + at / 4 % 254);
      bytes[at + 1] = 2;
    }
    bytes[length - 1] = (byte) OptionCode.END;
    return Bytes.copyOf(bytes);
  }
}
