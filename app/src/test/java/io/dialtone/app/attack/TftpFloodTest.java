// SPDX-License-Identifier: Apache-2.0
package io.dialtone.app.attack;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.UnixOperatingSystemMXBean;
import io.dialtone.app.tftp.TftpPhone;
import io.dialtone.app.tftp.TftpStand;
import io.dialtone.link.UdpBinding;
import io.dialtone.link.UdpSocket;
import io.dialtone.server.tftp.TftpFigures;
import io.dialtone.server.tftp.TftpSettings;
import io.dialtone.server.tftp.TftpSettings.Answer;
import io.dialtone.wire.octets.Bytes;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.DatagramChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Floods of requests that nobody means to take: what they cost, and whether a phone gets through.
 */
@Timeout(120)
class TftpFloodTest {
  private static final int HALF_OPEN = 50_000;
  private static final int MOST = 2_000;
  private static final int SRC_6_TRIES = 4;

  /** A block goes out at once, after a second, and after two more. */
  private static final int EACH_SECOND_COPY = 2;

  private static final int EACH_THIRD_COPY = 3;
  private static final long MEGABYTE = 1 << 20;
  private static final Bytes REQUEST = Bytes.of(0, 1).plus(Bytes.latin1("firmware.zz\0octet\0"));

  @TempDir Path folder;

  /** Sends from any address of 127.0.0.0/8, and takes no answer. */
  private static final class Flood implements AutoCloseable {
    private final UdpSocket socket;
    private final InetSocketAddress server;
    private int sent;

    Flood(InetSocketAddress server) throws IOException {
      this.socket = UdpSocket.open(UdpBinding.at(InetAddress.ofLiteral("0.0.0.0"), 0));
      this.server = server;
    }

    void sendNext() throws IOException {
      sent++;
      String from =
          "127." + (10 + sent / 62_500 % 200) + "." + sent / 250 % 250 + "." + (1 + sent % 250);
      socket.send((Inet4Address) InetAddress.ofLiteral(from), server, REQUEST.buffer());
    }

    @Override
    public void close() {
      socket.close();
    }
  }

  private static long descriptors() {
    var system = (UnixOperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
    return system.getOpenFileDescriptorCount();
  }

  private static long heapUsed() {
    System.gc();
    return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
  }

  private void assertAPhoneGetsTheFirmware(TftpStand stand) throws Exception {
    assertAPhoneGetsTheFirmware(stand, 1);
  }

  private void assertAPhoneGetsTheFirmware(TftpStand stand, int tries) throws Exception {
    assertThat(TftpPhone.fetch(stand.address(), "firmware.zz", tries))
        .isEqualTo(Files.readAllBytes(stand.root().resolve("firmware.zz")));
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void fifty_thousand_half_open_transfers_cost_little_and_shut_no_phone_out(boolean singlePort)
      throws Exception {
    Answer answer = singlePort ? new Answer.SinglePort() : TftpSettings.ANY_PORT;
    try (TftpStand stand = TftpStand.over(folder, answer, MOST, 500);
        Flood flood = new Flood(stand.address())) {
      assertAPhoneGetsTheFirmware(stand);
      long descriptorsBefore = descriptors();
      long heapBefore = heapUsed();
      // where all share one port, a flood without end and at full speed leaves nothing of its queue
      AtomicBoolean enough = new AtomicBoolean(singlePort);
      Thread flooding = Thread.ofPlatform().start(() -> flood(flood, enough));
      // while it goes on; at the one port the phone's answer may lie so long behind the flood that
      // its transfer has made room
      assertAPhoneGetsTheFirmware(stand, singlePort ? SRC_6_TRIES : 1);
      enough.set(true);
      flooding.join();
      assertThat(flood.sent).isGreaterThanOrEqualTo(HALF_OPEN);

      TftpFigures figures = stand.server().figures();
      assertThat(figures.started()).isGreaterThan(MOST);
      assertThat(figures.open()).isLessThanOrEqualTo(MOST);
      assertThat(descriptors() - descriptorsBefore).isLessThan(MOST + 100L);
      assertThat(heapUsed() - heapBefore).isLessThan(48 * MEGABYTE);
      assertAPhoneGetsTheFirmware(stand); // and afterwards
    }
  }

  private static void flood(Flood flood, AtomicBoolean enough) {
    try {
      while (flood.sent < HALF_OPEN || !enough.get()) {
        flood.sendNext();
      }
    } catch (IOException fault) {
      throw new IllegalStateException(fault);
    }
  }

  @Test
  void a_flood_from_one_address_takes_no_more_than_that_addresss_share() throws Exception {
    try (TftpStand stand = TftpStand.over(folder, TftpSettings.ANY_PORT, MOST, 50)) {
      try (Ports ports = new Ports(200)) {
        for (int round = 0; round < 20; round++) {
          ports.sendAll(stand.address());
        }
        assertAPhoneGetsTheFirmware(stand);
        // the phone's own may still be open: its last acknowledgement is on its way
        assertThat(stand.server().figures().open()).isLessThanOrEqualTo(50 + 1);
      }
      assertAPhoneGetsTheFirmware(stand);
      assertThat(stand.server().figures().passedOver()).isGreaterThan(100);
    }
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void those_who_answer_once_and_fall_silent_shut_no_phone_out(boolean singlePort)
      throws Exception {
    Answer answer = singlePort ? new Answer.SinglePort() : TftpSettings.ANY_PORT;
    assertHoldersShutNoPhoneOut(answer, EACH_THIRD_COPY);
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void those_of_one_address_who_take_a_block_a_second_shut_no_phone_of_another_out(
      boolean singlePort) throws Exception {
    Answer answer = singlePort ? new Answer.SinglePort() : TftpSettings.ANY_PORT;
    assertHoldersShutNoPhoneOut(answer, EACH_SECOND_COPY);
  }

  private void assertHoldersShutNoPhoneOut(Answer answer, int copies) throws Exception {
    try (TftpStand stand = TftpStand.over(folder, answer, 200, 500);
        Holders holders = new Holders(250, stand.address(), copies)) {
      AtomicBoolean enough = new AtomicBoolean();
      Thread crowd = Thread.ofPlatform().start(() -> holders.hold(enough));
      try {
        while (holders.holding.get() < 200) {
          Thread.onSpinWait(); // until no place is left, nor held by one who has not answered
        }
        assertAPhoneGetsTheFirmware(stand, SRC_6_TRIES);
      } finally {
        enough.set(true);
        crowd.join();
      }
    }
  }

  /** Ports that take a block now and then, and ask anew when they are left alone. */
  private static final class Holders implements AutoCloseable {
    private static final long LEFT_ALONE_NANOS = 4_000_000_000L;
    private final InetSocketAddress server;
    private final List<DatagramChannel> channels = new ArrayList<>();
    private final int[] copies;
    private final int wanted;
    private final AtomicInteger holding = new AtomicInteger();
    private final long[] heardAt;
    private final ByteBuffer packet = ByteBuffer.allocate(1024);

    Holders(int count, InetSocketAddress server, int copies) throws IOException {
      this.server = server;
      this.wanted = copies;
      this.copies = new int[count];
      this.heardAt = new long[count];
      for (int each = 0; each < count; each++) {
        DatagramChannel channel = DatagramChannel.open();
        channel.bind(new InetSocketAddress(InetAddress.ofLiteral("127.0.0.66"), 0));
        channel.configureBlocking(false);
        channels.add(channel);
        heardAt[each] = System.nanoTime() - LEFT_ALONE_NANOS;
      }
    }

    void hold(AtomicBoolean enough) {
      try {
        while (!enough.get()) {
          for (int each = 0; each < copies.length; each++) {
            turn(each);
          }
        }
      } catch (IOException fault) {
        throw new IllegalStateException(fault);
      }
    }

    private void turn(int each) throws IOException {
      DatagramChannel channel = channels.get(each);
      SocketAddress from = channel.receive(packet.clear());
      if (from != null && packet.getShort(0) == 3) {
        heardAt[each] = System.nanoTime();
        copies[each]++;
        if (packet.getShort(2) == 2 && copies[each] == 1) {
          holding.incrementAndGet(); // so it has been heard
        }
        if (packet.getShort(2) == 1 || copies[each] == wanted) {
          channel.send(packet.putShort(0, (short) 4).position(0).limit(4), from);
          copies[each] = 0;
        }
      } else if (System.nanoTime() - heardAt[each] > LEFT_ALONE_NANOS) {
        heardAt[each] = System.nanoTime();
        copies[each] = 0;
        channel.send(REQUEST.buffer(), server);
      }
    }

    @Override
    public void close() throws IOException {
      for (DatagramChannel channel : channels) {
        channel.close();
      }
    }
  }

  /** Many ports of one address. */
  private static final class Ports implements AutoCloseable {
    private final UdpSocket[] sockets;

    Ports(int count) throws IOException {
      sockets = new UdpSocket[count];
      for (int at = 0; at < count; at++) {
        sockets[at] = UdpSocket.open(UdpBinding.at(InetAddress.ofLiteral("127.0.0.66"), 0));
      }
    }

    void sendAll(InetSocketAddress server) throws IOException {
      for (UdpSocket socket : sockets) {
        socket.send((Inet4Address) InetAddress.ofLiteral("127.0.0.66"), server, REQUEST.buffer());
      }
    }

    @Override
    public void close() {
      for (UdpSocket socket : sockets) {
        socket.close();
      }
    }
  }
}
