// SPDX-License-Identifier: Apache-2.0
package io.dialtone.fleet.sip;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.dialtone.handset.port.PhoneEvent;
import io.dialtone.handset.sip.LineStatus.State;
import io.dialtone.wire.octets.Bytes;
import io.dialtone.wire.octets.Endpoint;
import io.dialtone.wire.octets.Ip4Address;
import io.dialtone.wire.octets.MalformedPacketException;
import io.dialtone.wire.sip.DigestAlgorithm;
import io.dialtone.wire.sip.SipMessage;
import io.dialtone.wire.sip.SipRequest;
import io.dialtone.wire.sip.SipResponse;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The listener on real sockets, with a hand-made other side. */
@Timeout(60)
class SipListenerTest {

  private static final Ip4Address LEASE = Ip4Address.of(127, 0, 0, 7);
  private static final String[] ALLOWED = {"sw_notify_autoprovision", "1"};

  private static String request(String method, String transport, int port, String more) {
    return """
    %s sip:8002@127.0.0.1 SIP/2.0
    Via: SIP/2.0/%s 127.0.0.1:%d;branch=z9hG4bK%s%d
    From: <sip:pbx@127.0.0.1>;tag=1
    To: <sip:8002@127.0.0.1>
    Call-ID: c
    CSeq: 1 %s
    %sContent-Length: 0

    """
        .formatted(method, transport, port, method, System.nanoTime(), method, more)
        .replace("\n", "\r\n");
  }

  private static void send(DatagramSocket socket, String text, int port) throws IOException {
    byte[] octets = text.getBytes(StandardCharsets.UTF_8);
    socket.send(new DatagramPacket(octets, octets.length, InetAddress.getLoopbackAddress(), port));
  }

  private static SipMessage receive(DatagramSocket socket)
      throws IOException, MalformedPacketException {
    DatagramPacket packet = new DatagramPacket(new byte[65_536], 65_536);
    socket.setSoTimeout(60_000);
    socket.receive(packet);
    return SipMessage.parse(Bytes.copyOf(packet.getData(), 0, packet.getLength()));
  }

  private static DatagramSocket peer() throws IOException {
    return new DatagramSocket(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
  }

  private static Socket connected(ListeningPhone phone) throws IOException {
    Socket socket = new Socket(InetAddress.getLoopbackAddress(), phone.port());
    socket.setSoTimeout(60_000);
    return socket;
  }

  private static SipResponse response(InputStream in) throws IOException, MalformedPacketException {
    StringBuilder head = new StringBuilder();
    while (!head.toString().endsWith("\r\n\r\n")) {
      int octet = in.read();
      assertThat(octet).describedAs("end of stream after %s", head).isNotNegative();
      head.append((char) octet);
    }
    return (SipResponse) SipMessage.parse(Bytes.latin1(head.toString()));
  }

  @Test
  void a_notify_by_udp_is_answered_and_told_NTF_1_NTF_4() throws Exception {
    try (ListeningPhone phone = new ListeningPhone(ALLOWED);
        DatagramSocket peer = peer()) {
      send(
          peer, request("NOTIFY", "UDP", peer.getLocalPort(), "Event: check-sync\n"), phone.port());
      assertThat(((SipResponse) receive(peer)).status()).isEqualTo(200);
      assertThat(phone.event()).isEqualTo(new PhoneEvent.CheckSync(false));
      assertThat(phone.noteWith("200").rule()).isEqualTo("NTF-1");
    }
  }

  @Test
  void a_notify_by_tcp_in_fragments_is_answered_by_the_same_connection_NTF_4() throws Exception {
    try (ListeningPhone phone = new ListeningPhone(ALLOWED);
        Socket socket = connected(phone)) {
      socket.setTcpNoDelay(true);
      OutputStream out = socket.getOutputStream();
      String both =
          request("NOTIFY", "TCP", 9, "Event: check-sync;reboot=true\n")
              + request("OPTIONS", "TCP", 9, "");
      for (byte octet : both.getBytes(StandardCharsets.UTF_8)) {
        out.write(octet);
        out.flush();
      }
      assertThat(response(socket.getInputStream()).cseq().method()).isEqualTo("NOTIFY");
      assertThat(response(socket.getInputStream()).cseq().method()).isEqualTo("OPTIONS");
      assertThat(phone.event()).isEqualTo(new PhoneEvent.CheckSync(true));
    }
  }

  @Test
  void off_means_403_and_a_wrong_address_silence_NTF_2() throws Exception {
    try (ListeningPhone off = new ListeningPhone();
        ListeningPhone deaf =
            new ListeningPhone(
                "sw_notify_autoprovision", "1", "AuthNotifyCheckSync", "127.0.0.77");
        DatagramSocket peer = peer()) {
      String notify = request("NOTIFY", "UDP", peer.getLocalPort(), "Event: check-sync\n");
      send(peer, notify, deaf.port());
      deaf.noteWith("not answered: 127.0.0.1 is not the address");
      send(peer, notify, off.port());
      assertThat(((SipResponse) receive(peer)).status()).isEqualTo(403);
      assertThat(off.isUntold()).isTrue();
      assertThat(deaf.isUntold()).isTrue();
    }
  }

  @Test
  void nonsense_by_udp_is_dropped_and_the_next_message_answered() throws Exception {
    try (ListeningPhone phone = new ListeningPhone(ALLOWED);
        DatagramSocket peer = peer()) {
      String good = request("OPTIONS", "UDP", peer.getLocalPort(), "");
      send(peer, "nonsense", phone.port());
      phone.noteWith("dropped: head");
      send(peer, good.replace("Content-Length: 0", "Content-Length: 9"), phone.port());
      phone.noteWith("dropped: body");
      send(peer, good.replace("Call-ID", "Call ID"), phone.port());
      phone.noteWith("dropped: header");
      send(peer, good.replace("To: <", "X: " + "x".repeat(60_000) + "\r\nTo: <"), phone.port());
      phone.noteWith("dropped: head");
      send(peer, good, phone.port());
      assertThat(((SipResponse) receive(peer)).status()).isEqualTo(200);
    }
  }

  @Test
  void a_megabyte_of_header_closes_its_connection_and_no_other() throws Exception {
    try (ListeningPhone phone = new ListeningPhone(ALLOWED);
        Socket bad = connected(phone);
        Socket good = connected(phone)) {
      Thread.ofVirtual()
          .start(() -> {
            try {
              bad.getOutputStream()
                  .write(
                      ("OPTIONS sip:a SIP/2.0\r\nX: " + "x".repeat(1 << 20))
                          .getBytes(StandardCharsets.UTF_8));
            } catch (IOException _) {
              return; // cut off in the middle, as it should be
            }
          });
      phone.noteWith("head at offset 32768: longer than 32768 bytes");
      good.getOutputStream()
          .write(request("OPTIONS", "TCP", 9, "").getBytes(StandardCharsets.UTF_8));
      assertThat(response(good.getInputStream()).status()).isEqualTo(200);
    }
  }

  @Test
  void a_wrong_length_over_tcp_closes_the_connection() throws Exception {
    try (ListeningPhone phone = new ListeningPhone(ALLOWED);
        Socket socket = connected(phone)) {
      String wrong =
          request("OPTIONS", "TCP", 9, "").replace("Content-Length: 0", "Content-Length: 70000");
      socket.getOutputStream().write(wrong.getBytes(StandardCharsets.UTF_8));
      assertThat(socket.getInputStream().read()).isEqualTo(-1);
      phone.noteWith("closed: Content-Length");
    }
  }

  @Test
  void connections_beyond_the_limit_are_not_taken() throws Exception {
    List<Socket> sockets = new ArrayList<>();
    try (ListeningPhone phone = new ListeningPhone(ALLOWED)) {
      for (int i = 0; i < SipSockets.MAX_CONNECTIONS; i++) {
        Socket socket = connected(phone);
        sockets.add(socket);
        socket
            .getOutputStream()
            .write(request("OPTIONS", "TCP", 9, "").getBytes(StandardCharsets.UTF_8));
        assertThat(response(socket.getInputStream()).status()).isEqualTo(200);
      }
      try (Socket one = connected(phone)) {
        assertThat(one.getInputStream().read()).isEqualTo(-1);
      }
      sockets.removeLast().close();
      phone.noteWith("closed by the peer");
      try (Socket one = connected(phone)) {
        one.getOutputStream()
            .write(request("OPTIONS", "TCP", 9, "").getBytes(StandardCharsets.UTF_8));
        assertThat(response(one.getInputStream()).status()).isEqualTo(200);
      }
    } finally {
      for (Socket socket : sockets) {
        socket.close();
      }
    }
  }

  @Test
  void a_line_registers_and_an_orderly_end_takes_it_back() throws Exception {
    try (DatagramSocket registrar = peer();
        ListeningPhone phone =
            new ListeningPhone(
                "TEL1Number", "8002",
                "TEL01Use", "1",
                "RegisterServerMP1", "127.0.0.1",
                "sip_reg_srv_portMP1", String.valueOf(registrar.getLocalPort()))) {
      SipRequest register = (SipRequest) receive(registrar);
      assertThat(register.headers().first("Contact"))
          .contains("<sip:8002@127.0.0.1:" + phone.port() + ">");
      answer(registrar, register, phone.port());
      phone.lineIn(State.REGISTERED);
      Thread stopping = Thread.ofVirtual().start(() -> stop(phone));
      SipRequest goodbye = (SipRequest) receive(registrar);
      assertThat(goodbye.headers().first("Expires")).contains("0");
      answer(registrar, goodbye, phone.port());
      assertThat(stopping.join(Duration.ofSeconds(10))).isTrue();
    }
  }

  private static void stop(ListeningPhone phone) {
    try {
      phone.stop();
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  private static void answer(DatagramSocket registrar, SipRequest request, int port)
      throws IOException, MalformedPacketException {
    SipResponse ok = request.answer(200, "r").with("Expires", "600");
    send(registrar, ok.encode().utf8(), port);
  }

  @Test
  void at_the_wildcard_address_whoever_asks_is_answered_from_the_address_asked_NTF_4()
      throws Exception {
    try (ListeningPhone phone = ListeningPhone.leased(Optional.of(LEASE));
        DatagramSocket peer = peer()) {
      for (String asked : List.of("127.0.0.7", "127.0.0.8", "127.0.0.9")) {
        byte[] octets =
            request("OPTIONS", "UDP", peer.getLocalPort(), "").getBytes(StandardCharsets.UTF_8);
        InetAddress at = InetAddress.ofLiteral(asked);
        peer.send(new DatagramPacket(octets, octets.length, at, phone.port()));
        DatagramPacket answer = new DatagramPacket(new byte[65_536], 65_536);
        peer.setSoTimeout(60_000);
        peer.receive(answer);
        assertThat(answer.getAddress()).isEqualTo(at);
      }
    }
  }

  @Test
  void a_leased_phone_registers_from_its_lease_and_anew_when_that_changes() throws Exception {
    try (DatagramSocket registrar = peer()) {
      String[] line = {
        "TEL1Number", "8002",
        "TEL01Use", "1",
        "RegisterServerMP1", "127.0.0.1",
        "sip_reg_srv_portMP1", String.valueOf(registrar.getLocalPort())
      };
      try (ListeningPhone phone = ListeningPhone.leased(Optional.empty(), line)) {
        for (Ip4Address lease : List.of(LEASE, LEASE.plus(1))) {
          phone.moves(Optional.of(lease), line);
          DatagramPacket packet = new DatagramPacket(new byte[65_536], 65_536);
          registrar.setSoTimeout(60_000);
          registrar.receive(packet);
          assertThat(packet.getAddress().getHostAddress()).isEqualTo(lease.toString());
          SipMessage register =
              SipMessage.parse(Bytes.copyOf(packet.getData(), 0, packet.getLength()));
          assertThat(register.headers().first("Contact"))
              .contains("<sip:8002@" + lease + ":" + phone.port() + ">");
        }
      }
    }
  }

  @Test
  void a_leased_phone_registers_by_tcp_from_its_lease() throws Exception {
    try (ServerSocket registrar = new ServerSocket(0, 5, InetAddress.getLoopbackAddress());
        ListeningPhone _ =
            ListeningPhone.leased(
                Optional.of(LEASE),
                "TEL1Number",
                "8002",
                "TEL01Use",
                "1",
                "TransportFlgMP1",
                "1",
                "RegisterServerMP1",
                "127.0.0.1",
                "sip_reg_srv_portMP1",
                String.valueOf(registrar.getLocalPort()));
        Socket socket = registrar.accept()) {
      assertThat(socket.getInetAddress().getHostAddress()).isEqualTo(LEASE.toString());
    }
  }

  @Test
  void a_line_registers_by_tcp() throws Exception {
    try (ServerSocket registrar = new ServerSocket(0, 5, InetAddress.getLoopbackAddress());
        ListeningPhone phone =
            new ListeningPhone(
                "TEL1Number", "8002",
                "TEL01Use", "1",
                "TransportFlgMP1", "1",
                "RegisterServerMP1", "127.0.0.1",
                "sip_reg_srv_portMP1", String.valueOf(registrar.getLocalPort()));
        Socket socket = registrar.accept()) {
      StringBuilder head = new StringBuilder();
      while (!head.toString().endsWith("\r\n\r\n")) {
        head.append((char) socket.getInputStream().read());
      }
      SipRequest register = (SipRequest) SipMessage.parse(Bytes.latin1(head.toString()));
      socket
          .getOutputStream()
          .write(register.answer(200, "r").with("Expires", "600").encode().toArray());
      assertThat(phone.lineIn(State.REGISTERED).detail()).endsWith("for 600 s");
    }
  }

  @Test
  void a_registrar_that_refuses_connections_is_unreachable_at_once() throws Exception {
    int closed;
    try (ServerSocket briefly = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      closed = briefly.getLocalPort();
    }
    try (ListeningPhone phone =
        new ListeningPhone(
            "TEL1Number", "8002",
            "TEL01Use", "1",
            "TransportFlgMP1", "1",
            "RegisterServerMP1", "127.0.0.1",
            "sip_reg_srv_portMP1", String.valueOf(closed))) {
      assertThat(phone.lineIn(State.UNREACHABLE).detail()).contains("refused");
    }
  }

  @Test
  void without_power_nothing_is_heard() throws Exception {
    try (ListeningPhone phone = new ListeningPhone(ALLOWED);
        DatagramSocket peer = peer()) {
      phone.losePower();
      send(
          peer, request("NOTIFY", "UDP", peer.getLocalPort(), "Event: check-sync\n"), phone.port());
      peer.setSoTimeout(300);
      assertThatExceptionOfType(IOException.class)
          .isThrownBy(() -> peer.receive(new DatagramPacket(new byte[9], 9)));
      assertThat(phone.isUntold()).isTrue();
    }
  }

  @Test
  void a_call_rings_and_is_declined_by_the_user() throws Exception {
    try (ListeningPhone phone = new ListeningPhone();
        DatagramSocket peer = peer()) {
      send(peer, request("INVITE", "UDP", peer.getLocalPort(), ""), phone.port());
      assertThat(((SipResponse) receive(peer)).status()).isEqualTo(180);
      assertThat(phone.event()).isEqualTo(new PhoneEvent.IncomingCall("sip:pbx@127.0.0.1"));
      phone.listener().decline();
      assertThat(((SipResponse) receive(peer)).status()).isEqualTo(486);
      assertThat(phone.event()).isEqualTo(new PhoneEvent.CallEnded());
    }
  }

  @Test
  void a_taken_port_is_said_and_a_closed_one_is_free_again() throws Exception {
    ListeningPhone phone = new ListeningPhone();
    Endpoint taken = phone.listener().endpoint();
    SipListening again =
        new SipListening(
            taken,
            Optional.of(taken.address()),
            List.of(),
            List.of(DigestAlgorithm.MD5),
            RandomGenerator.of("L64X128MixRandom"),
            Optional::empty,
            _ -> {});
    assertThatExceptionOfType(IOException.class).isThrownBy(() -> SipListener.open(again, _ -> {}));
    phone.close();
    SipListener.open(again, _ -> {}).close();
  }
}
