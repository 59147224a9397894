// SPDX-License-Identifier: Apache-2.0

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.PortUnreachableException;
import java.nio.ByteBuffer;
import java.nio.channels.DatagramChannel;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;

/**
 * A relay with a crowd of phones behind it, against any DHCP server. One thread, one socket, packets
 * made once and patched in place.
 *
 * <pre>
 *   bench/run DhcpLoad SERVER:PORT RELAY:PORT KIND EXCHANGES IN-FLIGHT [FIRST [CLIENTS [PID]]]
 *
 *   KIND  new     EXCHANGES phones that the server never saw, FIRST and following: DISCOVER to ACK
 *         again   CLIENTS phones from FIRST come back in turns, DISCOVER to ACK
 *         reboot  the same by INIT-REBOOT: REQUEST, ACK (each asks by DISCOVER once, before it counts)
 *   PID   the server's process: its CPU time is told
 * </pre>
 *
 * <p>{@code -Dseconds=N}: no exchange begins after so long, however many there were to be, and those
 * begun have two seconds more. {@code -Dsilence=N}: it gives up when no exchange ended for so long.
 *
 * <p>A phone that hears nothing for a second asks again; that is counted. One line on standard
 * output: {@code exchanges seconds per-second p50-us p99-us max-us asked-again refused cpu-us}; when
 * not one exchange ended, {@code nan} stands for what is not known and standard error says so.
 */
final class DhcpLoad {

  private static final int XID = 4;
  private static final int YIADDR = 16;
  private static final int GIADDR = 24;
  private static final int CHADDR = 28;
  private static final int TYPE = 242;
  private static final int OPTIONS = 240;
  private static final int OFFER = 2;
  private static final int ACK = 5;
  private static final int NAK = 6;

  /** How long a phone waits before it asks again: a second, unless {@code -Dpatience=MILLIS}. */
  private static final long PATIENCE = Long.getLong("patience", 1000) * 1_000_000;

  /** No exchange begins after so long: slow servers get fewer. No limit, unless {@code -Dseconds}. */
  private static final long LIMIT = Long.getLong("seconds", 1_000_000) * 1_000_000_000L;

  /** What was begun in time may end for so long after the limit; slower answers do not count. */
  private static final long GRACE = 2_000_000_000L;

  /** A server that ends no exchange for so long will end none, for it has no address left, say. */
  private static final long SILENCE = Long.getLong("silence", 10) * 1_000_000_000L;

  /** A slot is one exchange at a time; its number is the low part of the xid. */
  private static final int SLOT_BITS = 12;

  private final DatagramChannel channel;
  private final ByteBuffer in = ByteBuffer.allocateDirect(2048);
  private final ByteBuffer discover;
  private final ByteBuffer select;
  private final ByteBuffer reboot;
  private final int[] client;
  private final int[] xid;
  private final long[] begun;
  private final long[] asked;
  private final int[] offered;
  private final int[] server;
  private int generation;
  private long ended;
  private long again;
  private long refused;

  private DhcpLoad(DatagramChannel channel, InetAddress relay, int inFlight) {
    this.channel = channel;
    int giaddr = ByteBuffer.wrap(relay.getAddress()).getInt();
    discover = packet(1, giaddr, 0);
    select = packet(3, giaddr, 2);
    reboot = packet(3, giaddr, 1);
    client = new int[inFlight];
    xid = new int[inFlight];
    begun = new long[inFlight];
    asked = new long[inFlight];
    offered = new int[inFlight];
    server = new int[inFlight];
  }

  /** A phone's packet, as a relay passes it on; options 50 and 54 come first, to be patched. */
  private static ByteBuffer packet(int type, int giaddr, int addresses) {
    ByteBuffer packet = ByteBuffer.allocateDirect(400);
    packet.put((byte) 1).put((byte) 1).put((byte) 6).put((byte) 1);
    packet.putInt(GIADDR, giaddr).putShort(CHADDR, (short) 0x0014);
    packet.putInt(236, 0x63825363).position(OPTIONS);
    packet.put((byte) 53).put((byte) 1).put((byte) type);
    if (addresses > 0) {
      packet.put((byte) 50).put((byte) 4).putInt(0);
    }
    if (addresses > 1) {
      packet.put((byte) 54).put((byte) 4).putInt(0);
    }
    packet.put((byte) 55).put((byte) 9);
    packet.put(new byte[] {1, 3, 6, 42, 43, 66, 67, 51, (byte) 150});
    byte[] userClass = "Thomson ST2030S".getBytes(StandardCharsets.US_ASCII);
    packet.put((byte) 77).put((byte) userClass.length).put(userClass);
    packet.put((byte) 255);
    packet.position(Math.max(300, packet.position()));
    return packet.flip();
  }

  public static void main(String[] arguments) throws IOException {
    if (arguments.length < 5) {
      System.err.println(
          "DhcpLoad SERVER:PORT RELAY:PORT new|again|reboot EXCHANGES IN-FLIGHT"
              + " [FIRST [CLIENTS [PID]]]");
      System.exit(64);
    }
    InetSocketAddress server = address(arguments[0]);
    InetSocketAddress relay = address(arguments[1]);
    String kind = arguments[2];
    int exchanges = Integer.parseInt(arguments[3], 10);
    int inFlight = Math.min(Integer.parseInt(arguments[4], 10), 1 << SLOT_BITS);
    int first = arguments.length > 5 ? Integer.parseInt(arguments[5], 10) : 1;
    int clients = arguments.length > 6 ? Integer.parseInt(arguments[6], 10) : 10_000;
    long pid = arguments.length > 7 ? Long.parseLong(arguments[7], 10) : 0;
    try (DatagramChannel channel = DatagramChannel.open()) {
      channel.bind(relay).connect(server).configureBlocking(false);
      DhcpLoad load = new DhcpLoad(channel, relay.getAddress(), inFlight);
      int[] known = new int[kind.equals("reboot") ? clients : 0];
      if (known.length > 0) {
        load.run(clients, first, clients, known, false, new long[clients]);
        clients = addressed(known);
        if (clients == 0) {
          tellNothing("not one phone had got an address before it could come back", load);
          return;
        }
      }
      int turn = kind.equals("new") ? exchanges : clients;
      long[] took = new long[exchanges];
      load.again = 0;
      load.refused = 0;
      double cpu = cpuSeconds(pid);
      long start = System.nanoTime();
      exchanges = load.run(exchanges, first, turn, known, known.length > 0, took);
      double seconds = ((exchanges == 0 ? System.nanoTime() : load.ended) - start) / 1e9;
      cpu = cpuSeconds(pid) - cpu;
      if (exchanges == 0) {
        tellNothing(
            String.format(Locale.ROOT, "not one exchange ended in %.0f s", seconds), load);
        return;
      }
      Arrays.sort(took, 0, exchanges);
      System.out.printf(
          Locale.ROOT,
          "%d %.2f %.0f %d %d %d %d %d %.1f%n",
          exchanges,
          seconds,
          exchanges / seconds,
          took[exchanges / 2] / 1000,
          took[(int) (exchanges * 0.99)] / 1000,
          took[exchanges - 1] / 1000,
          load.again,
          load.refused,
          cpu * 1e6 / exchanges);
    }
  }

  private static void tellNothing(String why, DhcpLoad load) {
    System.err.println("DhcpLoad: " + why);
    System.out.printf(Locale.ROOT, "0 nan nan nan nan nan %d %d nan%n", load.again, load.refused);
  }

  /** How many phones, from the first on, have an address without a gap. */
  private static int addressed(int[] known) {
    int count = 0;
    while (count < known.length && known[count] != 0) {
      count++;
    }
    return count;
  }

  private static InetSocketAddress address(String text) {
    int colon = text.lastIndexOf(':');
    return new InetSocketAddress(
        InetAddress.ofLiteral(text.substring(0, colon)),
        Integer.parseInt(text.substring(colon + 1), 10));
  }

  /** User and system time of a process, in hundredths as Linux counts. */
  private static double cpuSeconds(long pid) throws IOException {
    if (pid == 0) {
      return 0;
    }
    String stat = Files.readString(Path.of("/proc/" + pid + "/stat"), StandardCharsets.UTF_8);
    String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1);
    return (Long.parseLong(fields[11], 10) + Long.parseLong(fields[12], 10)) / 100.0;
  }

  /** How many exchanges came to their end. */
  private int run(int exchanges, int first, int turn, int[] known, boolean reboots, long[] took)
      throws IOException {
    int started = 0;
    int done = 0;
    for (int slot = 0; slot < client.length && started < exchanges; slot++) {
      begin(slot, first + started % turn, reboots ? known[started % turn] : 0);
      started++;
    }
    long start = System.nanoTime();
    long swept = start;
    ended = start;
    try (Selector selector = Selector.open()) {
      channel.register(selector, SelectionKey.OP_READ);
      while (done < started) {
        int slot = read();
        if (slot < 0) {
          selector.selectedKeys().clear();
          selector.select(100);
        }
        long now = System.nanoTime();
        if (slot >= 0 && ends(slot)) {
          took[done++] = now - begun[slot];
          ended = now;
          if (!reboots && known.length > 0) {
            known[client[slot] - first] = in.getInt(YIADDR);
          }
          xid[slot] = 0;
          if (started < exchanges && now - start < LIMIT) {
            begin(slot, first + started % turn, reboots ? known[started % turn] : 0);
            started++;
          }
        }
        if (now - swept > Math.min(PATIENCE / 10, 100_000_000)) {
          swept = now;
          if (now - ended > SILENCE || now - start - GRACE > LIMIT) {
            Arrays.fill(xid, 0);
            break;
          }
          askAgain(now);
        }
      }
    }
    return done;
  }

  private void begin(int slot, int number, int address) throws IOException {
    client[slot] = number;
    begun[slot] = System.nanoTime();
    offered[slot] = address;
    server[slot] = 0;
    xid[slot] = ++generation << SLOT_BITS | slot;
    ask(slot);
  }

  /** Sends what the phone of this slot has to say now. */
  private void ask(int slot) throws IOException {
    ByteBuffer packet = offered[slot] == 0 ? discover : server[slot] == 0 ? reboot : select;
    packet.putInt(XID, xid[slot]).putInt(CHADDR + 2, 0x7F00_0000 + client[slot]);
    if (offered[slot] != 0) {
      packet.putInt(OPTIONS + 5, offered[slot]);
    }
    if (server[slot] != 0) {
      packet.putInt(OPTIONS + 11, server[slot]);
    }
    asked[slot] = System.nanoTime();
    try {
      channel.write(packet.rewind());
    } catch (PortUnreachableException _) {
      // the server is not there now; the phone asks again
    }
  }

  private void askAgain(long now) throws IOException {
    for (int slot = 0; slot < client.length; slot++) {
      if (xid[slot] != 0 && now - asked[slot] > PATIENCE) {
        again++;
        ask(slot);
      }
    }
  }

  /** Reads one answer; the slot it belongs to, or -1 if nothing is there. */
  private int read() throws IOException {
    while (true) {
      in.clear();
      try {
        if (channel.read(in) <= 0) {
          return -1;
        }
      } catch (PortUnreachableException _) {
        continue;
      }
      int slot = in.getInt(XID) & (1 << SLOT_BITS) - 1;
      if (slot < client.length && xid[slot] == in.getInt(XID)) {
        return slot;
      }
    }
  }

  /** Whether the answer ends the exchange; an offer is taken up, a refused phone begins anew. */
  private boolean ends(int slot) throws IOException {
    int type = in.get(TYPE);
    if (type == OFFER && server[slot] == 0) {
      offered[slot] = in.getInt(YIADDR);
      server[slot] = serverId();
      ask(slot);
    } else if (type == NAK) {
      refused++;
      offered[slot] = 0;
      server[slot] = 0;
      ask(slot);
    }
    return type == ACK;
  }

  private int serverId() {
    int at = OPTIONS;
    while (in.get(at) != (byte) 255) {
      if (in.get(at) == 54) {
        return in.getInt(at + 2);
      }
      at += in.get(at) == 0 ? 1 : 2 + (in.get(at + 1) & 0xFF);
    }
    throw new IllegalStateException("an offer that does not name its server");
  }
}
