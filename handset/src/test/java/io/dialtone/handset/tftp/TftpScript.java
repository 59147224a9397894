// SPDX-License-Identifier: Apache-2.0
package io.dialtone.handset.tftp;

import io.dialtone.wire.octets.Bytes;
import io.dialtone.wire.octets.Endpoint;
import io.dialtone.wire.octets.Ip4Address;
import io.dialtone.wire.tftp.TftpPacket;
import io.dialtone.wire.tftp.TftpPacket.Ack;
import io.dialtone.wire.tftp.TftpPacket.Data;
import io.dialtone.wire.tftp.TftpPacket.Failure;
import io.dialtone.wire.tftp.TftpPacket.OptionAck;
import io.dialtone.wire.tftp.TftpPacket.ReadRequest;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * Plays the server's lines of a script against the client and writes down the whole conversation,
 * so that a test compares script and transcript line by line.
 *
 * <pre>
 *   &lt;- 3001 DATA 1 512       the server sends; 3001 is its port, 10.0.0.9:3001 another machine's
 *   silence 1 s              nothing comes in the time awaited
 *   -&gt; 3001 ACK 1            the phone sends
 *   keep 512                 the phone hands on so many bytes of the body
 *   end Whole[received=512]
 * </pre>
 */
final class TftpScript {

  static final Ip4Address SERVER = Ip4Address.of(192, 0, 2, 1);

  private final TftpClient client;
  private final StringBuilder transcript = new StringBuilder();
  private Duration awaited = Duration.ZERO;

  private TftpScript(TftpClient client) {
    this.client = client;
  }

  /** The conversation that the server's lines of the script lead to. */
  static String play(TftpClient client, String script) {
    TftpScript play = new TftpScript(client);
    play.carryOut(client.start());
    script.lines().forEach(play::line);
    return play.transcript.toString();
  }

  private void line(String line) {
    if (line.startsWith("<- ")) {
      note(line);
      String[] words = line.split(" ", 3);
      carryOut(client.received(endpoint(words[1]), packet(words[2])));
    } else if (line.startsWith("silence ")) {
      note("silence " + awaited.toSeconds() + " s");
      carryOut(client.silence());
    } else if (line.equals("no room")) {
      note(line);
      carryOut(client.noRoom());
    }
  }

  private void carryOut(List<TftpEffect> effects) {
    for (TftpEffect effect : effects) {
      switch (effect) {
        case TftpEffect.Send(var to, var packet) ->
            note("-> " + shown(to) + " " + describe(packet));
        case TftpEffect.Deliver(var chunk) -> note("keep " + chunk.length());
        case TftpEffect.Await(var patience) -> awaited = patience;
        case TftpEffect.End(var outcome) -> note("end " + outcome);
      }
    }
  }

  private void note(String line) {
    transcript.append(line).append('\n');
  }

  private static String shown(Endpoint to) {
    return to.address().equals(SERVER) ? String.valueOf(to.port()) : to.toString();
  }

  private static Endpoint endpoint(String text) {
    return Endpoint.parse(text).orElseGet(() -> new Endpoint(SERVER, Integer.parseInt(text, 10)));
  }

  private static Bytes packet(String text) {
    String[] words = text.split(" ", 3);
    TftpPacket packet =
        switch (words[0]) {
          case "DATA" -> new Data(number(words[1]), Bytes.copyOf(new byte[number(words[2])]));
          case "ACK" -> new Ack(number(words[1]));
          case "ERROR" -> new Failure(number(words[1]), words[2]);
          case "OACK" -> new OptionAck(Map.of("blksize", words[1]));
          case "RRQ" -> new ReadRequest(words[1]);
          default -> new TftpPacket.Unknown(99, Bytes.EMPTY);
        };
    return words[0].equals("MALFORMED") ? Bytes.of(0) : packet.encode();
  }

  private static int number(String text) {
    return Integer.parseInt(text, 10);
  }

  private static String describe(TftpPacket packet) {
    return switch (packet) {
      case ReadRequest(var file, var mode, var options) -> "RRQ " + file + " " + mode + options;
      case Ack(var block) -> "ACK " + block;
      case Failure(var code, var message) -> "ERROR " + code + " " + message;
      default -> packet.toString();
    };
  }
}
