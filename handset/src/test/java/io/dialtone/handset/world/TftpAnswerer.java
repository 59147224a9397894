// SPDX-License-Identifier: Apache-2.0
package io.dialtone.handset.world;

import io.dialtone.handset.port.Datagram;
import io.dialtone.wire.inf.TftpPath;
import io.dialtone.wire.octets.Bytes;
import io.dialtone.wire.octets.Endpoint;
import io.dialtone.wire.octets.MalformedPacketException;
import io.dialtone.wire.tftp.TftpPacket;
import java.util.List;

/** A TFTP server at packet level, one transfer at a time, from a port of its own. */
final class TftpAnswerer implements WorldUdp.Answerer {

  private final Site site;
  private Bytes body = Bytes.EMPTY;
  private int stopAt = Integer.MAX_VALUE;

  TftpAnswerer(Site site) {
    this.site = site;
  }

  @Override
  public List<Datagram> answer(Endpoint to, Bytes payload) {
    try {
      return switch (TftpPacket.parse(payload)) {
        case TftpPacket.ReadRequest request -> begin(to, request.file());
        case TftpPacket.Ack(var block) -> block(to, block + 1);
        default -> List.of();
      };
    } catch (MalformedPacketException e) {
      throw new IllegalStateException("the phone sent nonsense", e);
    }
  }

  private List<Datagram> begin(Endpoint to, String asked) {
    String path = TftpPath.toServerPath(asked).orElse(asked);
    return switch (site.ask(path)) {
      case Behaviour.Serves(var bytes) -> serve(to, asked, bytes, Integer.MAX_VALUE);
      case Behaviour.CutsShort(var bytes, var _) -> serve(to, asked, bytes, bytes.length());
      case Behaviour.NotThere() -> fail(to, asked, 1);
      case Behaviour.Says(var code) -> fail(to, asked, code);
      case Behaviour.Silent() -> {
        if (!site.lastRequest().equals(java.util.Optional.of(asked + " silence"))) {
          site.note(asked + " silence");
        }
        yield List.of();
      }
      case Behaviour.InTurn _ -> throw new IllegalStateException("the site takes turns itself");
    };
  }

  private List<Datagram> serve(Endpoint to, String asked, Bytes bytes, int end) {
    site.note(asked + " whole");
    body = bytes;
    stopAt = end;
    return block(to, 1);
  }

  private List<Datagram> block(Endpoint to, int number) {
    int from = (number - 1) * TftpPacket.BLOCK_SIZE;
    if (from > body.length() || from + TftpPacket.BLOCK_SIZE > stopAt) {
      return List.of();
    }
    Bytes piece = body.slice(from, Math.min(body.length(), from + TftpPacket.BLOCK_SIZE));
    return List.of(reply(to, new TftpPacket.Data(number, piece)));
  }

  private List<Datagram> fail(Endpoint to, String asked, int code) {
    site.note(asked + " error " + code);
    return List.of(reply(to, new TftpPacket.Failure(code, "no")));
  }

  private static Datagram reply(Endpoint to, TftpPacket packet) {
    return new Datagram(new Endpoint(to.address(), 40_000), packet.encode());
  }
}
