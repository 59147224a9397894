// SPDX-License-Identifier: Apache-2.0
package io.dialtone.server.tftp;

import io.dialtone.core.journal.Level;
import io.dialtone.core.tftp.RequestDesk;
import io.dialtone.core.tftp.TransferLimits;
import io.dialtone.link.UdpSocket;
import java.io.IOException;
import java.net.InetAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ArrayBlockingQueue;

/**
 * Transfers by ports of their own, on one thread: takes orders, wakes what has a packet or whose
 * time has come.
 */
final class TransferLoop implements Transfers.Gate {
  /** How long the loop sleeps at the most; only stopping needs it so short. */
  private static final long LONGEST_SLEEP_NANOS = 1_000_000_000L;

  /** New transfers begun before those under way are looked at again. */
  private static final int ORDERS_A_TURN = 64;

  /** So many packets may lie before the one that counts: ACKs that went out twice. */
  private static final int LOOKS_BACK = 8;

  private final UdpSocket requests;
  private final TftpJournal journal;
  private final Tally tally;
  private final Selector selector;
  private final Ports ports;
  private final TransferLimits limits;
  private final Transfers transfers;
  private final Queue<Order> orders = new ArrayBlockingQueue<>(Order.MOST_WAITING);
  private final LiveTransfer.Buffers buffers = new LiveTransfer.Buffers();
  private final Neighbours neighbours;
  private volatile Optional<InetAddress> roomFor = Optional.empty();
  private volatile boolean draining;
  private volatile boolean stopped;

  /** The other loops. */
  interface Neighbours {
    /** One of them shall make room for this client, for the asking loop cannot. */
    void makeRoom(TransferLoop asking, InetAddress client);
  }

  TransferLoop(Surroundings around, Selector selector, Ports ports, Neighbours neighbours) {
    this.requests = around.requests();
    this.journal = around.journal();
    this.tally = around.tally();
    this.selector = selector;
    this.ports = ports;
    this.neighbours = neighbours;
    this.limits = around.limits();
    this.transfers = new Transfers(around.places(), journal, tally, this);
  }

  /** Takes an order, from any thread. */
  void begin(Order order) {
    if (orders.offer(order)) {
      wake();
    } else {
      tally.passOver(order);
    }
  }

  /** Runs until it is stopped, or is to end and has nothing left to do. */
  void run() {
    while (!stopped && !(draining && transfers.isEmpty() && orders.isEmpty())) {
      try {
        turn();
      } catch (IOException | RuntimeException e) {
        // the outermost loop: one broken turn must not end everybody's transfers
        journal.fault("a turn of the transfer loop failed: " + e);
      }
    }
    endAll();
  }

  private void turn() throws IOException {
    long wait = orders.isEmpty() ? transfers.nextLook() - System.nanoTime() : 0;
    long sleep = Math.clamp(wait, 0, LONGEST_SLEEP_NANOS);
    if (sleep == 0) {
      selector.selectNow(this::ready);
    } else {
      selector.select(this::ready, Math.ceilDiv(sleep, 1_000_000L));
    }
    for (int taken = 0; taken < ORDERS_A_TURN; taken++) {
      Order order = orders.poll();
      if (order == null) {
        break;
      }
      transfers.take(order);
    }
    long now = System.nanoTime();
    Optional<InetAddress> client = roomFor;
    if (client.isPresent()) {
      roomFor = Optional.empty();
      boolean _ = transfers.madeRoomFor(client.get(), now);
    }
    if (now - transfers.nextLook() >= 0) {
      transfers.lookAtTime(now);
    }
  }

  private void ready(SelectionKey key) {
    var _ = heard((LiveTransfer) key.attachment());
  }

  /** The last ACK of a client that asks again, or of one that is given up, may still lie there. */
  @Override
  public void catchUp(LiveTransfer transfer) {
    int looks = 0;
    while (looks < LOOKS_BACK && transfer.end().isEmpty() && heard(transfer)) {
      looks++;
    }
  }

  /** Hears one packet; whether there was one, be it a stranger's. */
  private boolean heard(LiveTransfer transfer) {
    if (!(transfer.outlet() instanceof OwnPort port)) {
      throw new IllegalStateException("a transfer without a port of its own");
    }
    int strangers = port.strangers();
    try {
      Optional<ByteBuffer> datagram = port.receive(buffers.in());
      if (datagram.isPresent()) {
        connectOnce(transfer, port);
        transfers.hear(transfer, datagram.get());
      }
      return datagram.isPresent() || port.strangers() > strangers;
    } catch (IOException e) {
      transfers.broken(transfer, "receiving failed: " + e.getMessage());
      return false;
    }
  }

  /**
   * A client who has answered is worth a socket of his own if he is to get many blocks, or if
   * others will have it after him.
   */
  private void connectOnce(LiveTransfer transfer, OwnPort port) {
    boolean isWorthIt = transfer.isLong() || port.hasServedBefore();
    if (transfer.isAnswered() || port.hasLine() || !isWorthIt) {
      return;
    }
    try {
      port.connect().register(selector, SelectionKey.OP_READ, transfer);
    } catch (IOException e) {
      // it goes on as it began
      journal.about(Level.DEBUG, transfer.order().client(), "is not connected: " + e.getMessage());
    }
  }

  @Override
  public LiveTransfer open(Order order, long now) throws IOException {
    OwnPort port = openPort(order);
    LiveTransfer transfer = new LiveTransfer(order, port, limits, buffers, now);
    try {
      port.listen(selector, transfer);
      return transfer;
    } catch (IOException e) {
      port.shut();
      throw e;
    }
  }

  private OwnPort openPort(Order order) throws IOException {
    try {
      return ports.open(order.ours(), order.client());
    } catch (Ports.NoneFreeException e) {
      selector.selectNow(this::ready); // only now are the ports of ended transfers really closed
      return ports.open(order.ours(), order.client());
    }
  }

  @Override
  public void turnAway(Order order) throws IOException {
    requests.send(order.ours(), order.client(), RequestDesk.NO_PORT.encode().buffer());
  }

  @Override
  public void makeRoomElsewhere(InetAddress client) {
    neighbours.makeRoom(this, client);
  }

  /** How many of its clients have not answered yet, or lag; for any thread. */
  int unsure() {
    return transfers.unsure();
  }

  /** Ends a transfer, if one may be, for this client of another loop; from any thread. */
  void makeRoom(InetAddress client) {
    roomFor = Optional.of(client);
    wake();
  }

  /** Lets what is under way come to its end; from any thread. */
  void drain() {
    draining = true;
    wake();
  }

  /** Ends at once. */
  void stop() {
    stopped = true;
    wake();
  }

  private void wake() {
    if (selector.isOpen()) {
      selector.wakeup();
    }
  }

  /** On its own thread, or before it has one. */
  void endAll() {
    transfers.endAll("the server is stopping");
    ports.shut();
    for (Order order = orders.poll(); order != null; order = orders.poll()) {
      tally.passOver(order);
    }
    try {
      selector.close();
    } catch (IOException e) {
      journal.fault("the selector could not be closed: " + e.getMessage());
    }
  }
}
