// SPDX-License-Identifier: Apache-2.0
package io.dialtone.server.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.api.FuzzedDataProvider;
import com.code_intelligence.jazzer.junit.FuzzTest;
import io.dialtone.core.files.FileDecision;
import io.dialtone.core.files.FileQuestion;
import io.dialtone.server.files.FileSource;
import io.dialtone.server.files.Opened;
import io.dialtone.server.files.Snapshot;
import io.dialtone.wire.octets.Bytes;
import io.dialtone.wire.octets.Ip4Address;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.embedded.EmbeddedChannel;
import io.netty.channel.socket.ChannelInputShutdownEvent;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Any bytes at the phones' listener, in any pieces. */
class ConnectionFuzzTest {
  private static final Ip4Address PEER = Ip4Address.of(192, 0, 2, 7);

  /** So small that a fuzzer gets past them. */
  private static final HttpLimits LIMITS =
      new HttpLimits(
          new HttpLimits.Sizes(64, 128, 64), HttpLimits.USUAL.times(), HttpLimits.USUAL.counts());

  private static final Pattern HEAD =
      Pattern.compile("HTTP/1\\.[01] (\\d{3}) [A-Za-z ]+\r\n((?:[!-9;-~]+: [ -~]*\r\n)*)\r\n");

  /** What begins with "no" is not there, and what begins with "slow" must be opened first. */
  private static final FileSource FILES =
      new FileSource() {
        @Override
        public FileDecision decide(FileQuestion question) {
          String name = question.name().replaceFirst("^/+", "");
          return name.startsWith("no")
              ? new FileDecision.NotFound("there is none")
              : new FileDecision.Serve(name, "by its name");
        }

        @Override
        public Optional<Snapshot> ready(String path) {
          return path.startsWith("slow") ? Optional.empty() : Optional.of(made(path));
        }

        @Override
        public Opened open(String path) {
          return new Opened.Ready(made(path));
        }
      };

  private static Snapshot made(String path) {
    return Snapshot.made(path, Bytes.latin1("content of " + path.length()), LoopHere.NOON);
  }

  @FuzzTest
  void any_bytes_in_any_pieces_are_answered_alike_and_then_it_is_closed(FuzzedDataProvider data) {
    SortedSet<Integer> cuts = new TreeSet<>();
    int count = data.consumeInt(0, 8);
    for (int i = 0; i < count; i++) {
      cuts.add(data.consumeInt(0, 512));
    }
    byte[] asked = data.consumeRemainingAsBytes();
    String answers = answers(List.of(asked));
    assertAnswers(answers);
    assertThat(answers(pieces(asked, cuts))).isEqualTo(answers);
  }

  @Test
  void a_head_that_comes_up_to_the_last_byte_allowed_is_read_on_and_then_refused() {
    HttpLimits.Sizes sizes = LIMITS.sizes();
    String line = "GET /" + "x".repeat(sizes.line() - 14) + " HTTP/1.1\r\n";
    String fields = "X: " + "y".repeat(sizes.head() - 4);
    List<byte[]> pieces =
        Stream.of(line, fields, "y").map(text -> text.getBytes(StandardCharsets.US_ASCII)).toList();
    assertThat(answers(pieces.subList(0, 2))).isEmpty();
    assertThat(answers(pieces)).startsWith("HTTP/1.1 431 ");
  }

  private static List<byte[]> pieces(byte[] bytes, SortedSet<Integer> cuts) {
    List<byte[]> pieces = new ArrayList<>();
    int from = 0;
    for (int cut : cuts.headSet(bytes.length)) {
      pieces.add(Arrays.copyOfRange(bytes, from, cut));
      from = cut;
    }
    pieces.add(Arrays.copyOfRange(bytes, from, bytes.length));
    return pieces;
  }

  /** All that is said until the connection is closed, which it is once the peer has said all. */
  private static String answers(List<byte[]> pieces) {
    List<String> faults = new ArrayList<>();
    Witness witness =
        new Witness() {
          @Override
          public void answered(Answered answered) {
            // what was said is looked at as the peer sees it
          }

          @Override
          public void fault(String text) {
            faults.add(text);
          }
        };
    LoopHere loop = new LoopHere(FILES, LIMITS, witness);
    EmbeddedChannel channel = new EmbeddedChannel();
    var _ = loop.open(channel, PEER);
    for (byte[] piece : pieces) {
      if (channel.isActive()) {
        channel.writeInbound(Unpooled.copiedBuffer(piece));
      }
      if (channel.isActive()) {
        // every answer is taken at once here, so nothing but the peer can be waited for
        assertThat(channel.config().isAutoRead()).as("still read from").isTrue();
      }
    }
    if (channel.isActive()) {
      channel.pipeline().fireUserEventTriggered(ChannelInputShutdownEvent.INSTANCE);
      channel.runPendingTasks();
    }
    assertThat(channel.isActive()).as("still open").isFalse();
    assertThat(loop.connections().size()).isZero();
    assertThat(faults).isEmpty();
    return said(channel);
  }

  private static String said(EmbeddedChannel channel) {
    StringBuilder said = new StringBuilder();
    for (ByteBuf next = channel.readOutbound(); next != null; next = channel.readOutbound()) {
      said.append(next.toString(StandardCharsets.ISO_8859_1));
      next.release();
    }
    boolean _ = channel.finishAndReleaseAll();
    return said.toString();
  }

  /** Answers one behind the other, each as long as it says, and nothing else. */
  private static void assertAnswers(String said) {
    int at = 0;
    while (at < said.length()) {
      Matcher head = HEAD.matcher(said).region(at, said.length());
      assertThat(head.lookingAt()).as("an answer at %d of %s", at, said).isTrue();
      at = head.end();
      if (head.group(1).equals("100") || head.group(1).equals("304")) {
        continue;
      }
      Matcher length = Pattern.compile("Content-Length: (\\d+)").matcher(head.group(2));
      assertThat(length.find()).as("a length in %s", head.group()).isTrue();
      int body = Integer.parseInt(length.group(1));
      at = said.startsWith("HTTP/1.", at) || at == said.length() ? at : at + body; // none to HEAD
      assertThat(at).isLessThanOrEqualTo(said.length());
    }
  }
}
