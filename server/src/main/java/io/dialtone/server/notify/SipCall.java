// SPDX-License-Identifier: Apache-2.0
package io.dialtone.server.notify;

import io.dialtone.wire.octets.Bytes;
import io.dialtone.wire.octets.MalformedPacketException;
import io.dialtone.wire.sip.SipMessage;
import io.dialtone.wire.sip.SipResponse;
import io.dialtone.wire.sip.SipStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.atomic.AtomicBoolean;

/** One TCP connection to a phone: a thread that connects and writes, and one that reads. */
final class SipCall implements AutoCloseable {

  /** What one connection has to say. */
  interface Hearer {
    void heard(SipResponse response);

    void broken(String reason);
  }

  private static final int CONNECT_MILLIS = 5_000;
  private static final int PIECE_BYTES = 4_096;

  /** A request, and its digests. */
  private static final int MAX_UNSENT = 8;

  private final InetAddress from;
  private final InetSocketAddress to;
  private final Hearer hearer;
  private final Socket socket = new Socket();
  private final BlockingQueue<Bytes> unsent = new ArrayBlockingQueue<>(MAX_UNSENT);
  private final AtomicBoolean closed = new AtomicBoolean();
  private final Thread writer;

  private SipCall(InetAddress from, InetSocketAddress to, Hearer hearer) {
    this.from = from;
    this.to = to;
    this.hearer = hearer;
    this.writer = Thread.ofVirtual().name("sip to " + to).unstarted(this::write);
  }

  /** Connects, without waiting for it. */
  static SipCall begin(InetAddress from, InetSocketAddress to, Hearer hearer) {
    SipCall call = new SipCall(from, to, hearer);
    call.writer.start();
    return call;
  }

  void send(Bytes message) {
    if (!unsent.offer(message)) {
      end("it takes no more");
    }
  }

  private void write() {
    try {
      socket.bind(new InetSocketAddress(from, 0));
      socket.connect(to, CONNECT_MILLIS);
      Thread.ofVirtual().name("sip from " + to).start(this::read);
      while (!closed.get()) {
        socket.getOutputStream().write(unsent.take().toArray());
      }
    } catch (IOException fault) {
      end("no connection: " + fault.getMessage());
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt(); // closed: nothing more to write
    }
  }

  private void read() {
    SipStream stream = new SipStream();
    byte[] piece = new byte[PIECE_BYTES];
    try {
      InputStream in = socket.getInputStream();
      for (int count = in.read(piece); count >= 0; count = in.read(piece)) {
        stream.feed(Bytes.copyOf(piece, 0, count));
        for (Optional<SipMessage> next = stream.next(); next.isPresent(); next = stream.next()) {
          if (next.get() instanceof SipResponse response) {
            hearer.heard(response);
          }
        }
      }
      end("it hung up");
    } catch (MalformedPacketException fault) {
      end("it says what is no SIP: " + fault.getMessage());
    } catch (IOException fault) {
      end("the connection broke: " + fault.getMessage());
    }
  }

  private void end(String reason) {
    if (!closed.get()) {
      hearer.broken(reason);
    }
    close();
  }

  @Override
  public void close() {
    if (closed.compareAndSet(false, true)) {
      writer.interrupt();
      try {
        socket.close();
      } catch (IOException _) {
        unsent.clear(); // broken or closed, it is gone
      }
    }
  }
}
