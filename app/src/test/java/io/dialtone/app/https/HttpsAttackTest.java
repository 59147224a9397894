// SPDX-License-Identifier: Apache-2.0
package io.dialtone.app.https;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import io.dialtone.server.settings.HttpsSettings.Profile;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.lang.management.ManagementFactory;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Handshakes that are no handshakes: each ends, and afterwards a phone still gets its file. */
@Timeout(120)
class HttpsAttackTest {

  /** Two loops at 1000 handshakes each; more than the machine's cores is never asked. */
  private static final int MORE_THAN_ALLOWED =
      1000 * Runtime.getRuntime().availableProcessors() + 200;

  /** The first octets of a record that announces a ClientHello of 500 octets. */
  private static final byte[] HALF_A_HELLO = {
    22, 3, 1, 1, (byte) 0xF8, 1, 0, 1, (byte) 0xF4, 3, 3, 0, 0, 0, 0
  };

  @TempDir Path temp;
  private HttpsHere here;

  @BeforeEach
  void open() throws Exception {
    here = HttpsHere.own(temp, Profile.MODERN);
  }

  @AfterEach
  void a_phone_still_gets_its_file() throws Exception {
    var inf = here.run("curl", "-sS", "--cacert", here.authority(), here.url("st2030s.inf"));
    here.close();
    assertThat(inf).isEqualTo(new HttpsHere.Said(0, HttpsHere.INF));
  }

  private Socket connect() throws IOException {
    return connect(InetAddress.ofLiteral("127.0.0.1"));
  }

  private Socket connect(InetAddress from) throws IOException {
    Socket socket = new Socket(InetAddress.getLoopbackAddress(), here.port(), from, 0);
    socket.setSoTimeout(30_000);
    return socket;
  }

  /** Reads until the server closes, well or by a reset. */
  private static boolean ended(Socket socket) {
    try {
      InputStream in = socket.getInputStream();
      in.transferTo(OutputStream.nullOutputStream());
      return true;
    } catch (java.net.SocketTimeoutException _) {
      return false;
    } catch (IOException _) {
      return true;
    }
  }

  private static long descriptors() throws IOException {
    try (Stream<Path> open = Files.list(Path.of("/proc/self/fd"))) {
      return open.count();
    }
  }

  @Test
  void half_open_handshakes_end_the_oldest_of_them_and_hinder_nobody() throws Exception {
    long before = descriptors();
    List<Socket> half = new ArrayList<>();
    try {
      for (int i = 0; i < MORE_THAN_ALLOWED; i++) {
        // one address alone may not have so many
        Socket socket = connect(InetAddress.ofLiteral("127.0.1." + (1 + i % 10)));
        half.add(socket);
        socket.getOutputStream().write(HALF_A_HELLO);
      }
      // The loops take connections in turn, so the very first are the oldest of each.
      assertThat(ended(half.getFirst())).isTrue();
      a_phone_gets_its_file_at_once();
      // Ours and the server's ends, in one process.
      assertThat(descriptors() - before).isLessThan(2L * MORE_THAN_ALLOWED + 100);
    } finally {
      for (Socket socket : half) {
        socket.close();
      }
    }
  }

  private void a_phone_gets_its_file_at_once() throws Exception {
    var said =
        here.run("curl", "-sS", "-m", "8", "--cacert", here.authority(), here.url("st2030s.inf"));
    assertThat(said).isEqualTo(new HttpsHere.Said(0, HttpsHere.INF));
  }

  @Test
  void a_handshake_that_stands_still_ends_after_ten_seconds() throws Exception {
    long start = System.nanoTime();
    try (Socket socket = connect()) {
      socket.getOutputStream().write(HALF_A_HELLO);
      assertThat(ended(socket)).isTrue();
    }
    assertThat(System.nanoTime() - start).isBetween(8_000_000_000L, 20_000_000_000L);
    assertThat(here.tls.failedHandshakes()).isPositive();
  }

  @Test
  void garbage_is_closed_at_once() throws Exception {
    Random random = new Random(2030);
    for (int i = 0; i < 200; i++) {
      byte[] garbage = new byte[1 + random.nextInt(4000)];
      random.nextBytes(garbage);
      if (i % 2 == 0) {
        System.arraycopy(HALF_A_HELLO, 0, garbage, 0, Math.min(11, garbage.length));
      }
      try (Socket socket = connect()) {
        socket.getOutputStream().write(garbage);
        socket.shutdownOutput();
        assertThat(ended(socket)).isTrue();
      } catch (SocketException closedWhileWeWrote) {
        assertThat(closedWhileWeWrote).hasMessageMatching("Broken pipe|Connection reset.*");
      }
    }
  }

  @Test
  void a_hello_that_never_ends_is_cut_off_early() throws Exception {
    byte[] record = new byte[5 + 16_384];
    record[0] = 22;
    record[1] = 3;
    record[2] = 1;
    record[3] = 0x40; // 16384 octets
    byte[] first = record.clone();
    first[5] = 1; // ClientHello
    first[6] = (byte) 0xFF; // of 16,777,215 octets
    first[7] = (byte) 0xFF;
    first[8] = (byte) 0xFF;
    long heap = ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
    long sent = 0;
    try (Socket socket = connect()) {
      socket.getOutputStream().write(first);
      while (sent < 16_000_000) {
        socket.getOutputStream().write(record);
        sent += record.length;
      }
    } catch (IOException _) {
      // Cut off, as it should be.
      assertThat(sent).isLessThan(16_000_000);
    }
    assertThat(sent).isLessThan(16_000_000);
    assertThat(ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed() - heap)
        .isLessThan(64L << 20);
  }

  @Test
  void renegotiation_is_refused() throws Exception {
    // openssl renegotiates when it reads a line with nothing but R.
    Path request = Files.writeString(temp.resolve("ask"), "R\n", US_ASCII);
    var said = here.ask(request, List.of("-tls1_2", "-legacy_renegotiation"));
    assertThat(said.text()).contains("RENEGOTIATING").doesNotContain("HTTP/1.1");
    assertThat(said.code()).isNotZero();
  }

  @Test
  void a_client_that_leaves_in_the_middle_leaves_no_descriptor() throws Exception {
    long before = descriptors();
    for (int i = 0; i < 300; i++) {
      try (Socket socket = connect()) {
        socket.getOutputStream().write(HALF_A_HELLO, 0, 1 + i % HALF_A_HELLO.length);
      }
    }
    a_phone_gets_its_file_at_once();
    long end = System.nanoTime() + 10_000_000_000L;
    while (descriptors() > before + 20 && System.nanoTime() < end) {
      Thread.onSpinWait();
    }
    assertThat(descriptors()).isLessThan(before + 20);
  }
}
