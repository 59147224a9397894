// SPDX-License-Identifier: Apache-2.0
package io.dialtone.server.tls;

import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.ssl.SslHandler;
import io.netty.util.concurrent.FastThreadLocal;
import java.util.LinkedHashSet;
import java.util.SequencedSet;
import java.util.concurrent.atomic.LongAdder;
import javax.net.ssl.SSLEngine;
import org.jspecify.annotations.Nullable;

/**
 * The handshakes in flight, a bounded number a loop. One more ends the oldest: a phone's takes some
 * milliseconds, so the oldest of a thousand is one that somebody leaves half open.
 */
final class Handshakes {

  private final int limit;
  private final LongAdder made = new LongAdder();
  private final LongAdder failed = new LongAdder();
  private final FastThreadLocal<SequencedSet<Handshake>> open =
      new FastThreadLocal<>() {
        @Override
        protected SequencedSet<Handshake> initialValue() {
          return new LinkedHashSet<>();
        }
      };

  Handshakes(int limit) {
    this.limit = limit;
  }

  /** What secures one connection, on the loop that owns it. */
  SslHandler handler(SSLEngine engine) {
    return new Handshake(engine);
  }

  /** Handshakes that came to their end. */
  long made() {
    return made.sum();
  }

  /** Those that did not: garbage, no version or cipher in common, too slow. */
  long failed() {
    return failed.sum();
  }

  private void begun(Handshake handshake) {
    SequencedSet<Handshake> here = open.get();
    if (here.size() >= limit) {
      Handshake oldest = here.removeFirst();
      oldest.cut();
    }
    here.add(handshake);
  }

  private void ended(Handshake handshake, boolean well) {
    open.get().remove(handshake);
    (well ? made : failed).increment();
  }

  private final class Handshake extends SslHandler {
    private @Nullable ChannelHandlerContext context;

    Handshake(SSLEngine engine) {
      super(engine);
    }

    @Override
    public void handlerAdded(ChannelHandlerContext ctx) throws Exception {
      context = ctx;
      begun(this);
      handshakeFuture().addListener(end -> ended(this, end.isSuccess()));
      super.handlerAdded(ctx);
    }

    private void cut() {
      if (context != null) {
        var _ = context.close();
      }
    }
  }
}
