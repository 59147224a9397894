// SPDX-License-Identifier: Apache-2.0
package io.dialtone.server.http;

import io.dialtone.server.http.request.BodyReader;
import io.dialtone.server.http.request.HeadReader;
import io.dialtone.server.http.request.HeadReading;
import io.dialtone.server.http.request.HeadReading.Body;
import io.dialtone.server.http.request.RequestHead;
import io.dialtone.wire.octets.Ip4Address;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.socket.ChannelInputShutdownEvent;
import io.netty.channel.socket.SocketChannel;
import io.netty.handler.codec.DecoderException;
import io.netty.handler.ssl.SslHandler;
import io.netty.handler.ssl.SslHandshakeCompletionEvent;
import java.io.IOException;
import java.time.Duration;

/**
 * One connection: its bytes are cut into requests, which are answered one after another in the
 * order they came (RFC 9112 §9.3). Used by its loop alone.
 *
 * <pre>
 *   HEAD -> [BODY ->] SEEKING -> [GIVING ->] HEAD ...   or   -> LINGERING -> closed
 * </pre>
 */
final class Connection extends ChannelInboundHandlerAdapter {

  private enum Stage {
    /** The next head is not whole yet. */
    HEAD,
    /** A body is being thrown away. */
    BODY,
    /** An answer is sought. */
    SEEKING,
    /** An answer must be taken before the next request is looked at, or is the last. */
    GIVING,
    /** The last answer is given; what still comes is thrown away. */
    LINGERING
  }

  /** Empty lines before a request are forgiven (RFC 9112 §2.2), but not without end. */
  private static final int BLANKS = 8;

  /** What is still read after the last answer. */
  private static final long LINGER_BYTES = 256 * 1024;

  private final Workbench bench;
  private final Channel channel;
  private final Ip4Address peer;
  private final Taking taking;
  private ByteBuf in = Unpooled.EMPTY_BUFFER;
  private Stage stage = Stage.HEAD;
  private int searched;
  private int blanks;
  private boolean reading;
  private boolean working;
  private long thrownAway;
  private BodyReader body = new BodyReader(new Body.None(), 0);
  private Exchange exchange;
  private long stageNanos;
  private long heardNanos;
  private int answersUnsent;
  private boolean lastAnswer;
  private boolean askedAll;
  private boolean shakingHands;

  Connection(Workbench bench, Channel channel, Ip4Address peer, long nowNanos) {
    this.bench = bench;
    this.channel = channel;
    this.peer = peer;
    this.taking = new Taking(channel, nowNanos);
    this.stageNanos = nowNanos;
    this.heardNanos = nowNanos;
    this.exchange = Exchange.none(bench, this);
  }

  /** Before anything is asked, a cipher is agreed upon. */
  void shakesHands() {
    shakingHands = true;
  }

  Ip4Address peer() {
    return peer;
  }

  Channel channel() {
    return channel;
  }

  @Override
  public void channelRead(ChannelHandlerContext context, Object message) {
    ByteBuf bytes = (ByteBuf) message;
    heardNanos = bench.connections().nanos();
    reading = true;
    if (in.isReadable()) {
      ByteBuf both = channel.alloc().buffer(in.readableBytes() + bytes.readableBytes());
      both.writeBytes(in).writeBytes(bytes);
      in.release();
      bytes.release();
      in = both;
    } else {
      in.release();
      in = bytes;
    }
    work();
  }

  @Override
  public void channelReadComplete(ChannelHandlerContext context) {
    reading = false;
    channel.flush();
  }

  /** Of a peer who has shut its sending side, what it asked by then is still answered. */
  @Override
  public void userEventTriggered(ChannelHandlerContext context, Object event) {
    if (event instanceof ChannelInputShutdownEvent) {
      askedAll = true;
      work();
    } else if (event instanceof SslHandshakeCompletionEvent end && end.isSuccess()) {
      shakingHands = false;
      stageNanos = bench.connections().nanos();
      heardNanos = stageNanos;
    }
    context.fireUserEventTriggered(event);
  }

  @Override
  public void channelWritabilityChanged(ChannelHandlerContext context) {
    if (channel.isWritable()) {
      work();
    }
  }

  @Override
  public void channelInactive(ChannelHandlerContext context) {
    bench.connections().closed(this);
    in.release();
    in = Unpooled.EMPTY_BUFFER;
    stage = Stage.LINGERING;
  }

  @Override
  public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
    if (!(cause instanceof IOException || cause instanceof DecoderException)) {
      bench.witness().fault("a connection of " + peer + " met " + cause);
    }
    var _ = channel.close();
  }

  /** Goes on as far as the bytes at hand lead. */
  private void work() {
    if (working) {
      return; // a write that is done at once calls back from within
    }
    working = true;
    boolean goesOn = true;
    while (goesOn && channel.isActive()) {
      goesOn =
          switch (stage) {
            case HEAD -> mayAnswer() && readHead();
            case BODY -> readBody();
            case SEEKING, GIVING -> false;
            case LINGERING -> {
              throwAway();
              yield false;
            }
          };
    }
    working = false;
    if (!reading) {
      channel.flush();
    }
    if (!in.isReadable()) {
      in.release();
      in = Unpooled.EMPTY_BUFFER;
    }
    HttpLimits.Sizes sizes = bench.limits().sizes();
    int longestHead = sizes.line() + 1 + sizes.head(); // one byte more, and it is refused
    boolean room = in.readableBytes() <= longestHead;
    if (channel.config().isAutoRead() != room) {
      channel.config().setAutoRead(room); // who sends without taking is not read any further
    }
    if (askedAll && stage != Stage.SEEKING && answersUnsent == 0) {
      var _ = channel.close(); // half a request at the most, whose other half never comes
    }
  }

  /** A peer that asks and asks without taking its answers is served no faster than it takes. */
  private boolean mayAnswer() {
    if (!channel.isWritable()) {
      channel.flush();
    }
    return channel.isWritable() && !lastAnswer;
  }

  private boolean readHead() {
    while (in.isReadable() && blank(in.getByte(in.readerIndex()))) {
      if (blanks == BLANKS) {
        refuse(400, "empty lines instead of a request");
        return true;
      }
      blanks++;
      in.skipBytes(1);
      searched = 0;
    }
    int length = headLength();
    if (length < 0) {
      return stage != Stage.HEAD;
    }
    byte[] bytes = bench.connections().scratch(length);
    in.readBytes(bytes, 0, length);
    searched = 0;
    blanks = 0;
    switch (HeadReader.read(bytes, length)) {
      case HeadReading.Refused(int status, String reason) -> refuse(status, reason);
      case HeadReading.Read(RequestHead head, Body following) -> begin(head, following);
    }
    return true;
  }

  private static boolean blank(byte b) {
    return b == '\r' || b == '\n';
  }

  /** How long the head is, the empty line included; -1 if its end is not there yet. */
  private int headLength() {
    int from = in.readerIndex();
    int end = in.writerIndex();
    int lf = in.indexOf(from + searched, end, (byte) '\n');
    while (lf >= 0) {
      searched = lf - from; // looked at again, for what follows may not be there yet
      int next = lf + 1;
      if (next < end && in.getByte(next) == '\r') {
        next++;
      }
      if (next >= end) {
        break;
      }
      if (in.getByte(next) == '\n') {
        return fits(next + 1 - from) ? next + 1 - from : -1;
      }
      lf = in.indexOf(next, end, (byte) '\n');
    }
    if (lf < 0 && end > from) {
      searched = Math.max(searched, end - from - 1);
    }
    boolean _ = fits(end - from);
    return -1;
  }

  private boolean fits(int length) {
    HttpLimits.Sizes sizes = bench.limits().sizes();
    int longestLine = sizes.line() + 2; // with its CR and LF
    if (length <= longestLine) {
      return true;
    }
    int from = in.readerIndex();
    int lineEnd = in.indexOf(from, from + longestLine, (byte) '\n');
    if (lineEnd < 0) {
      refuse(414, "the request line is too long");
      return false;
    }
    if (length - (lineEnd - from) > sizes.head()) {
      refuse(431, "the header fields are too long");
      return false;
    }
    return true;
  }

  private void refuse(int status, String reason) {
    stage = Stage.SEEKING;
    Exchange.none(bench, this).refuse(status, reason);
  }

  private void begin(RequestHead head, Body following) {
    exchange = new Exchange(bench, this, head);
    stageNanos = heardNanos;
    stage = Stage.SEEKING;
    if (following instanceof Body.None) {
      exchange.answer();
      return;
    }
    body = new BodyReader(following, bench.limits().sizes().body());
    if (exchange.takesBody(body)) {
      stage = Stage.BODY;
    }
  }

  private boolean readBody() {
    BodyReader.Progress progress = body.read(in);
    switch (progress) {
      case MORE -> {
        return false;
      }
      case DONE -> {
        stage = Stage.SEEKING;
        exchange.answer();
      }
      case TOO_LARGE -> {
        stage = Stage.SEEKING;
        exchange.tooLarge();
      }
      case FAULTY -> {
        stage = Stage.SEEKING;
        exchange.refuse(400, "the body is not in chunks as it says");
      }
    }
    return true;
  }

  /** An answer was handed over; {@code alone}: the next request waits until it is taken. */
  void answering(long length, boolean closes, boolean alone) {
    if (answersUnsent++ == 0) {
      taking.begin(length, bench.connections().nanos());
    } else {
      taking.more(length);
    }
    lastAnswer |= closes || bench.connections().stopping();
    stage = alone || lastAnswer ? Stage.GIVING : Stage.HEAD;
    stageNanos = bench.connections().nanos();
    work();
  }

  /** An answer was taken by the system; {@code lingers}: the peer may still be sending. */
  void answered(long length, boolean lingers) {
    answersUnsent--;
    stageNanos = bench.connections().nanos();
    heardNanos = stageNanos;
    if (answersUnsent > 0) {
      taking.taken(length);
      return;
    }
    if (stage == Stage.SEEKING) {
      return; // the next request was there already, and its file is awaited
    }
    if (lastAnswer && lingers && !askedAll) {
      linger();
    } else if (lastAnswer || bench.connections().stopping()) {
      var _ = channel.close();
    } else {
      boolean waited = stage == Stage.GIVING && in.isReadable();
      stage = stage == Stage.GIVING ? Stage.HEAD : stage;
      if (waited || askedAll) {
        channel.eventLoop().execute(this::work); // not from here: this may be deep in a write
      }
    }
  }

  /** To close with bytes unread would take the answer from the peer as well (RFC 9112 §9.6). */
  private void linger() {
    if (channel instanceof SocketChannel socket
        && channel.pipeline().get(SslHandler.class) == null) {
      stage = Stage.LINGERING;
      var _ = socket.shutdownOutput();
      throwAway();
      channel.config().setAutoRead(true); // what came with the request may have stopped it
    } else {
      var _ = channel.close();
    }
  }

  private void throwAway() {
    thrownAway += in.readableBytes();
    in.skipBytes(in.readableBytes());
    if (thrownAway > LINGER_BYTES) {
      var _ = channel.close();
    }
  }

  /** How fast the peer takes its answers. */
  Taking taking() {
    return taking;
  }

  /** Something before an answer. */
  void send(ByteBuf bytes) {
    var _ = channel.writeAndFlush(bytes, channel.voidPromise());
  }

  /** Whether nothing was asked that is not answered. */
  boolean idle() {
    return stage == Stage.HEAD && answersUnsent == 0;
  }

  /** Since when the next head is awaited. */
  long stageNanos() {
    return stageNanos;
  }

  /** Whether the peer has not done its part in its time. */
  boolean late(long now) {
    return late(now, bench.limits().times());
  }

  /** Whether it holds a body or an answer up for so long that others may have its place. */
  boolean behind(long now) {
    return (answersUnsent > 0 || stage == Stage.BODY)
        && late(now, bench.limits().times().whenFull());
  }

  /** Whether it has held its place for so long by what it asked for. */
  boolean holds(long now, Duration time) {
    return !idle() && now - begunNanos() > time.toNanos();
  }

  /** How fast its body comes or its answers are taken; who awaits a file is the slowest. */
  long bytesPerSecond(long now) {
    long bytes = answersUnsent > 0 ? taking.took(now) : stage == Stage.BODY ? body.taken() : 0;
    return (long) (bytes / ((now - begunNanos()) / 1e9));
  }

  private long begunNanos() {
    return answersUnsent > 0 ? taking.begunNanos() : stageNanos;
  }

  /** When its body or answer was last seen to move. */
  long movedNanos() {
    return answersUnsent > 0 ? taking.movedNanos() : heardNanos;
  }

  private boolean late(long now, HttpLimits.Times times) {
    if (answersUnsent > 0) {
      long took = taking.took(now);
      return now - taking.movedNanos() > times.silence().toNanos()
          || times.tooSlow(took, now - taking.begunNanos(), times.answer());
    }
    return switch (stage) {
      case HEAD ->
          now - stageNanos > (shakingHands ? Connections.HANDSHAKE : times.head()).toNanos()
              || now - heardNanos > times.silence().toNanos();
      case BODY ->
          now - heardNanos > times.silence().toNanos()
              || times.tooSlow(body.taken(), now - stageNanos, times.body());
      case SEEKING, GIVING -> false; // the file is awaited, which has its own patience
      case LINGERING -> now - stageNanos > Connections.LINGER.toNanos();
    };
  }

  /** Closes at once, whatever is on its way. */
  void cut() {
    var _ = channel.close();
  }

  /** As {@link #cut}, but a cipher's farewell, which the peer may not take, is not waited for. */
  void giveWay() {
    channel.unsafe().close(channel.unsafe().voidPromise());
    bench.connections().closed(this); // what is told by the channel comes after who waits now
  }
}
