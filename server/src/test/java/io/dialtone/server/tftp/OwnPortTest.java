// SPDX-License-Identifier: Apache-2.0
package io.dialtone.server.tftp;

import static org.assertj.core.api.Assertions.assertThat;

import io.dialtone.wire.octets.Bytes;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A port with a line to its client: who is heard, and what goes out. */
@Timeout(60)
class OwnPortTest {
  private static final Inet4Address LOOPBACK = (Inet4Address) InetAddress.ofLiteral("127.0.0.1");

  private final Ports ports = new Ports(Optional.empty());
  private final ByteBuffer room = ByteBuffer.allocateDirect(100);
  private OwnPort port;
  private InetSocketAddress address;
  private DatagramSocket client;

  @BeforeEach
  void a_port_and_a_client() throws Exception {
    client = new DatagramSocket(new InetSocketAddress(LOOPBACK, 0));
    port = ports.open(LOOPBACK, (InetSocketAddress) client.getLocalSocketAddress());
    address = (InetSocketAddress) port.door().getLocalAddress();
  }

  @AfterEach
  void close() {
    port.shut();
    client.close();
  }

  private void connect() throws Exception {
    port.connect();
  }

  private static void send(DatagramSocket from, String bytes, InetSocketAddress to)
      throws Exception {
    Bytes packet = RawClient.bytes(bytes);
    from.send(new DatagramPacket(packet.toArray(), packet.length(), to));
  }

  private static Bytes receive(DatagramSocket at) throws Exception {
    DatagramPacket packet = new DatagramPacket(new byte[100], 100);
    at.setSoTimeout(60_000);
    at.receive(packet);
    return Bytes.copyOf(packet.getData()).slice(0, packet.getLength());
  }

  /** On loopback what was sent lies ready. */
  private Optional<Integer> heard() throws Exception {
    return port.receive(room).map(ByteBuffer::remaining);
  }

  @Test
  void the_line_hears_the_client_and_the_door_tells_others_error_5() throws Exception {
    connect();
    try (DatagramSocket third = new DatagramSocket(new InetSocketAddress(LOOPBACK, 0))) {
      send(third, "0004 0001", address);
      send(client, "0004 0001 00", address);
      assertThat(heard()).contains(5);
      assertThat(heard()).isEmpty();
      assertThat(receive(third)).isEqualTo(RawClient.bytes("0005 0005 'unknown transfer ID' 00"));
      assertThat(port.strangers()).isEqualTo(1);
    }
  }

  @Test
  void a_stranger_who_cannot_be_answered_disturbs_nothing() {
    port.answerStranger(new InetSocketAddress(LOOPBACK, 0)); // a datagram may well come from port 0
  }

  @Test
  void an_error_of_a_stranger_is_not_answered_or_two_servers_would_talk_for_ever()
      throws Exception {
    try (DatagramSocket third = new DatagramSocket(new InetSocketAddress(LOOPBACK, 0))) {
      send(third, "0005 0005 'unknown transfer ID' 00", address);
      send(third, "", address);
      assertThat(heard()).isEmpty();
      assertThat(heard()).isEmpty();
      port.close();
      send(third, "0005 0005 'unknown transfer ID' 00", address);
      assertThat(heard()).isEmpty();
      send(client, "'all'", (InetSocketAddress) third.getLocalSocketAddress());
      assertThat(receive(third)).isEqualTo(RawClient.bytes("'all'"));
      assertThat(port.strangers()).isEqualTo(3);
    }
  }

  @Test
  void what_lay_at_the_door_before_there_was_a_line_is_heard() throws Exception {
    send(client, "0004 0001", address);
    connect();
    assertThat(heard()).contains(4);
  }

  @Test
  void an_empty_datagram_of_the_client_is_heard_as_one() throws Exception {
    connect();
    send(client, "", address);
    assertThat(heard()).contains(0);
  }

  @Test
  void packets_leave_from_the_same_port_and_the_client_may_lose_his_for_a_while() throws Exception {
    connect();
    InetSocketAddress to = (InetSocketAddress) client.getLocalSocketAddress();
    ByteBuffer packet = ByteBuffer.wrap(new byte[] {0, 3});
    port.send(packet.duplicate(), to);
    assertThat(receive(client)).isEqualTo(Bytes.hex("0003"));
    client.close();
    port.send(packet.duplicate(), to); // is answered by ICMP, which each of the next two finds
    assertThat(port.receive(room)).isEmpty();
    port.send(packet.duplicate(), to);
    client = new DatagramSocket(to);
    port.send(packet.duplicate(), to);
    assertThat(receive(client)).isEqualTo(Bytes.hex("0003"));
    send(client, "0004 0001", address);
    assertThat(heard()).contains(4);
  }

  @Test
  void a_line_goes_to_the_next_client_and_keeps_nothing_of_the_one_before() throws Exception {
    connect();
    port.close();
    send(client, "0004 0001", address); // late
    assertThat(heard()).isEmpty();
    assertThat(receive(client)).isEqualTo(RawClient.bytes("0005 0005 'unknown transfer ID' 00"));
    send(client, "0004 0001", address); // later still, and read by nobody
    try (DatagramSocket next = new DatagramSocket(new InetSocketAddress(LOOPBACK, 0))) {
      InetSocketAddress nextAddress = (InetSocketAddress) next.getLocalSocketAddress();
      assertThat(ports.open(LOOPBACK, nextAddress)).isSameAs(port);
      assertThat(port.hasLine()).isTrue();
      assertThat(port.strangers()).isZero();
      send(client, "0004 0001 00", address); // and when it is another's
      send(next, "0004 0001 0000", address);
      assertThat(heard()).contains(6);
      assertThat(heard()).isEmpty();
      assertThat(receive(client)).isEqualTo(RawClient.bytes("0005 0005 'unknown transfer ID' 00"));
      port.send(ByteBuffer.wrap(new byte[] {0, 3}), nextAddress);
      assertThat(receive(next)).isEqualTo(Bytes.hex("0003"));
    }
  }

  @Test
  void a_client_does_not_get_the_port_that_he_had_just_before() throws Exception {
    connect();
    port.close();
    OwnPort other = ports.open(LOOPBACK, (InetSocketAddress) client.getLocalSocketAddress());
    assertThat(other).isNotSameAs(port);
    other.shut();
  }

  @Test
  void a_port_whose_line_cannot_be_the_next_clients_is_given_up() throws Exception {
    connect();
    port.close();
    OwnPort other = ports.open(LOOPBACK, new InetSocketAddress("255.255.255.255", 69));
    assertThat(other).isNotSameAs(port);
    assertThat(port.door().isOpen()).isFalse();
    other.shut();
  }
}
