// SPDX-License-Identifier: Apache-2.0
package io.dialtone.server.http;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import io.dialtone.server.files.Snapshot;
import io.dialtone.wire.octets.Ip4Address;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelOutboundHandlerAdapter;
import io.netty.channel.ChannelPromise;
import io.netty.channel.DefaultFileRegion;
import io.netty.channel.embedded.EmbeddedChannel;
import io.netty.handler.ssl.SslHandler;
import io.netty.util.ReferenceCountUtil;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** In what form the body of a large file is handed to the channel. */
class LargeBodyTest {

  private static final Ip4Address PEER = Ip4Address.of(192, 0, 2, 7);
  private static final int SIZE = 300_000;

  @TempDir Path temp;
  private final EmbeddedChannel channel = new EmbeddedChannel();
  private final Recorder recorder = new Recorder();

  @BeforeEach
  void a_file() throws IOException {
    Files.write(temp.resolve("large"), new byte[SIZE]);
  }

  @Test
  void a_plain_connection_gets_the_file_itself_which_never_passes_through_us() {
    ask("");
    assertThat(recorder.bodies).containsExactly("file from 0, 300000 bytes");
  }

  @Test
  void a_part_of_it_is_given_so_too() {
    ask("Range: bytes=1000-200999\r\n");
    assertThat(recorder.bodies).containsExactly("file from 1000, 200000 bytes");
  }

  @Test
  void a_cipher_sees_the_bytes_which_lie_off_the_heap_piece_by_piece() throws Exception {
    channel.pipeline().addLast(new SslHandler(SSLContext.getDefault().createSSLEngine()));
    ask("");
    assertThat(recorder.bodies)
        .containsExactly(
            "65536 direct bytes",
            "65536 direct bytes",
            "65536 direct bytes",
            "65536 direct bytes",
            "37856 direct bytes");
  }

  /** The request comes in behind the cipher, if there is one. */
  private void ask(String fields) {
    Connection connection = new LoopHere(LoopHere.always(this::copy)).open(channel, PEER);
    channel.pipeline().addBefore(channel.pipeline().context(connection).name(), null, recorder);
    String request = "GET /large HTTP/1.1\r\nHost: x\r\n" + fields + "\r\n";
    var _ =
        channel
            .pipeline()
            .context(recorder)
            .fireChannelRead(Unpooled.copiedBuffer(request, US_ASCII));
    channel.runPendingTasks();
  }

  /** Takes all that a connection writes; what comes behind a head is its body. */
  private static final class Recorder extends ChannelOutboundHandlerAdapter {
    private final List<String> bodies = new ArrayList<>();
    private boolean head = true;

    @Override
    public void write(ChannelHandlerContext context, Object message, ChannelPromise promise) {
      if (!head) {
        bodies.add(form(message));
      }
      head = false;
      ReferenceCountUtil.release(message);
      boolean _ = promise.trySuccess();
    }

    @Override
    public void flush(ChannelHandlerContext context) {} // the cipher has nothing to give

    private static String form(Object message) {
      return switch (message) {
        case DefaultFileRegion file ->
            "file from %d, %d bytes".formatted(file.position(), file.count());
        case ByteBuf bytes ->
            "%d %s bytes".formatted(bytes.readableBytes(), bytes.isDirect() ? "direct" : "heap");
        default -> message.toString();
      };
    }
  }

  /** The file, in a copy of our own. */
  private Snapshot copy() {
    try {
      return Snapshot.inFile(
          new Snapshot.Version("large", SIZE, Instant.EPOCH, "\"x\""),
          FileChannel.open(temp.resolve("large")));
    } catch (IOException fault) {
      throw new UncheckedIOException(fault);
    }
  }
}
