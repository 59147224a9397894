// SPDX-License-Identifier: Apache-2.0
package io.dialtone.app.sip;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.dialtone.wire.octets.Bytes;
import io.dialtone.wire.octets.MalformedPacketException;
import io.dialtone.wire.sip.SipMessage;
import io.dialtone.wire.sip.SipRequest;
import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.util.LinkedHashSet;
import java.util.Set;

/** As many phones as there are requests, on one UDP port: each is answered 200, or none. */
final class SipEcho implements AutoCloseable {

  private static final int PATIENCE_MILLIS = 20_000;

  private final DatagramSocket socket;
  private final boolean answers;
  private final Set<String> calls = new LinkedHashSet<>();

  private SipEcho(String address, boolean answers) throws IOException {
    this.socket = new DatagramSocket(0, InetAddress.ofLiteral(address));
    this.answers = answers;
    Thread.ofPlatform().daemon().name("sip echo").start(this::run);
  }

  /** They answer, at this address. */
  static SipEcho at(String address) throws IOException {
    return new SipEcho(address, true);
  }

  /** They hear and say nothing. */
  static SipEcho mute() throws IOException {
    return new SipEcho("127.0.0.1", false);
  }

  int port() {
    return socket.getLocalPort();
  }

  private void run() {
    DatagramPacket packet = new DatagramPacket(new byte[4_096], 4_096);
    try {
      while (true) {
        socket.receive(packet);
        Bytes heard = Bytes.copyOf(packet.getData(), 0, packet.getLength());
        if (answers && SipMessage.parse(heard) instanceof SipRequest request) {
          byte[] answer = request.answer(200, "echo").encode().toArray();
          socket.send(new DatagramPacket(answer, answer.length, packet.getSocketAddress()));
        }
        heard(new String(heard.toArray(), US_ASCII));
      }
    } catch (IOException | MalformedPacketException over) {
      heard("Call-ID: over, " + over.getMessage());
    }
  }

  private synchronized void heard(String request) {
    calls.add(request.replaceFirst("(?s).*Call-ID: ([^\r]*).*", "$1"));
    notifyAll();
  }

  /** How many were asked something; what is repeated counts once. */
  synchronized int requests() {
    return calls.size();
  }

  synchronized void awaitRequests(int count) throws InterruptedException {
    long end = System.nanoTime() + PATIENCE_MILLIS * 1_000_000L;
    while (calls.size() < count) {
      if (System.nanoTime() > end) {
        throw new AssertionError(count + " requests were expected, there were " + calls);
      }
      wait(PATIENCE_MILLIS);
    }
  }

  @Override
  public void close() {
    socket.close();
  }
}
