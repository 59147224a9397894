// SPDX-License-Identifier: Apache-2.0
package io.dialtone.server.tftp;

import io.dialtone.core.journal.Journal;
import io.dialtone.core.journal.PhonesSeen;
import io.dialtone.link.UdpBinding;
import io.dialtone.link.UdpSocket;
import io.dialtone.server.files.FileSource;
import io.dialtone.wire.octets.Endpoint;
import java.io.IOException;
import java.nio.channels.Selector;
import java.time.Duration;
import java.time.InstantSource;

/**
 * A TFTP server that gives files and takes none (RFC 1350, 2347, 2348, 2349, 7440; TFT-1). It
 * answers from the address it was asked at, each transfer from a port of its own.
 */
public final class TftpServer {
  private final UdpSocket socket;
  private final RequestPort port;
  private final TransferLoop loop;
  private final Tally tally;
  private final Thread requests;
  private final Thread transfers;

  private TftpServer(UdpSocket socket, RequestPort port, TransferLoop loop, Tally tally) {
    this.socket = socket;
    this.port = port;
    this.loop = loop;
    this.tally = tally;
    this.requests = Thread.ofPlatform().name("tftp-requests").start(port::run);
    this.transfers = Thread.ofPlatform().name("tftp-transfers").start(loop::run);
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
    UdpSocket socket = UdpSocket.open(UdpBinding.at(Addresses.socketAddress(settings.listen())));
    TftpJournal told = new TftpJournal(journal, phones, clock);
    Tally tally = new Tally();
    TransferLoop loop = new TransferLoop(settings, told, tally, selectorFor(socket));
    RequestPort port = new RequestPort(socket, files, told, tally, loop);
    return new TftpServer(socket, port, loop, tally);
  }

  private static Selector selectorFor(UdpSocket socket) throws IOException {
    try {
      return Selector.open();
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
    socket.close();
    try {
      requests.join();
      port.finish(grace);
      loop.drain();
      transfers.join(grace);
      loop.stop();
      transfers.join();
    } catch (InterruptedException e) {
      loop.stop(); // whoever interrupts has no more time for transfers
      Thread.currentThread().interrupt();
    }
  }
}
