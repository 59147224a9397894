// SPDX-License-Identifier: Apache-2.0
package io.dialtone.app.udp;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.ClosedSelectorException;
import java.nio.channels.DatagramChannel;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.Random;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Stands between UDP clients and a server and lets the {@link Weather} have its way with what
 * passes. Each client is a port of the proxy's to the server, and each port that the server answers
 * from is a port of the proxy's to the client: TFTP's transfer ports stay apart.
 *
 * <p>One thread; the dice are thrown in the order in which datagrams come.
 */
public final class UdpProxy implements AutoCloseable {
  private static final int LONGEST = 65_507;
  private static final int BUFFER_BYTES = 1 << 20;
  private static final InetAddress LOOPBACK = InetAddress.ofLiteral("127.0.0.1");

  /** One client's way to the server, and the ways back from each of the server's ports. */
  private final class Session {
    private final InetSocketAddress client;
    private final DatagramChannel toServer;
    private final Map<InetSocketAddress, DatagramChannel> back = new LinkedHashMap<>();

    Session(InetSocketAddress client) throws IOException {
      this.client = client;
      this.toServer = open((from, packet) -> fromServer(this, from, packet));
      back.put(server, front);
    }
  }

  /** What is done with a datagram that comes to a channel. */
  @FunctionalInterface
  private interface Taker {
    void take(InetSocketAddress from, ByteBuffer packet) throws IOException;
  }

  private record Passage(
      long due, long number, DatagramChannel by, InetSocketAddress to, ByteBuffer packet) {}

  private final InetSocketAddress server;
  private final Weather weather;
  private final Random dice;
  private final Selector selector = Selector.open();
  private final DatagramChannel front;
  private final Map<InetSocketAddress, Session> sessions = new LinkedHashMap<>();
  private final PriorityQueue<Passage> underWay =
      new PriorityQueue<>(
          Comparator.comparingLong(Passage::due).thenComparingLong(Passage::number));
  private final ByteBuffer room = ByteBuffer.allocate(LONGEST);
  private final AtomicLong lost = new AtomicLong();
  private final AtomicLong doubled = new AtomicLong();
  private final Thread thread;
  private long passages;

  private UdpProxy(InetSocketAddress server, Weather weather) throws IOException {
    this.server = server;
    this.weather = weather;
    this.dice = new Random(weather.seed());
    this.front = open(this::fromClient);
    this.thread = Thread.ofPlatform().name("udp-proxy").start(this::run);
  }

  /** A proxy before this server, at a port of its own on loopback. */
  public static UdpProxy before(InetSocketAddress server, Weather weather) throws IOException {
    return new UdpProxy(server, weather);
  }

  /** Where clients go to. */
  public InetSocketAddress address() throws IOException {
    return (InetSocketAddress) front.getLocalAddress();
  }

  public long lost() {
    return lost.get();
  }

  public long doubled() {
    return doubled.get();
  }

  private DatagramChannel open(Taker taker) throws IOException {
    DatagramChannel channel = DatagramChannel.open();
    channel.setOption(StandardSocketOptions.SO_RCVBUF, BUFFER_BYTES);
    channel.bind(new InetSocketAddress(LOOPBACK, 0)).configureBlocking(false);
    channel.register(selector, SelectionKey.OP_READ, taker);
    return channel;
  }

  private void run() {
    try {
      while (selector.isOpen()) {
        long wait = underWay.isEmpty() ? 0 : millisUntil(underWay.peek().due());
        if (wait < 0) {
          selector.selectNow(this::ready);
        } else {
          selector.select(this::ready, wait);
        }
        sendWhatIsDue();
      }
    } catch (ClosedSelectorException | ClosedChannelException _) {
      // that is how it is told to end
    } catch (IOException fault) {
      throw new IllegalStateException("the proxy broke", fault);
    }
  }

  private static long millisUntil(long due) {
    long nanos = due - System.nanoTime();
    return nanos <= 0 ? -1 : Math.ceilDiv(nanos, 1_000_000L);
  }

  private void sendWhatIsDue() throws IOException {
    for (Passage next = underWay.peek();
        next != null && next.due() - System.nanoTime() <= 0;
        next = underWay.peek()) {
      underWay.remove();
      next.by().send(next.packet(), next.to());
    }
  }

  private void ready(SelectionKey key) {
    DatagramChannel channel = (DatagramChannel) key.channel();
    Taker taker = (Taker) key.attachment();
    try {
      while (channel.receive(room.clear()) instanceof InetSocketAddress from) {
        byte[] copy = new byte[room.flip().remaining()];
        room.get(copy);
        taker.take(from, ByteBuffer.wrap(copy));
      }
    } catch (IOException fault) {
      throw new IllegalStateException("the proxy broke", fault);
    }
  }

  private Session session(InetSocketAddress client) throws IOException {
    Session known = sessions.get(client);
    if (known == null) {
      known = new Session(client);
      sessions.put(client, known);
    }
    return known;
  }

  private void fromClient(InetSocketAddress client, ByteBuffer packet) throws IOException {
    pass(session(client).toServer, server, packet);
  }

  private void fromServer(Session session, InetSocketAddress from, ByteBuffer packet)
      throws IOException {
    DatagramChannel back = session.back.get(from);
    if (back == null) {
      back = open((_, answer) -> pass(session.toServer, from, answer));
      session.back.put(from, back);
    }
    pass(back, session.client, packet);
  }

  private void pass(DatagramChannel by, InetSocketAddress to, ByteBuffer packet) {
    if (dice.nextDouble() < weather.loss()) {
      lost.incrementAndGet();
      return;
    }
    send(by, to, packet);
    if (dice.nextDouble() < weather.doubling()) {
      doubled.incrementAndGet();
      send(by, to, packet.duplicate());
    }
  }

  private void send(DatagramChannel by, InetSocketAddress to, ByteBuffer packet) {
    long spread = weather.longest().minus(weather.shortest()).toNanos();
    long extra = spread == 0 ? 0 : (long) (dice.nextDouble() * spread);
    long due = System.nanoTime() + weather.shortest().toNanos() + extra;
    underWay.add(new Passage(due, passages++, by, to, packet));
  }

  @Override
  public void close() throws IOException {
    for (SelectionKey key : selector.keys()) {
      key.channel().close();
    }
    selector.close();
    try {
      thread.join();
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
  }
}
