// SPDX-License-Identifier: Apache-2.0
package io.dialtone.fleet.crowd;

import static org.assertj.core.api.Assertions.assertThat;

import io.dialtone.fleet.net.HttpLimits;
import io.dialtone.fleet.net.Trust;
import io.dialtone.fleet.report.FleetReport;
import io.dialtone.fleet.report.RequestLine;
import io.dialtone.handset.dhcp.DhcpPatience;
import io.dialtone.wire.dhcp.DhcpMessageType;
import io.dialtone.wire.dhcp.DhcpPacket;
import io.dialtone.wire.identity.FilePrefix;
import io.dialtone.wire.identity.Model;
import io.dialtone.wire.identity.Protocol;
import io.dialtone.wire.octets.Bytes;
import io.dialtone.wire.octets.Endpoint;
import io.dialtone.wire.octets.Ip4Address;
import io.dialtone.wire.octets.MacAddress;
import io.dialtone.wire.octets.MalformedPacketException;
import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What is counted of a crowd that comes to nothing. */
@Timeout(60)
class CrowdTest {
  private static final int PHONES = 5;
  private static final Duration SILENCE = Duration.ofSeconds(2);
  private static final DhcpPatience DHCP = new DhcpPatience(List.of(SILENCE));

  @Test
  void a_fault_before_the_counting_began_is_not_counted_beside_what_comes_after() throws Exception {
    var nobody = new Source.Dhcp(Endpoint.parse("127.0.0.1:9").orElseThrow());
    var once = new CrowdPlan.Pace(1, false, Optional.empty(), 10, 10);
    // no relay agent, so that each phone runs into a fault
    try (Crowd crowd = Crowd.start(plan(nobody, StartState.UNCHANGED, once))) {
      assertThat(crowd.awaitAtMost(Duration.ofSeconds(50))).isTrue();
      FleetReport report = crowd.report(Map.of());
      assertThat(report.phones().started()).isEqualTo(PHONES);
      assertThat(report.phones().failed()).isEqualTo(PHONES);
      assertThat(report.phones().unfinished()).isZero();
      assertThat(crowd.now().working()).isZero();
      assertThat(report.failures())
          .singleElement()
          .satisfies(line -> assertThat(line.phones()).isEqualTo(PHONES));
    }
  }

  @Test
  void who_was_unplugged_before_its_last_boot_is_not_told_among_the_failed() throws Exception {
    String dead;
    try (var socket = new ServerSocket(0, 1, InetAddress.ofLiteral("127.0.0.1"))) {
      dead = "http://127.0.0.1:" + socket.getLocalPort() + "/a.inf";
    }
    Duration limit = Duration.ofSeconds(3);
    var often = new CrowdPlan.Pace(1_000_000, false, Optional.of(limit), 10, 10);
    try (Crowd crowd = Crowd.start(plan(new Source.Inf(dead), StartState.FACTORY, often))) {
      assertThat(crowd.awaitAtMost(Duration.ofSeconds(50))).isTrue();
      FleetReport report = crowd.report(Map.of());
      assertThat(report.boots()).isPositive();
      assertThat(report.phones().unfinished()).isEqualTo(PHONES);
      assertThat(report.failures()).isEmpty();
    }
  }

  @Test
  void who_is_not_prepared_when_the_time_is_over_is_unplugged_and_nothing_is_counted()
      throws Exception {
    try (var silent = new ServerSocket(0, 50, InetAddress.ofLiteral("127.0.0.1"))) {
      var mute = new Source.Inf("http://127.0.0.1:" + silent.getLocalPort() + "/a.inf");
      var limit = Optional.of(Duration.ofMillis(200));
      var two = new CrowdPlan.Pace(1, true, limit, 2, 2); // the others wait for a seat
      try (Crowd crowd = Crowd.start(plan(mute, StartState.UNCHANGED, two))) {
        assertThat(crowd.awaitAtMost(Duration.ofSeconds(50))).isTrue();
        assertThat(crowd.unprepared()).contains(PHONES);
        assertThat(crowd.report(Map.of()).phones().started()).isZero();
        assertThat(crowd.seconds()).isZero();
      }
    }
  }

  @Test
  void a_crowd_that_is_stopped_while_it_is_prepared_has_counted_nothing() throws Exception {
    try (var mute = new MuteServer("")) {
      var endless = new CrowdPlan.Pace(1, true, Optional.empty(), 10, 10);
      try (Crowd crowd = Crowd.start(plan(mute.source(), StartState.UNCHANGED, endless))) {
        assertThat(mute.asked.tryAcquire(PHONES, 50, TimeUnit.SECONDS)).isTrue();
        crowd.stop();
        assertThat(crowd.awaitAtMost(Duration.ofSeconds(50))).isTrue();
        assertThat(crowd.unprepared()).contains(PHONES);
      }
    }
  }

  @Test
  void who_is_prepared_in_time_has_all_the_time_for_what_is_counted() throws Exception {
    var nobody = new Source.Dhcp(Endpoint.parse("127.0.0.1:9").orElseThrow());
    var hour = new CrowdPlan.Pace(1, false, Optional.of(Duration.ofHours(1)), 10, 10);
    // no relay agent, so that each phone is done at once
    try (Crowd crowd = Crowd.start(plan(nobody, StartState.UNCHANGED, hour))) {
      assertThat(crowd.awaitAtMost(Duration.ofSeconds(50))).isTrue();
      assertThat(crowd.unprepared()).isEmpty();
      assertThat(crowd.report(Map.of()).phones().failed()).isEqualTo(PHONES);
    }
  }

  @Test
  void what_is_asked_when_the_plug_is_pulled_is_counted_as_unanswered() throws Exception {
    try (var mute = new MuteServer("")) {
      var patient = new CrowdPlan.Pace(1, true, Optional.empty(), 10, 10);
      try (Crowd crowd = Crowd.start(plan(mute.source(), StartState.FACTORY, patient))) {
        assertThat(mute.asked.tryAcquire(PHONES, 50, TimeUnit.SECONDS)).isTrue();
        crowd.stop();
        assertThat(crowd.awaitAtMost(Duration.ofSeconds(50))).isTrue();
        RequestLine line = crowd.report(Map.of()).requests().getFirst();
        assertThat(line.asked()).isEqualTo(PHONES);
        assertThat(line.unanswered()).isEqualTo(PHONES);
      }
    }
  }

  @Test
  void what_came_before_a_server_fell_silent_is_counted() throws Exception {
    try (var mute = new MuteServer("HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\nabc")) {
      var skipping = new CrowdPlan.Pace(1, false, Optional.empty(), 10, 10);
      try (Crowd crowd = Crowd.start(plan(mute.source(), StartState.FACTORY, skipping))) {
        assertThat(crowd.awaitAtMost(Duration.ofSeconds(50))).isTrue();
        RequestLine line = crowd.report(Map.of()).requests().getFirst();
        assertThat(line.unanswered()).isEqualTo(4 * PHONES); // SRC-6
        assertThat(line.bytes()).isEqualTo(3 * 4 * PHONES);
      }
    }
  }

  @Test
  void an_ACK_that_no_phone_asked_for_is_no_address() throws Exception {
    try (var server = new DatagramSocket(0, InetAddress.ofLiteral("127.0.0.1"))) {
      Thread.ofVirtual().start(() -> acknowledgeAll(server));
      var liar =
          new Source.Dhcp(Endpoint.parse("127.0.0.1:" + server.getLocalPort()).orElseThrow());
      var once = new CrowdPlan.Pace(1, false, Optional.empty(), 10, 10);
      CrowdPlan plan = plan(liar, StartState.FACTORY, once, List.of(Ip4Address.of(127, 0, 0, 1)));
      try (Crowd crowd = Crowd.start(plan)) {
        assertThat(crowd.awaitAtMost(Duration.ofSeconds(50))).isTrue();
        FleetReport report = crowd.report(Map.of());
        assertThat(report.failures())
            .singleElement()
            .satisfies(line -> assertThat(line.message()).isEqualTo("(no DHCP answer)"));
        assertThat(report.dhcp().acks()).isPositive();
        assertThat(report.dhcp().bound()).isZero();
      }
    }
  }

  private static void acknowledgeAll(DatagramSocket server) {
    var packet = new DatagramPacket(new byte[1_500], 1_500);
    try {
      while (true) {
        server.receive(packet);
        Bytes asked = Bytes.copyOf(packet.getData(), 0, packet.getLength());
        Bytes answer =
            DhcpPacket.parse(asked)
                .reply(DhcpMessageType.ACK)
                .withYiaddr(Ip4Address.of(127, 64, 0, 1))
                .encode();
        server.send(
            new DatagramPacket(answer.toArray(), answer.length(), packet.getSocketAddress()));
      }
    } catch (IOException | MalformedPacketException _) {
      return; // closed
    }
  }

  /** Takes requests, says the same few octets to each, then nothing more. */
  private static final class MuteServer implements AutoCloseable {
    private final ServerSocket listener =
        new ServerSocket(0, 50, InetAddress.ofLiteral("127.0.0.1"));
    private final List<Socket> taken = new CopyOnWriteArrayList<>();
    final Semaphore asked = new Semaphore(0);

    MuteServer(String says) throws IOException {
      Thread.ofVirtual().start(() -> serve(says));
    }

    private void serve(String says) {
      try {
        while (true) {
          Socket client = listener.accept();
          taken.add(client);
          client.getInputStream().read(new byte[1_000]);
          client.getOutputStream().write(says.getBytes(StandardCharsets.US_ASCII));
          asked.release();
        }
      } catch (IOException _) {
        return; // closed
      }
    }

    Source source() {
      return new Source.Inf("http://127.0.0.1:" + listener.getLocalPort() + "/a.inf");
    }

    @Override
    public void close() throws IOException {
      listener.close();
      for (Socket client : taken) {
        client.close();
      }
    }
  }

  private static CrowdPlan plan(Source source, StartState state, CrowdPlan.Pace pace) {
    return plan(source, state, pace, List.of());
  }

  private static CrowdPlan plan(
      Source source, StartState state, CrowdPlan.Pace pace, List<Ip4Address> relays) {
    return new CrowdPlan(
        PHONES,
        new MacAddress(0x00147F000001L),
        1,
        new CrowdPlan.Mix(
            Shares.all(new FilePrefix(Model.ST2030, Protocol.SIP)),
            Shares.all(source),
            Shares.all(state)),
        new Arrival.Burst(),
        pace,
        new CrowdPlan.Plug(
            Optional.empty(),
            relays,
            69,
            HttpLimits.PHONE.waiting(Duration.ofSeconds(5), SILENCE),
            Trust.OF_THE_PROCESS,
            DHCP));
  }
}
