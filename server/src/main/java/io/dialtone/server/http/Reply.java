// SPDX-License-Identifier: Apache-2.0
package io.dialtone.server.http;

import io.dialtone.server.files.Snapshot;
import io.dialtone.server.http.Answered.Outcome;
import io.dialtone.server.http.request.ByteRange;
import io.dialtone.server.http.request.Condition;
import io.dialtone.server.http.request.Field;
import io.dialtone.server.http.request.RequestHead;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelPromise;
import io.netty.channel.DefaultFileRegion;
import io.netty.handler.ssl.SslHandler;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.LongConsumer;

/** The answer to one request: every way it can be given ends in one telling of the witness. */
final class Reply {

  private static final String TEXT = "text/plain";

  /** A body up to this size is copied behind its head; a larger one is sent from where it lies. */
  private static final int COPIED = 1024;

  private final Workbench bench;
  private final Connection connection;
  private final RequestHead request;
  private final Asked asked;
  private boolean closes;
  private boolean lingers;

  Reply(Workbench bench, Connection connection, RequestHead request, Asked asked) {
    this.bench = bench;
    this.connection = connection;
    this.request = request;
    this.asked = asked;
    this.closes = !request.keeps();
    this.lingers = request.is("POST"); // old clients send an empty line behind it (RFC 9112 §2.2)
  }

  /** The file, or as much of it as was asked for. */
  void file(Snapshot snapshot, String reason) {
    if (gone()) {
      snapshot.close();
      return;
    }
    Condition condition =
        request.is("POST")
            ? Condition.HOLDS // a POST asks for the file whatever it has (HTT-1)
            : Condition.of(request, snapshot.version());
    switch (condition) {
      case HOLDS -> content(snapshot, reason);
      case NOT_MODIFIED -> {
        snapshot.close();
        notModified(snapshot.version(), reason);
      }
      case FAILED -> {
        snapshot.close();
        text(412, Outcome.SERVED, "a precondition of the request does not hold", Optional.empty());
      }
    }
  }

  /** All whom nothing is told look alike: the body too is always the same. */
  void notFound(Outcome outcome, String reason) {
    text(404, outcome, reason, Optional.empty());
  }

  /** A password is wanted; the same to all, whether there is a file or not (RFC 7617). */
  void challenge(Outcome outcome, String reason) {
    String field = "WWW-Authenticate: Basic realm=\"Dialtone\", charset=\"UTF-8\"";
    text(401, outcome, reason, Optional.of(field));
  }

  /** Just now it cannot be had, but soon: a file that is being written, a disk that is busy. */
  void busy(Outcome outcome, String reason) {
    text(503, outcome, reason, Optional.of("Retry-After: 1"));
  }

  /** Any other method; {@code body}: one follows that nobody reads. */
  void notAllowed(boolean body) {
    closes |= body;
    lingers |= body;
    String reason = "the method is none of GET, HEAD, POST";
    text(405, Outcome.FAULTY, reason, Optional.of("Allow: GET, HEAD, POST"));
  }

  /** An answer after which the connection is of no more use. */
  void closing(int status, String reason) {
    closes = true;
    lingers = true;
    text(status, Outcome.FAULTY, reason, Optional.empty());
  }

  private void content(Snapshot snapshot, String reason) {
    long size = snapshot.size();
    Optional<String> range = request.field(Field.RANGE);
    ByteRange wanted =
        range.isPresent()
                && request.is("GET") // of another method it means nothing (RFC 9110 §14.2)
                && Condition.rangeHolds(request, snapshot.version())
            ? ByteRange.parse(range.get(), size)
            : new ByteRange.Whole();
    switch (wanted) {
      case ByteRange.Whole _ -> send(200, snapshot, 0, size, reason);
      case ByteRange.Part(var from, var length) -> send(206, snapshot, from, length, reason);
      case ByteRange.Beyond _ -> {
        snapshot.close();
        String field = "Content-Range: bytes */" + size;
        text(416, Outcome.SERVED, "the file has only " + size + " bytes", Optional.of(field));
      }
    }
  }

  private void send(int status, Snapshot snapshot, long from, long length, String reason) {
    boolean bare = request.is("HEAD") || length == 0;
    boolean copied = !bare && length <= COPIED && snapshot.memory().isPresent();
    ByteBuf out = begin(status, copied ? (int) length : 0);
    bench.heads().file(out, snapshot.version(), asked.time());
    if (status == 206) {
      String part = "bytes " + from + "-" + (from + length - 1) + "/" + snapshot.size();
      bench.heads().field(out, "Content-Range", part);
    }
    bench.heads().end(out, length);
    if (bare) {
      deliver(out, status, 0, Outcome.SERVED, reason);
      snapshot.close();
      return;
    }
    if (snapshot.channel().isPresent()) {
      sendLarge(out, status, snapshot, from, length, reason);
      return;
    }
    ByteBuffer bytes = snapshot.memory().orElseThrow().slice((int) from, (int) length);
    if (copied) {
      deliver(out.writeBytes(bytes), status, length, Outcome.SERVED, reason);
      return;
    }
    // Wrapped, not copied: the bytes lie off the heap and are sent from there.
    Channel channel = connection.channel();
    var _ = channel.write(out, channel.voidPromise());
    deliver(Unpooled.wrappedBuffer(bytes), status, length, Outcome.SERVED, reason);
  }

  /** From the file to the socket without passing through us, where no cipher stands between. */
  private void sendLarge(
      ByteBuf head, int status, Snapshot snapshot, long from, long length, String reason) {
    FileChannel file = snapshot.channel().orElseThrow();
    Channel channel = connection.channel();
    var _ = channel.write(head, channel.voidPromise());
    ChannelPromise promise = channel.newPromise();
    var _ =
        promise.addListener(sent -> {
          snapshot.close();
          done((ChannelFuture) sent, status, length, Outcome.SERVED, reason);
        });
    if (channel.pipeline().get(SslHandler.class) == null) {
      var _ = channel.write(new DefaultFileRegion(file, from, length), promise);
      connection.answering(length, closes, true);
    } else {
      connection.answering(length, closes, true); // before it begins: it may be over at once
      LongConsumer taken = bytes -> connection.taking().piece(bytes, bench.connections().nanos());
      new FilePump(channel, taken, file, from, length, promise).begin();
    }
  }

  private void notModified(Snapshot.Version version, String reason) {
    ByteBuf out = begin(304, 0);
    bench.heads().file(out, version, asked.time());
    bench.heads().end(out);
    deliver(out, 304, 0, Outcome.SERVED, reason);
  }

  private void text(int status, Outcome outcome, String reason, Optional<String> field) {
    if (gone()) {
      return;
    }
    String body = Texts.of(status);
    ByteBuf out = begin(status, body.length());
    field.ifPresent(line -> out.writeCharSequence(line + "\r\n", StandardCharsets.US_ASCII));
    bench.heads().field(out, "Content-Type", TEXT);
    bench.heads().end(out, body.length());
    boolean bare = request.is("HEAD");
    if (!bare) {
      out.writeCharSequence(body, StandardCharsets.US_ASCII);
    }
    deliver(out, status, bare ? 0 : body.length(), outcome, reason);
  }

  private ByteBuf begin(int status, int room) {
    closes |= bench.connections().stopping();
    ByteBufAllocator allocator = connection.channel().alloc();
    ByteBuf out = bench.heads().begin(allocator, request.version(), status, asked.time(), room);
    if (closes) {
      bench.heads().field(out, "Connection", "close");
    } else if (request.old()) {
      bench.heads().field(out, "Connection", "keep-alive");
    }
    return out;
  }

  /** The last bytes of an answer. */
  private void deliver(ByteBuf bytes, int status, long body, Outcome outcome, String reason) {
    var _ =
        connection
            .channel()
            .write(bytes)
            .addListener(sent -> done((ChannelFuture) sent, status, body, outcome, reason));
    connection.answering(body, closes, false);
  }

  private boolean gone() {
    if (connection.channel().isActive()) {
      return false;
    }
    told(0, OptionalLong.empty(), Outcome.BROKEN, "the asker was gone before the answer");
    return true;
  }

  private void done(ChannelFuture sent, int status, long bytes, Outcome outcome, String reason) {
    if (sent.isSuccess()) {
      told(status, OptionalLong.of(bytes), outcome, reason);
      connection.answered(bytes, lingers);
    } else {
      told(status, OptionalLong.empty(), Outcome.BROKEN, String.valueOf(sent.cause()));
      connection.cut();
    }
  }

  private void told(int status, OptionalLong bytes, Outcome outcome, String reason) {
    bench.witness().answered(new Answered(asked, status, bytes, outcome, reason));
  }
}
