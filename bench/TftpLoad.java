// SPDX-License-Identifier: Apache-2.0
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardProtocolFamily;
import java.nio.ByteBuffer;
import java.nio.channels.DatagramChannel;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * A load of TFTP clients, each getting one file over and over in 512-byte blocks, and what it costs
 * the server, its child processes included: {@code bench/run TftpLoad HOST:PORT FILE CLIENTS
 * SECONDS SERVER-PID [WARM-UP-SECONDS [THREADS [FILE CLIENTS]...]]}. Further files and numbers of
 * clients follow one another, warm by then. For each, a line is for scripts: bytes in a second, files
 * in a second, microseconds a block, what went out again.
 *
 * <p>SERVER-PID may be a cgroup's folder instead, which knows the CPU of children nobody waited for.
 *
 * <p>One thread asks as fast as it can, but no faster than a fast server answers: then it is itself
 * what is measured, and each answer of a server that has caught up costs it a wake-up. Two share
 * the clients and leave it to the system who gets the machine's cores.
 */
final class TftpLoad {
  private static final int TICKS_PER_SECOND = 100; // of /proc/PID/stat, on every Linux of today
  private static final int BLOCK = 512;
  private static final long RESEND_NANOS = 1_000_000_000L;
  private static final long SETTLE_NANOS = 1_000_000_000L;

  private final InetSocketAddress server;
  private final byte[] request;
  private final Selector selector = Selector.open();
  private final ByteBuffer packet = ByteBuffer.allocateDirect(BLOCK + 4);
  private long blocks;
  private long bytes;
  private long files;
  private long repeated;

  private TftpLoad(InetSocketAddress server, String file) throws IOException {
    this.server = server;
    this.request = ("\0\1" + file + "\0octet\0").getBytes(StandardCharsets.ISO_8859_1);
  }

  /** One client: between files it takes a new port, as real ones do. */
  private final class Client {
    private DatagramChannel channel;
    private InetSocketAddress peer;
    private int expected;
    private long heardAt;

    void ask() throws IOException {
      channel = DatagramChannel.open(StandardProtocolFamily.INET);
      channel.bind(new InetSocketAddress(server.getAddress(), 0)).configureBlocking(false);
      channel.register(selector, SelectionKey.OP_READ, this);
      peer = server;
      expected = 1;
      heardAt = System.nanoTime();
      channel.send(ByteBuffer.wrap(request), server);
    }

    void read() throws IOException {
      if (!(channel.receive(packet.clear()) instanceof InetSocketAddress from)) {
        return;
      }
      packet.flip();
      if (packet.getShort(0) != 3) {
        throw new IOException("the server answered with opcode " + packet.getShort(0));
      }
      int block = packet.getShort(2) & 0xFFFF;
      if (block != (expected & 0xFFFF)) {
        repeated++;
        return;
      }
      int size = packet.remaining() - 4;
      peer = from;
      blocks++;
      bytes += size;
      heardAt = System.nanoTime();
      acknowledge(block);
      expected++;
      if (size < BLOCK) {
        files++;
        channel.close();
        ask();
      }
    }

    private void acknowledge(int block) throws IOException {
      packet.clear().putShort((short) 4).putShort((short) block).flip();
      channel.send(packet, peer);
    }

    /** Leaves no transfer behind, which would count against the clients of the next load. */
    void giveUp() throws IOException {
      if (expected > 1) {
        channel.send(ByteBuffer.wrap(new byte[] {0, 5, 0, 0, 0}), peer);
      }
      channel.close();
    }

    void onTime(long now) throws IOException {
      if (now - heardAt > RESEND_NANOS) {
        repeated++;
        heardAt = now;
        if (expected == 1) {
          channel.send(ByteBuffer.wrap(request), server);
        } else {
          acknowledge(expected - 1 & 0xFFFF);
        }
      }
    }
  }

  private void run(int clients, int seconds, long warmUpNanos, CyclicBarrier together)
      throws Exception {
    List<Client> all = new ArrayList<>();
    for (int i = 0; i < clients; i++) {
      Client client = new Client();
      client.ask();
      all.add(client);
    }
    spin(all, warmUpNanos); // the compilers' time
    blocks = bytes = files = repeated = 0;
    together.await();
    spin(all, seconds * 1_000_000_000L);
    together.await();
    for (Client client : all) {
      client.giveUp();
    }
    selector.close();
  }

  private static void run(
      InetSocketAddress server,
      String file,
      int clients,
      int seconds,
      String of,
      long warmUpNanos,
      int threads)
      throws Exception {
    double[] cpu = new double[2];
    long[] at = new long[2];
    int[] turn = new int[1];
    CyclicBarrier together =
        new CyclicBarrier(
            threads,
            () -> {
              at[turn[0]] = System.nanoTime();
              cpu[turn[0]++] = cpuSeconds(of);
            });
    List<TftpLoad> loads = new ArrayList<>();
    List<Future<?>> runs = new ArrayList<>();
    try (ExecutorService pool = Executors.newFixedThreadPool(threads)) {
      for (int i = 0; i < threads; i++) {
        TftpLoad load = new TftpLoad(server, file);
        loads.add(load);
        int share = clients / threads + (i < clients % threads ? 1 : 0);
        runs.add(
            pool.submit(
                () -> {
                  load.run(share, seconds, warmUpNanos, together);
                  return null;
                }));
      }
      for (Future<?> run : runs) {
        run.get();
      }
    }
    long blocks = loads.stream().mapToLong(load -> load.blocks).sum();
    long bytes = loads.stream().mapToLong(load -> load.bytes).sum();
    long files = loads.stream().mapToLong(load -> load.files).sum();
    long repeated = loads.stream().mapToLong(load -> load.repeated).sum();
    tell(clients, blocks, bytes, files, repeated, (at[1] - at[0]) / 1e9, cpu[1] - cpu[0]);
  }

  private static void tell(
      int clients, long blocks, long bytes, long files, long repeated, double took, double cpu) {
    System.out.printf(
        Locale.ROOT,
        "%d clients: %.1f MB/s, %.0f files/s, %.2f us of the server's CPU a block, %d repeated%n",
        clients,
        bytes / took / 1e6,
        files / took,
        cpu * 1e6 / blocks,
        repeated);
    System.out.printf(
        Locale.ROOT,
        "figures %.0f %.1f %.3f %d%n",
        bytes / took,
        files / took,
        cpu * 1e6 / blocks,
        repeated);
  }

  private void spin(List<Client> all, long nanos) throws IOException {
    long end = System.nanoTime() + nanos;
    long look = System.nanoTime();
    for (long now = look; now < end; now = System.nanoTime()) {
      selector.select(100);
      for (SelectionKey key : selector.selectedKeys()) {
        ((Client) key.attachment()).read();
      }
      selector.selectedKeys().clear();
      if (now - look > RESEND_NANOS) {
        look = now;
        for (Client client : all) {
          client.onTime(now);
        }
      }
    }
  }

  /** Of a process, or of a cgroup where a folder is named. */
  private static double cpuSeconds(String of) {
    try {
      if (of.startsWith("/")) {
        Path usage = Path.of(of, "cpuacct.usage"); // nanoseconds, cgroup v1
        if (Files.exists(usage)) {
          return Long.parseLong(Files.readString(usage, StandardCharsets.US_ASCII).strip()) / 1e9;
        }
        String first = Files.readAllLines(Path.of(of, "cpu.stat")).getFirst(); // cgroup v2
        return Long.parseLong(first.replace("usage_usec ", "")) / 1e6;
      }
      return cpuTicks(Long.parseLong(of)) / (double) TICKS_PER_SECOND;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** User and system time of a process and its children, the living and those it has awaited. */
  private static long cpuTicks(long pid) throws IOException {
    long ticks = ownTicks(pid);
    List<ProcessHandle> children =
        ProcessHandle.of(pid).stream().flatMap(ProcessHandle::descendants).toList();
    for (ProcessHandle child : children) {
      try {
        ticks += ownTicks(child.pid());
      } catch (NoSuchFileException ended) {
        // its time is among those that its parent has awaited, the next time we look
      }
    }
    return ticks;
  }

  /** Fields 14 to 17 of a process' stat line. */
  private static long ownTicks(long pid) throws IOException {
    String stat = Files.readString(Path.of("/proc/" + pid + "/stat"), StandardCharsets.UTF_8);
    String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1);
    long ticks = 0;
    for (int field = 11; field <= 14; field++) {
      ticks += Long.parseLong(fields[field]);
    }
    return ticks;
  }

  public static void main(String[] args) throws Exception {
    int colon = args[0].indexOf(':');
    InetSocketAddress server =
        new InetSocketAddress(
            InetAddress.ofLiteral(args[0].substring(0, colon)),
            Integer.parseInt(args[0].substring(colon + 1)));
    int seconds = Integer.parseInt(args[3]);
    int warmUp = args.length > 5 ? Integer.parseInt(args[5]) : Math.min(5, seconds);
    int threads = args.length > 6 ? Integer.parseInt(args[6]) : 1;
    int first = Integer.parseInt(args[2]);
    run(server, args[1], first, seconds, args[4], warmUp * 1_000_000_000L, Math.min(first, threads));
    for (int at = 7; at + 1 < args.length; at += 2) {
      int clients = Integer.parseInt(args[at + 1]);
      run(server, args[at], clients, seconds, args[4], SETTLE_NANOS, Math.min(clients, threads));
    }
  }
}
