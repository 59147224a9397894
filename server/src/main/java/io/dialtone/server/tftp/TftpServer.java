// SPDX-License-Identifier: Apache-2.0
package io.dialtone.server.tftp;

import io.dialtone.core.journal.Journal;
import io.dialtone.core.journal.PhonesSeen;
import io.dialtone.link.UdpBinding;
import io.dialtone.link.UdpSocket;
import io.dialtone.server.files.FileSource;
import io.dialtone.server.quota.Quota;
import io.dialtone.wire.octets.Endpoint;
import java.io.IOException;
import java.net.InetAddress;
import java.time.Duration;
import java.time.InstantSource;

/**
 * A TFTP server that gives files and takes none (RFC 1350, 2347, 2348, 2349, 7440; TFT-1). It
 * answers from the address it was asked at, each transfer from a port of its own or all from one.
 */
public final class TftpServer {
  private final UdpSocket socket;
  private final RequestPort port;
  private final Carrier carrier;
  private final Tally tally;
  private final Thread requests;

  private TftpServer(UdpSocket socket, RequestPort port, Carrier carrier, Tally tally) {
    this.socket = socket;
    this.port = port;
    this.carrier = carrier;
    this.tally = tally;
    this.requests = Thread.ofPlatform().name("tftp-requests").start(port::run);
    if (carrier instanceof TransferLoops loops) {
      loops.start();
    }
  }

  /**
   * Opens the port and serves.
   *
   * @param files what can be asked for, and by whom
   * @param phones hears of phones whose files are asked for
   * @throws io.dialtone.link.SocketFault when the port cannot be had
   */
  public static TftpServer start(
      TftpSettings settings,
      FileSource files,
      Journal journal,
      PhonesSeen phones,
      InstantSource clock)
      throws IOException {
    UdpBinding binding =
        UdpBinding.at(Addresses.socketAddress(settings.listen())).forCrowd().inHaste();
    UdpSocket socket = UdpSocket.open(binding);
    TftpJournal told = new TftpJournal(journal, phones, clock);
    Tally tally = new Tally();
    Carrier carrier = carrier(settings, socket, told, tally);
    RequestPort port = new RequestPort(socket, files, told, tally, carrier);
    return new TftpServer(socket, port, carrier, tally);
  }

  private static Carrier carrier(
      TftpSettings settings, UdpSocket socket, TftpJournal told, Tally tally) throws IOException {
    Quota<InetAddress> places = Quota.of(settings.mostTransfers(), settings.mostPerClient());
    var around = new Surroundings(socket, settings.transfers(), places, told, tally);
    try {
      return switch (settings.answer()) {
        case TftpSettings.Answer.OwnPorts ports -> new TransferLoops(around, ports);
        case TftpSettings.Answer.SinglePort() -> new SharedPort(around);
      };
    } catch (IOException e) {
      socket.close();
      throw e;
    }
  }

  /** Where requests arrive, with the port really taken. */
  public Endpoint endpoint() {
    return Addresses.endpoint(socket.localAddress());
  }

  public TftpFigures figures() {
    return tally.figures();
  }

  /** Takes no more requests, gives transfers under way this long to end, and ends. */
  public void close(Duration grace) {
    try {
      if (carrier instanceof TransferLoops loops) {
        closePorts(loops, grace);
      } else {
        closePort(grace);
      }
    } catch (InterruptedException e) {
      socket.close(); // whoever interrupts has no more time for transfers
      if (carrier instanceof TransferLoops loops) {
        loops.stop();
      }
      Thread.currentThread().interrupt();
    }
  }

  private void closePorts(TransferLoops loops, Duration grace) throws InterruptedException {
    socket.close();
    requests.join();
    port.finish(grace);
    loops.close(grace);
  }

  private void closePort(Duration grace) throws InterruptedException {
    port.drain();
    port.finish(grace);
    carrier.drain();
    if (figures().open() > 0) {
      requests.join(grace);
    }
    socket.close();
    requests.join();
  }
}
