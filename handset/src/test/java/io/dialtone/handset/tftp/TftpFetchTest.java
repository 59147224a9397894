// SPDX-License-Identifier: Apache-2.0
package io.dialtone.handset.tftp;

import static org.assertj.core.api.Assertions.assertThat;

import io.dialtone.handset.port.BodySink;
import io.dialtone.handset.port.HttpOutcome;
import io.dialtone.handset.port.HttpRequest;
import io.dialtone.handset.port.InterfaceAddress;
import io.dialtone.handset.port.Network;
import io.dialtone.handset.port.ScriptedUdp;
import io.dialtone.handset.port.ScriptedUdp.Sent;
import io.dialtone.handset.port.UdpPort;
import io.dialtone.handset.port.VlanMove;
import io.dialtone.handset.port.VlanTag;
import io.dialtone.wire.octets.Bytes;
import io.dialtone.wire.octets.Endpoint;
import io.dialtone.wire.octets.Ip4Address;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class TftpFetchTest {

  private static final Endpoint SERVER = new Endpoint(Ip4Address.of(192, 0, 2, 1), 69);
  private static final Endpoint PEER = new Endpoint(Ip4Address.of(192, 0, 2, 1), 3001);
  private static final Bytes RRQ =
      Bytes.hex(
          """
          00 01                               # RRQ
          73 74 32 30 33 30 73 2e 69 6e 66 00 # st2030s.inf
          6f 63 74 65 74 00                   # octet, no options (TFT-1)
          """);

  private final ScriptedUdp udp = new ScriptedUdp();
  private final List<Bytes> body = new ArrayList<>();

  @Test
  void a_small_file_takes_three_packets_TFT_1() {
    udp.gives(PEER, Bytes.hex("00 03 00 01 5b 61 5d # DATA 1 \"[a]\""));
    assertThat(fetch(chunk -> body.add(chunk))).isEqualTo(new TftpOutcome.Whole(3));
    assertThat(body).containsExactly(Bytes.latin1("[a]"));
    assertThat(udp.sent())
        .containsExactly(
            new Sent(Duration.ZERO, SERVER, RRQ),
            new Sent(Duration.ZERO, PEER, Bytes.hex("00 04 00 01 # ACK 1")));
    assertThat(udp.isClosed()).isTrue();
  }

  @Test
  void the_body_streams_block_by_block() {
    Bytes block = Bytes.copyOf(new byte[512]);
    udp.gives(PEER, Bytes.hex("00 03 00 01").plus(block))
        .gives(PEER, Bytes.hex("00 03 00 02").plus(block))
        .gives(PEER, Bytes.hex("00 03 00 03 07"));
    assertThat(fetch(chunk -> body.add(chunk))).isEqualTo(new TftpOutcome.Whole(1025));
    assertThat(body).containsExactly(block, block, Bytes.of(7));
  }

  @Test
  void lost_packets_cost_time_and_nothing_else() {
    udp.staysSilent()
        .staysSilent()
        .gives(Duration.ofMillis(500), PEER, _ -> Bytes.hex("00 03 00 01 07"));
    assertThat(fetch(chunk -> body.add(chunk))).isEqualTo(new TftpOutcome.Whole(1));
    assertThat(udp.sent())
        .extracting(Sent::at)
        .containsExactly(
            Duration.ZERO, Duration.ofSeconds(1), Duration.ofSeconds(3), Duration.ofMillis(3500));
  }

  @Test
  void a_server_that_never_answers_is_unreachable_after_23_seconds() {
    assertThat(fetch(chunk -> body.add(chunk))).isInstanceOf(TftpOutcome.Unreachable.class);
    assertThat(udp.passed()).isEqualTo(Duration.ofSeconds(1 + 2 + 4 + 8 + 8));
    assertThat(udp.sent()).hasSize(5).allMatch(sent -> sent.payload().equals(RRQ));
    assertThat(udp.isClosed()).isTrue();
  }

  @Test
  void packets_that_bring_nothing_do_not_stretch_the_wait() {
    Bytes wrongBlock = Bytes.hex("00 03 00 09");
    for (int i = 0; i < 3; i++) {
      udp.gives(Duration.ofMillis(400), PEER, _ -> wrongBlock);
    }
    udp.gives(Duration.ofMillis(100), PEER, _ -> Bytes.hex("00 05 00 01 00"));
    assertThat(fetch(chunk -> body.add(chunk))).isEqualTo(new TftpOutcome.Absent(""));
    assertThat(udp.sent())
        .as("the request again after one second, not after each wrong block")
        .extracting(Sent::at)
        .containsExactly(Duration.ZERO, Duration.ofSeconds(1));
  }

  @Test
  void a_flood_of_nonsense_ends_like_silence() {
    for (int i = 0; i < 5 * (TftpFetch.MAX_IDLE_PACKETS + 1); i++) {
      udp.gives(PEER, Bytes.of(0));
    }
    assertThat(fetch(chunk -> body.add(chunk))).isInstanceOf(TftpOutcome.Unreachable.class);
    assertThat(udp.sent()).hasSize(5);
  }

  @Test
  void a_sink_without_room_ends_the_fetch_and_tells_the_server() {
    udp.gives(PEER, Bytes.hex("00 03 00 01").plus(Bytes.copyOf(new byte[512])));
    assertThat(fetch(_ -> false)).isEqualTo(new TftpOutcome.TooLong(512));
    assertThat(udp.sent().getLast().payload().slice(0, 4))
        .isEqualTo(Bytes.hex("00 05 00 03 # ERROR 3, disk full"));
  }

  private TftpOutcome fetch(BodySink sink) {
    return new TftpFetch(new OneUdp(udp), udp).fetch(SERVER, "st2030s.inf", 10_000, sink);
  }

  /** A network that is this one UDP port. */
  private record OneUdp(UdpPort port) implements Network {
    @Override
    public UdpPort openUdp(int localPort) {
      assertThat(localPort).as("any free port").isZero();
      return port;
    }

    @Override
    public UdpPort openDhcp() {
      throw new IllegalStateException("no DHCP here");
    }

    @Override
    public void configure(InterfaceAddress address) {
      throw new IllegalStateException("no DHCP here");
    }

    @Override
    public void deconfigure() {
      throw new IllegalStateException("no DHCP here");
    }

    @Override
    public VlanMove moveTo(Optional<VlanTag> tag) {
      throw new IllegalStateException("no VLANs here");
    }

    @Override
    public Optional<Ip4Address> resolve(String host) {
      return Ip4Address.parse(host);
    }

    @Override
    public HttpOutcome exchange(HttpRequest request, BodySink sink) {
      throw new IllegalStateException("no HTTP here");
    }
  }
}
