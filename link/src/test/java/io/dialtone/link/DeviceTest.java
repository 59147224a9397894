// SPDX-License-Identifier: Apache-2.0
package io.dialtone.link;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.net.Inet4Address;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Optional;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DeviceTest {
  private static final Inet4Address LEASE = UdpSocketContract.ip("127.200.3.4");

  @BeforeAll
  static void needs_a_linux_we_know() {
    assumeTrue(NativeUdpSocket.supported(), "foreign calls are for Linux on x86-64 and aarch64");
  }

  private static Device loopback() throws SocketFault {
    return Device.named("lo");
  }

  private static DeviceAddress.Plan plan(int prefix) {
    return new DeviceAddress.Plan(LEASE, prefix, Optional.empty());
  }

  private static boolean loopbackHas(Inet4Address address) throws SocketException {
    return NetworkInterface.getByName("lo").inetAddresses().anyMatch(address::equals);
  }

  private static void assumeMayConfigure() {
    try {
      loopback().requireMayConfigure();
    } catch (SocketFault refused) {
      System.out.println("skipped: needs root: " + refused.getMessage());
      assumeTrue(false, "needs root");
    }
  }

  @Test
  void a_device_tells_its_number_its_hardware_address_and_whether_it_is_up() throws Exception {
    Device lo = loopback();
    assertThat(lo.name()).isEqualTo("lo");
    assertThat(lo.index()).isEqualTo(NetworkInterface.getByName("lo").getIndex());
    assertThat(lo.isUp()).isTrue();
    assertThat(lo.hardwareAddress()).isEqualTo("000000000000");
  }

  @Test
  void a_device_is_found_by_its_number() throws Exception {
    assertThat(Device.numbered(loopback().index()).name()).isEqualTo("lo");
    SocketFault fault = catchThrowableOfType(SocketFault.class, () -> Device.numbered(99_999));
    assertThat(fault.kind()).isEqualTo(SocketFault.Kind.NO_SUCH_DEVICE);
  }

  @Test
  void of_an_address_never_heard_of_no_neighbour_is_known() throws Exception {
    assumeMayConfigure();
    assertThat(loopback().neighbour(LEASE)).isEmpty();
    loopback().forgetNeighbour(LEASE);
    assertThat(loopback().neighbour(LEASE)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"nodevice0", "", "a-name-too-long-for-linux"})
  void a_device_that_is_not_there_is_told_with_its_name(String name) {
    SocketFault fault = catchThrowableOfType(SocketFault.class, () -> Device.named(name));
    assertThat(fault.kind()).isEqualTo(SocketFault.Kind.NO_SUCH_DEVICE);
    assertThat(fault).hasMessage("device " + name + ": No such device");
  }

  @Test
  void an_address_is_there_until_it_is_closed() throws Exception {
    assumeMayConfigure();
    var lifetime = Optional.of(Duration.ofMinutes(1)); // should this test be killed
    try (DeviceAddress put = DeviceAddress.put(loopback(), plan(32), lifetime)) {
      assertThat(put.address()).isEqualTo(LEASE);
      assertThat(loopbackHas(LEASE)).isTrue();
      put.keep(Optional.of(Duration.ofMinutes(2)));
      assertThat(loopbackHas(LEASE)).isTrue();
    }
    assertThat(loopbackHas(LEASE)).isFalse();
  }

  @Test
  void an_address_that_was_there_before_stays() throws Exception {
    assumeMayConfigure();
    var lifetime = Optional.of(Duration.ofMinutes(1));
    try (DeviceAddress first = DeviceAddress.put(loopback(), plan(32), lifetime)) {
      DeviceAddress.put(loopback(), plan(32), lifetime).close();
      assertThat(loopbackHas(first.address())).isTrue();
    }
    assertThat(loopbackHas(LEASE)).isFalse();
  }

  @ParameterizedTest
  @CsvSource({
    "10.1.2.77, 24, 10.1.2.0, 10.1.2.255",
    "10.1.2.77, 20, 10.1.0.0, 10.1.15.255",
    "192.168.5.130, 25, 192.168.5.128, 192.168.5.255",
    "10.1.2.77, 32, 10.1.2.77, 10.1.2.77",
    "10.1.2.77, 0, 0.0.0.0, 255.255.255.255",
  })
  void a_network_has_a_first_and_a_last_address(
      String address, int prefix, String first, String last) {
    Inet4Address ip = UdpSocketContract.ip(address);
    assertThat(DeviceAddress.masked(ip, prefix, false)).isEqualTo(UdpSocketContract.ip(first));
    assertThat(DeviceAddress.masked(ip, prefix, true)).isEqualTo(UdpSocketContract.ip(last));
  }

  @Test
  void the_kernel_is_asked_in_its_own_words() throws Exception {
    // lo's number is 1 in every network namespace
    byte[] message =
        DeviceAddress.addition(loopback(), plan(24), Optional.of(Duration.ofSeconds(60)), 0x200)
            .bytes();
    String golden =
        // nlmsghdr: 68 octets, RTM_NEWADDR, REQUEST|ACK|EXCL|CREATE, sequence 1, port 0
        "44000000"
            + "1400"
            + "0506"
            + "01000000"
            + "00000000"
            // ifaddrmsg: AF_INET, /24, no flags, scope 0, device 1
            + "02180000"
            + "01000000"
            // IFA_LOCAL, IFA_ADDRESS, IFA_BROADCAST
            + "08000200"
            + "7fc80304"
            + "08000100"
            + "7fc80304"
            + "08000400"
            + "7fc803ff"
            // IFA_CACHEINFO: preferred and valid for 60 s
            + "14000600"
            + "3c000000"
            + "3c000000"
            + "00000000"
            + "00000000";
    assertThat(HexFormat.of().formatHex(message)).isEqualTo(golden);
  }

  @Test
  void what_is_not_there_cannot_be_taken_away() throws Exception {
    assumeMayConfigure();
    assertThat(DeviceAddress.removal(loopback(), LEASE, 32).ask())
        .isEqualTo(LinuxCalls.EADDRNOTAVAIL);
  }
}
