// SPDX-License-Identifier: Apache-2.0
package io.dialtone.app.rendering;

import io.dialtone.core.tftp.Effect;
import io.dialtone.core.tftp.RequestDecision;
import io.dialtone.core.tftp.RequestDesk;
import io.dialtone.core.tftp.Terms;
import io.dialtone.core.tftp.Transfer;
import io.dialtone.core.tftp.TransferLimits;
import io.dialtone.handset.port.Datagram;
import io.dialtone.handset.port.UdpPort;
import io.dialtone.wire.octets.Bytes;
import io.dialtone.wire.octets.Endpoint;
import io.dialtone.wire.octets.Ip4Address;
import io.dialtone.wire.octets.MalformedPacketException;
import io.dialtone.wire.tftp.TftpPacket;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.random.RandomGenerator;

/** The TFTP server's rules at the other end of one port of a phone, and what is lost between. */
class PaperTftp implements UdpPort {

  private static final Ip4Address SERVER = Ip4Address.of(10, 0, 0, 1);
  private static final int REQUESTS = 69;
  private static final int FIRST_PORT = 40_000;
  private static final long TRAVEL_NANOS = 1_000_000;

  /** Time as the phone has it. */
  interface Now {
    long nanos();

    void passTo(long nanos);
  }

  /** A network that loses packets, and doubles some. */
  record Wire(RandomGenerator random, double loss) {

    /** How often a packet arrives. */
    int copies() {
      if (random.nextDouble() < loss) {
        return 0;
      }
      return random.nextDouble() < loss / 4 ? 2 : 1;
    }
  }

  private record Live(Transfer transfer, Bytes content) {}

  private final Now now;
  private final Wire wire;
  private final Function<String, Optional<Bytes>> server;
  private final Map<Integer, Live> transfers = new TreeMap<>();
  private final Deque<Datagram> inbox = new ArrayDeque<>();
  private int opened;

  PaperTftp(Now now, Wire wire, Function<String, Optional<Bytes>> server) {
    this.now = now;
    this.wire = wire;
    this.server = server;
  }

  @Override
  public int localPort() {
    return FIRST_PORT;
  }

  @Override
  public void send(Endpoint to, Bytes payload) {
    for (int copies = wire.copies(); copies > 0; copies--) {
      if (to.port() == REQUESTS) {
        request(payload);
      } else {
        Optional.ofNullable(transfers.get(to.port())).ifPresent(_ -> packet(to.port(), payload));
      }
    }
  }

  private void request(Bytes payload) {
    switch (RequestDesk.decide(payload, false)) {
      case RequestDecision.Look look -> {
        int port = FIRST_PORT + opened++;
        server
            .apply(look.file())
            .ifPresentOrElse(
                content -> begin(port, content, look),
                () -> answer(port, RequestDesk.notFound("no such file").answer()));
      }
      case RequestDecision.Refuse(var failure, _) -> answer(REQUESTS, failure);
      case RequestDecision.Silence _ -> {}
    }
  }

  private void begin(int port, Bytes content, RequestDecision.Look look) {
    Terms terms = Terms.negotiate(look.options(), content.length(), TransferLimits.USUAL);
    Live live = new Live(Transfer.of(terms, TransferLimits.USUAL, now.nanos()), content);
    transfers.put(port, live);
    obey(port, live.transfer().start(now.nanos()));
  }

  private void packet(int port, Bytes payload) {
    Transfer transfer = transfers.get(port).transfer();
    try {
      obey(port, transfer.on(TftpPacket.parse(payload), now.nanos()));
    } catch (MalformedPacketException e) {
      obey(port, transfer.onMalformed(e.reason()));
    }
  }

  private void obey(int port, List<Effect> effects) {
    Live live = transfers.get(port);
    for (Effect effect : effects) {
      switch (effect) {
        case Effect.Send(var packet) -> answer(port, packet);
        case Effect.SendBlock(int block, long offset, int length) ->
            answer(
                port,
                new TftpPacket.Data(
                    block, live.content().slice((int) offset, (int) offset + length)));
        case Effect.Finished _, Effect.Failed _ -> transfers.remove(port);
      }
    }
  }

  private void answer(int port, TftpPacket packet) {
    for (int copies = wire.copies(); copies > 0; copies--) {
      inbox.add(new Datagram(new Endpoint(SERVER, port), packet.encode()));
    }
  }

  @Override
  public Optional<Datagram> receive(Duration atMost) {
    long until = now.nanos() + atMost.toNanos();
    while (inbox.isEmpty()) {
      Optional<Map.Entry<Integer, Live>> next =
          transfers.entrySet().stream()
              .filter(entry -> entry.getValue().transfer().deadline() <= until)
              .min(Comparator.comparingLong(entry -> entry.getValue().transfer().deadline()));
      if (next.isEmpty()) {
        now.passTo(until);
        return Optional.empty();
      }
      Transfer due = next.get().getValue().transfer();
      now.passTo(due.deadline());
      obey(next.get().getKey(), due.onTime(now.nanos()));
    }
    now.passTo(now.nanos() + TRAVEL_NANOS);
    return Optional.of(inbox.remove());
  }

  @Override
  public void close() {
    transfers.clear();
    inbox.clear();
  }
}
