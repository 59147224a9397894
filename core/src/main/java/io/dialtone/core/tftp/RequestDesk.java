// SPDX-License-Identifier: Apache-2.0
package io.dialtone.core.tftp;

import io.dialtone.core.tftp.RequestDecision.Look;
import io.dialtone.core.tftp.RequestDecision.Refuse;
import io.dialtone.core.tftp.RequestDecision.Silence;
import io.dialtone.wire.octets.Bytes;
import io.dialtone.wire.octets.MalformedPacketException;
import io.dialtone.wire.tftp.TftpOptions;
import io.dialtone.wire.tftp.TftpPacket;
import io.dialtone.wire.tftp.TftpPacket.Failure;
import java.nio.ByteBuffer;
import java.util.Optional;

/** Decides on datagrams that come to the port where requests arrive (RFC 1350 §4). */
public final class RequestDesk {
  private static final Bytes READ = Bytes.of(0, 1);
  private static final Bytes WRITE = Bytes.of(0, 2);

  /** What a client is told when every port that transfers may take is taken. */
  public static final Failure NO_PORT =
      new Failure(Failure.NOT_DEFINED, "no free port, ask again later");

  private RequestDesk() {}

  /** Whether this datagram asks for a new transfer: opcode 1 or 2. */
  public static boolean isRequest(ByteBuffer datagram) {
    if (datagram.remaining() < READ.length()) {
      return false;
    }
    short opcode = datagram.getShort(datagram.position());
    return opcode == 1 || opcode == 2;
  }

  /**
   * What to do about this datagram.
   *
   * @param toBroadcast whether it was sent to everybody; such requests are passed over in silence
   *     (RFC 1123 §4.2.3.5)
   */
  public static RequestDecision decide(Bytes datagram, boolean toBroadcast) {
    if (toBroadcast) {
      return new Silence("a request to a broadcast address");
    }
    try {
      return decide(TftpPacket.parse(datagram));
    } catch (MalformedPacketException e) {
      // only requests are answered: an answer to a broken ERROR could circle for ever
      return datagram.startsWith(READ) || datagram.startsWith(WRITE)
          ? refuse(Failure.ILLEGAL_OPERATION, "malformed request", "malformed: " + e.getMessage())
          : new Silence("malformed: " + e.getMessage());
    }
  }

  private static RequestDecision decide(TftpPacket packet) {
    return switch (packet) {
      case TftpPacket.ReadRequest request -> read(request);
      case TftpPacket.WriteRequest(String file, _, _) ->
          refuse(
              Failure.ACCESS_VIOLATION,
              "this server takes no files",
              "wanted to write \"" + file + "\"");
      case Failure(int code, String message) ->
          new Silence("error " + code + " \"" + message + "\" about no transfer of ours");
      case TftpPacket.Ack _, TftpPacket.Data _, TftpPacket.OptionAck _ ->
          refuse(
              Failure.UNKNOWN_TRANSFER_ID,
              "unknown transfer ID",
              "a packet of no transfer of ours");
      case TftpPacket.Unknown(int opcode, _) ->
          refuse(Failure.ILLEGAL_OPERATION, "illegal TFTP operation", "opcode " + opcode);
    };
  }

  private static RequestDecision read(TftpPacket.ReadRequest request) {
    Optional<Mode> mode = Mode.parse(request.mode());
    if (mode.isEmpty()) {
      String reason = "asked for \"" + request.file() + "\" in mode \"" + request.mode() + "\"";
      return refuse(Failure.ILLEGAL_OPERATION, "only octet and netascii are served", reason);
    }
    String reason = "asked for \"" + request.file() + "\"";
    return new Look(request.file(), mode.get(), TftpOptions.read(request.options()), reason);
  }

  /** The answer for a file that is absent, and for one the asker must not know of: the same. */
  public static Refuse notFound(String reason) {
    return refuse(Failure.FILE_NOT_FOUND, "file not found", reason);
  }

  private static Refuse refuse(int code, String message, String reason) {
    return new Refuse(new Failure(code, message), reason);
  }
}
