// SPDX-License-Identifier: Apache-2.0
package io.dialtone.app.simulation.net;

import io.dialtone.app.simulation.site.Site;
import io.dialtone.app.simulation.time.Trace;
import io.dialtone.app.simulation.time.VirtualTime;
import io.dialtone.core.files.FileQuestion;
import io.dialtone.core.files.Transport;
import io.dialtone.core.tftp.Effect;
import io.dialtone.core.tftp.RequestDecision;
import io.dialtone.core.tftp.RequestDesk;
import io.dialtone.core.tftp.Terms;
import io.dialtone.core.tftp.Transfer;
import io.dialtone.core.tftp.TransferLimits;
import io.dialtone.handset.port.Datagram;
import io.dialtone.wire.octets.Bytes;
import io.dialtone.wire.octets.Endpoint;
import io.dialtone.wire.octets.MalformedPacketException;
import io.dialtone.wire.tftp.TftpPacket;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The TFTP server's rules on the simulated network, a port of its own for each transfer. */
final class TftpService {

  private static final int REQUESTS = 69;
  private static final int FIRST_PORT = 32_768;
  private static final int PORTS = 16_384;

  private final VirtualTime time;
  private final Lan lan;
  private final Site site;
  private final Trace trace;
  private final Map<Integer, Live> live = new TreeMap<>();
  private int opened;
  private int life;

  /** A transfer under way; the content is of the moment at which it was asked for. */
  private record Live(int port, Endpoint client, Transfer transfer, Bytes content) {}

  TftpService(VirtualTime time, Lan lan, Site site, Trace trace) {
    this.time = time;
    this.lan = lan;
    this.site = site;
    this.trace = trace;
  }

  void dies() {
    live.clear();
    life++;
  }

  void received(Endpoint from, int port, Bytes payload) {
    if (port == REQUESTS) {
      request(from, payload);
    } else {
      Live known = live.get(port);
      if (known != null && known.client().equals(from)) {
        packet(known, payload);
      }
    }
  }

  private void request(Endpoint from, Bytes payload) {
    switch (RequestDesk.decide(payload, false)) {
      case RequestDecision.Look look -> look(from, look);
      case RequestDecision.Refuse(var failure, _) -> send(REQUESTS, from, failure);
      case RequestDecision.Silence _ -> {}
    }
  }

  /** A request that comes twice starts two transfers: the phone must keep to one of them. */
  private void look(Endpoint from, RequestDecision.Look look) {
    Optional<Bytes> content =
        site.answer(new FileQuestion(Transport.TFTP, look.file(), from.address()));
    trace.note("tftp", content.isPresent() ? "sends" : "has not", look.file());
    int port = FIRST_PORT + opened++ % PORTS;
    if (content.isEmpty()) {
      send(port, from, RequestDesk.notFound("no such file").answer());
      return;
    }
    Terms terms = Terms.negotiate(look.options(), content.get().length(), TransferLimits.USUAL);
    Transfer transfer = Transfer.of(terms, TransferLimits.USUAL, time.now());
    Live begun = new Live(port, from, transfer, content.get());
    live.put(port, begun);
    obey(begun, transfer.start(time.now()));
    watch(begun);
  }

  private void packet(Live known, Bytes payload) {
    Transfer transfer = known.transfer();
    try {
      obey(known, transfer.on(TftpPacket.parse(payload), time.now()));
    } catch (MalformedPacketException e) {
      obey(known, transfer.onMalformed(e.reason()));
    }
  }

  private void obey(Live known, List<Effect> effects) {
    for (Effect effect : effects) {
      switch (effect) {
        case Effect.Send(var packet) -> send(known.port(), known.client(), packet);
        case Effect.SendBlock(int block, long offset, int length) ->
            send(
                known.port(),
                known.client(),
                new TftpPacket.Data(
                    block, known.content().slice((int) offset, (int) offset + length)));
        case Effect.Finished(var reason) -> trace.note("tftp", "finished", reason);
        case Effect.Failed(var reason) -> trace.note("tftp", "failed", reason);
      }
    }
    if (known.transfer().isOver()) {
      live.remove(known.port());
    }
  }

  /** One timer a transfer, which looks again at the deadline that holds then. */
  private void watch(Live known) {
    int mine = life;
    time.after(
        known.transfer().deadline() - time.now(),
        () -> {
          if (life == mine && !known.transfer().isOver()) {
            obey(known, known.transfer().onTime(time.now()));
            watch(known);
          }
        });
  }

  private void send(int port, Endpoint to, TftpPacket packet) {
    lan.toPhone(to, new Datagram(new Endpoint(House.ADDRESS, port), packet.encode()));
  }
}
