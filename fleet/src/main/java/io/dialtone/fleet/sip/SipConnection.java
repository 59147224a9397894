// SPDX-License-Identifier: Apache-2.0
package io.dialtone.fleet.sip;

import io.dialtone.handset.sip.SipPeer;
import io.dialtone.wire.octets.Bytes;
import io.dialtone.wire.octets.MalformedPacketException;
import io.dialtone.wire.sip.SipMessage;
import io.dialtone.wire.sip.SipStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketAddress;
import java.net.SocketTimeoutException;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.function.Consumer;

/**
 * One TCP connection: a thread that reads messages out of the stream, a thread that writes, so that
 * a peer that does not read holds up nobody but itself.
 */
final class SipConnection {

  /** A peer that asks so much without reading the answers is cut off. */
  private static final int MAX_UNSENT = 64;

  private static final int PIECE_BYTES = 8_192;
  private static final int CONNECT_MILLIS = 5_000;

  /** A peer that connected to us and says nothing for so long is cut off. */
  private static final int SILENCE_MILLIS = 120_000;

  private final SipPeer peer;
  private final Socket socket;
  private final Consumer<Order> orders;
  private final BlockingQueue<Bytes> unsent = new ArrayBlockingQueue<>(MAX_UNSENT);
  private volatile Optional<Thread> writer = Optional.empty();
  private boolean closed;

  SipConnection(SipPeer peer, Socket socket, Consumer<Order> orders) {
    this.peer = peer;
    this.socket = socket;
    this.orders = orders;
  }

  SipPeer peer() {
    return peer;
  }

  /** Whether it is from this address of ours, where 0.0.0.0 is any. */
  boolean isFrom(InetAddress address) {
    return address.isAnyLocalAddress()
        || socket.isClosed() // whoever closed it will say so
        || socket.getLocalAddress().equals(address);
  }

  /** Serves a connection that a peer made. */
  void accepted() throws IOException {
    socket.setSoTimeout(SILENCE_MILLIS);
    start(this::read, "reads");
    start(this::write, "writes");
  }

  /** Makes a connection to a peer, without waiting for it. */
  void connect(SocketAddress to) {
    start(
        () -> {
          try {
            socket.connect(to, CONNECT_MILLIS);
            start(this::read, "reads");
            write();
          } catch (IOException e) {
            end("no connection: " + e.getMessage());
          }
        },
        "connects");
  }

  private void start(Runnable work, String what) {
    Thread thread = Thread.ofVirtual().name("sip " + what + " " + peer).unstarted(work);
    if (!what.equals("reads")) {
      writer = Optional.of(thread);
    }
    thread.start();
  }

  /** Takes a message to be written; false when the peer is too far behind, and is cut off. */
  boolean send(Bytes message) {
    if (unsent.offer(message)) {
      return true;
    }
    end("it takes no answers");
    return false;
  }

  private void write() {
    try {
      while (!socket.isClosed()) {
        socket.getOutputStream().write(unsent.take().toArray());
      }
    } catch (IOException e) {
      end("broken: " + e.getMessage());
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt(); // the connection was closed: nothing more to write
    }
  }

  private void read() {
    SipStream stream = new SipStream();
    byte[] piece = new byte[PIECE_BYTES];
    try {
      InputStream in = socket.getInputStream();
      for (int count = in.read(piece); count >= 0; count = in.read(piece)) {
        stream.feed(Bytes.copyOf(piece, 0, count));
        drain(stream);
      }
      end("closed by the peer");
    } catch (MalformedPacketException e) {
      end("closed: " + e.getMessage());
    } catch (SocketTimeoutException e) {
      end("closed after " + SILENCE_MILLIS / 1000 + " s of silence");
    } catch (IOException e) {
      end("broken: " + e.getMessage());
    }
  }

  private void drain(SipStream stream) throws MalformedPacketException {
    Optional<SipMessage> next = stream.next();
    while (next.isPresent()) {
      orders.accept(new Order.Message(peer, next.get()));
      next = stream.next();
    }
  }

  /** Ends the connection; the first to end it says why. */
  private void end(String reason) {
    if (close()) {
      orders.accept(new Order.Broken(peer, reason));
    }
  }

  /** Closes without a word; true the first time. */
  synchronized boolean close() {
    boolean first = !closed;
    closed = true;
    writer.filter(w -> !w.equals(Thread.currentThread())).ifPresent(Thread::interrupt);
    try {
      socket.close();
    } catch (IOException _) {
      unsent.clear(); // broken or closed, it is gone
    }
    return first;
  }
}
