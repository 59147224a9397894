// SPDX-License-Identifier: Apache-2.0
package io.dialtone.server.notify;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import io.dialtone.handset.sip.SipPeer;
import io.dialtone.wire.octets.Endpoint;
import io.dialtone.wire.sip.SipResponse;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The port that answers of phones come to. */
@Timeout(30)
class SipDoorTest {
  private static final Endpoint ANYWHERE = Endpoint.parse("127.0.0.1:0").orElseThrow();

  /** Cannot deal with one kind of answer. */
  private static final class Faulty implements SipHearer {
    private final BlockingQueue<String> said = new LinkedBlockingQueue<>();

    @Override
    public void heard(SipResponse response) {
      if (response.status() == 202) {
        throw new IllegalStateException("a fault of ours");
      }
      said.add("heard " + response.status());
    }

    @Override
    public void broken(SipPeer peer, String reason) {
      said.add("broken " + reason);
    }

    @Override
    public void fault(String text) {
      said.add(text);
    }
  }

  private static void say(DatagramSocket phone, Endpoint to, String text) throws Exception {
    byte[] bytes = text.getBytes(US_ASCII);
    InetAddress address = InetAddress.ofLiteral("127.0.0.1");
    phone.send(new DatagramPacket(bytes, bytes.length, address, to.port()));
  }

  private static String answer(int status) {
    return "SIP/2.0 "
        + status
        + " OK\r\n"
        + "Via: SIP/2.0/UDP 127.0.0.1:5060;branch=z9hG4bK1\r\n"
        + "From: <sip:server@127.0.0.1>;tag=1\r\n"
        + "To: <sip:phone@127.0.0.2>;tag=2\r\n"
        + "Call-ID: 1@127.0.0.1\r\n"
        + "CSeq: 1 NOTIFY\r\n"
        + "Content-Length: 0\r\n\r\n";
  }

  @Test
  void a_message_that_meets_a_fault_of_ours_ends_no_hearing() throws Exception {
    Faulty hearer = new Faulty();
    try (SipDoor door = SipDoor.open(ANYWHERE, hearer);
        DatagramSocket phone = new DatagramSocket(0, InetAddress.ofLiteral("127.0.0.1"))) {
      say(phone, door.endpoint(), answer(202));
      assertThat(hearer.said.take())
          .startsWith("a message from /127.0.0.1:" + phone.getLocalPort())
          .endsWith("could not be taken: java.lang.IllegalStateException: a fault of ours");
      say(phone, door.endpoint(), "rubbish");
      say(phone, door.endpoint(), answer(200));
      assertThat(hearer.said.take()).isEqualTo("heard 200");
    }
  }
}
