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
import java.util.Optional;

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
  private final Optional<Transferring> transferring;

  /** The loop of transfers that have ports of their own, and its thread. */
  private record Transferring(TransferLoop loop, Thread thread) {}

  private TftpServer(UdpSocket socket, RequestPort port, Carrier carrier, Tally tally) {
    this.socket = socket;
    this.port = port;
    this.carrier = carrier;
    this.tally = tally;
    this.requests = Thread.ofPlatform().name("tftp-requests").start(port::run);
    this.transferring =
        carrier instanceof TransferLoop loop
            ? Optional.of(
                new Transferring(loop, Thread.ofPlatform().name("tftp-transfers").start(loop::run)))
            : Optional.empty();
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
    UdpBinding binding = UdpBinding.at(Addresses.socketAddress(settings.listen())).forCrowd();
    UdpSocket socket = UdpSocket.open(binding);
    TftpJournal told = new TftpJournal(journal, phones, clock);
    Tally tally = new Tally();
    Carrier carrier =
        switch (settings.answer()) {
          case TftpSettings.Answer.OwnPorts(var range) ->
              new TransferLoop(
                  socket, settings, told, tally, selectorFor(socket), new Ports(range));
          case TftpSettings.Answer.SinglePort() -> new SharedPort(socket, settings, told, tally);
        };
    RequestPort port = new RequestPort(socket, files, told, tally, carrier);
    return new TftpServer(socket, port, carrier, tally);
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
    try {
      if (transferring.isPresent()) {
        closePorts(transferring.get(), grace);
      } else {
        closePort(grace);
      }
    } catch (InterruptedException e) {
      socket.close(); // whoever interrupts has no more time for transfers
      transferring.ifPresent(ports -> ports.loop().stop());
      Thread.currentThread().interrupt();
    }
  }

  private void closePorts(Transferring ports, Duration grace) throws InterruptedException {
    socket.close();
    requests.join();
    port.finish(grace);
    carrier.drain();
    ports.thread().join(grace);
    ports.loop().stop();
    ports.thread().join();
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
