// SPDX-License-Identifier: Apache-2.0

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Arrays;

/**
 * A site's power returns: phones that each ask an HTTP server for the INF, their .ser (404) and
 * their .txt, on a new connection from an address of their own each time, as phones do.
 *
 * <p>{@code java bench/HttpBoot.java HOST:PORT PHONES AT-ONCE SECONDS}: prints requests, phones a
 * second, milliseconds a request (median, 99 %), failures.
 */
final class HttpBoot {

  private static final String[] FILES = {"st2030s.inf", "ST2030S_%s.ser", "ST2030S_%s.txt"};
  static final int STEPS = FILES.length;
  static final int[] EXPECTED = {200, 404, 200};
  private static final int SAMPLES = 1 << 20;

  private final InetSocketAddress server;
  private final int phones;
  private final Selector selector = Selector.open();
  private final ByteBuffer in = ByteBuffer.allocateDirect(128 * 1024);
  private final long[] nanos = new long[SAMPLES];
  private final ArrayDeque<Phone> again = new ArrayDeque<>();
  private int samples;
  private long requests;
  private long done;
  private long failures;
  private String firstFailure = "";
  private int next;

  private HttpBoot(InetSocketAddress server, int phones) throws IOException {
    this.server = server;
    this.phones = phones;
  }

  /** One phone on its way through the three files. */
  private static final class Phone {
    int number;
    int step;
    SocketChannel channel;
    ByteBuffer out;
    long begun;
    int status;
    long expected;
    long received;
  }

  private static String mac(int phone) {
    return String.format("00147F%06X", phone);
  }

  static String name(int step, int phone) {
    return String.format(FILES[step], mac(phone));
  }

  /** An address of 127.64.0.0/10 for each phone. */
  static InetAddress address(int phone) throws IOException {
    int host = phone + 1;
    return InetAddress.getByAddress(
        new byte[] {127, (byte) (64 + (host >> 16 & 63)), (byte) (host >> 8), (byte) host});
  }

  static byte[] request(int step, int phone, InetSocketAddress server) {
    String head =
        "GET /" + name(step, phone) + " HTTP/1.1\r\nHost: " + server.getHostString() + "\r\n"
            + "User-Agent: THOMSON ST2030 hw5 fw2.74 "
            + mac(phone).replaceAll("(..)(?!$)", "$1-")
            + "\r\nConnection: close\r\n\r\n";
    return head.getBytes(StandardCharsets.ISO_8859_1);
  }

  private void begin(Phone phone) throws IOException {
    phone.out = ByteBuffer.wrap(request(phone.step, phone.number, server));
    phone.status = 0;
    phone.expected = -1;
    phone.received = 0;
    phone.begun = System.nanoTime();
    phone.channel = SocketChannel.open();
    phone.channel.configureBlocking(false);
    phone.channel.setOption(StandardSocketOptions.SO_REUSEADDR, true);
    phone.channel.bind(new InetSocketAddress(address(phone.number), 0));
    boolean connected = phone.channel.connect(server);
    if (connected) {
      phone.channel.write(phone.out);
    }
    phone.channel.register(
        selector, connected ? SelectionKey.OP_READ : SelectionKey.OP_CONNECT, phone);
  }

  private void ready(SelectionKey key) throws IOException {
    Phone phone = (Phone) key.attachment();
    if (key.isConnectable()) {
      phone.channel.finishConnect();
      phone.channel.write(phone.out);
      key.interestOps(SelectionKey.OP_READ);
      return;
    }
    in.clear();
    int read = phone.channel.read(in);
    if (read < 0) {
      ended(phone);
      return;
    }
    if (phone.status == 0) {
      head(phone, read);
    } else {
      phone.received += read;
    }
  }

  private void head(Phone phone, int read) throws IOException {
    byte[] bytes = new byte[Math.min(read, 1024)];
    in.get(0, bytes);
    String text = new String(bytes, StandardCharsets.ISO_8859_1);
    int end = text.indexOf("\r\n\r\n");
    int length = text.toLowerCase(java.util.Locale.ROOT).indexOf("content-length:");
    if (end < 0 || length < 0) {
      throw new IOException("no whole head in the first " + read + " bytes");
    }
    phone.status = Integer.parseInt(text.substring(9, 12));
    phone.expected =
        Long.parseLong(text.substring(length + 15, text.indexOf('\r', length)).strip());
    phone.received = read - end - 4;
  }

  private void ended(Phone phone) throws IOException {
    phone.channel.close();
    requests++;
    if (phone.status != EXPECTED[phone.step] || phone.received != phone.expected) {
      failed(phone.status + " and " + phone.received + " of " + phone.expected + " bytes of "
          + name(phone.step, phone.number));
    }
    nanos[samples++ % SAMPLES] = System.nanoTime() - phone.begun;
    if (++phone.step == FILES.length) {
      done++;
      phone.step = 0;
      phone.number = next++ % phones;
    }
    again.add(phone);
  }

  private void failed(String what) {
    failures++;
    if (firstFailure.isEmpty()) {
      firstFailure = what;
    }
  }

  private void run(int atOnce, long seconds) throws IOException {
    for (int each = 0; each < atOnce; each++) {
      Phone phone = new Phone();
      phone.number = next++ % phones;
      begin(phone);
    }
    long start = System.nanoTime();
    long end = start + seconds * 1_000_000_000L;
    while (System.nanoTime() - end < 0) {
      selector.select(key -> {
        try {
          ready(key);
        } catch (IOException fault) {
          broke((Phone) key.attachment(), fault);
        }
      }, 100);
      for (Phone phone = again.poll(); phone != null; phone = again.poll()) {
        begin(phone);
      }
    }
    double took = (System.nanoTime() - start) / 1e9;
    tell(requests, done / took, Arrays.copyOf(nanos, Math.min(samples, SAMPLES)),
        failures + " " + firstFailure);
  }

  static void tell(long requests, double rate, long[] nanos, String failures) {
    Arrays.sort(nanos);
    System.out.printf(
        "requests %d phones/s %.0f median-ms %.3f p99-ms %.3f failures %s%n",
        requests, rate, nanos[nanos.length / 2] / 1e6, nanos[(int) (nanos.length * 0.99)] / 1e6,
        failures);
  }

  private void broke(Phone phone, IOException fault) {
    failed(name(phone.step, phone.number) + ": " + fault);
    try {
      phone.channel.close();
    } catch (IOException _) {
      // It is of no more use either way.
    }
    phone.step = 0;
    again.add(phone);
  }

  public static void main(String... args) throws IOException {
    String[] at = args[0].split(":");
    new HttpBoot(
            new InetSocketAddress(InetAddress.getByName(at[0]), Integer.parseInt(at[1])),
            Integer.parseInt(args[1]))
        .run(Integer.parseInt(args[2]), Long.parseLong(args[3]));
  }
}
