// SPDX-License-Identifier: Apache-2.0
package io.dialtone.fleet.stay;

import io.dialtone.wire.octets.Bytes;
import io.dialtone.wire.octets.Endpoint;
import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketTimeoutException;
import java.util.random.RandomGenerator;

/** The vendor's NOTIFY {@code Event: check-sync} by UDP, sent once (NTF-1). */
final class CheckSync {

  private static final int PATIENCE_MILLIS = 2_000;
  private static final int MAX_ANSWER = 2_048;

  private CheckSync() {}

  /** Sends it, and says what was answered. */
  static String send(Endpoint to, RandomGenerator random) {
    try (var socket = new DatagramSocket(new InetSocketAddress(inet(to), 0))) {
      byte[] request = text(to, socket.getLocalPort(), random).toArray();
      socket.setSoTimeout(PATIENCE_MILLIS);
      socket.send(
          new DatagramPacket(request, request.length, new InetSocketAddress(inet(to), to.port())));
      var answer = new DatagramPacket(new byte[MAX_ANSWER], MAX_ANSWER);
      socket.receive(answer);
      String first =
          Bytes.copyOf(answer.getData(), 0, answer.getLength())
              .latin1()
              .lines()
              .findFirst()
              .orElse("");
      return "answered " + first;
    } catch (SocketTimeoutException _) {
      return "not answered: AuthNotifyCheckSync may name another address (NTF-2)";
    } catch (IOException failed) {
      return "not sent: " + failed.getMessage();
    }
  }

  private static InetAddress inet(Endpoint to) throws IOException {
    return InetAddress.getByAddress(to.address().bytes().toArray());
  }

  private static Bytes text(Endpoint to, int fromPort, RandomGenerator random) {
    String here = to.address() + ":" + fromPort;
    String call = String.format("%016x", random.nextLong());
    return Bytes.latin1(
        String.join(
            "\r\n",
            "NOTIFY sip:" + to + " SIP/2.0",
            "Via: SIP/2.0/UDP " + here + ";branch=z9hG4bK" + call,
            "Max-Forwards: 70",
            "From: <sip:notify-me@" + here + ">;tag=" + call,
            "To: <sip:" + to + ">",
            "Call-ID: " + call + "@" + to.address(),
            "CSeq: 1 NOTIFY",
            "Contact: <sip:notify-me@" + here + ">",
            "Event: check-sync",
            "Content-Length: 0",
            "",
            ""));
  }
}
