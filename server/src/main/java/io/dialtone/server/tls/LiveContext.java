// SPDX-License-Identifier: Apache-2.0
package io.dialtone.server.tls;

import io.netty.buffer.ByteBufAllocator;
import io.netty.handler.ssl.ApplicationProtocolNegotiator;
import io.netty.handler.ssl.SslContext;
import io.netty.handler.ssl.SslHandler;
import io.netty.util.ReferenceCountUtil;
import java.util.List;
import java.util.concurrent.Executor;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLSessionContext;
import org.jspecify.annotations.Nullable;

/**
 * The context that a listener holds for good, while the one behind it changes: each new connection
 * takes the newest, those that are open keep theirs.
 */
final class LiveContext extends SslContext {

  private final Handshakes handshakes;
  private volatile SslContext current;

  /**
   * The one before. A loop may have read it just before the change, so its memory is given back
   * only at the next change; who uses it holds it himself.
   */
  private @Nullable SslContext before;

  LiveContext(SslContext first, Handshakes handshakes) {
    this.current = first;
    this.handshakes = handshakes;
  }

  /** From now on new connections get this one. */
  synchronized void become(SslContext next) {
    ReferenceCountUtil.release(before);
    before = current;
    current = next;
  }

  /** Gives the memory back; when no connection comes any more. */
  synchronized void close() {
    ReferenceCountUtil.release(before);
    ReferenceCountUtil.release(current);
    before = null;
  }

  @Override
  public SslHandler newHandler(ByteBufAllocator alloc, Executor executor) {
    return secured(alloc, executor);
  }

  @Override
  public SslHandler newHandler(
      ByteBufAllocator alloc, @Nullable String host, int port, Executor executor) {
    return secured(alloc, executor);
  }

  /** The engine of a handler is quicker than one alone, which must behave as the JDK's would. */
  private SslHandler secured(ByteBufAllocator alloc, Executor executor) {
    return handshakes.handler(current.newHandler(alloc, executor).engine());
  }

  @Override
  public SSLEngine newEngine(ByteBufAllocator alloc) {
    return current.newEngine(alloc);
  }

  @Override
  public SSLEngine newEngine(ByteBufAllocator alloc, String host, int port) {
    return current.newEngine(alloc, host, port);
  }

  @Override
  public boolean isClient() {
    return false;
  }

  @Override
  public List<String> cipherSuites() {
    return current.cipherSuites();
  }

  @Override
  @SuppressWarnings("deprecation") // abstract where it comes from
  public ApplicationProtocolNegotiator applicationProtocolNegotiator() {
    return current.applicationProtocolNegotiator();
  }

  @Override
  public SSLSessionContext sessionContext() {
    return current.sessionContext();
  }
}
