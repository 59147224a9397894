// SPDX-License-Identifier: Apache-2.0
package io.dialtone.server.http;

import io.dialtone.wire.octets.Ip4Address;
import io.vertx.core.http.HttpConnection;
import io.vertx.core.net.impl.ConnectionBase;
import java.time.Duration;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.function.LongSupplier;

/**
 * The open connections of one loop, each with the moment until which its peer must have done its
 * part: a peer that sends or takes a byte now and then is never silent, yet must not hold us for
 * ever. Used by its loop alone.
 */
final class Connections {

  /** One connection. */
  static final class Held {
    private final HttpConnection connection;
    private final Ip4Address peer;
    private long deadlineNanos;

    private Held(HttpConnection connection, Ip4Address peer, long deadlineNanos) {
      this.connection = connection;
      this.peer = peer;
      this.deadlineNanos = deadlineNanos;
    }

    Ip4Address peer() {
      return peer;
    }
  }

  private final IdentityHashMap<HttpConnection, Held> open = new IdentityHashMap<>();
  private final HttpLimits limits;
  private final LongSupplier nanos;

  Connections(HttpLimits limits, LongSupplier nanos) {
    this.limits = limits;
    this.nanos = nanos;
  }

  /** Takes a new connection in, or closes it if there are too many. */
  void opened(HttpConnection connection) {
    if (open.size() >= limits.connectionsPerLoop()) {
      var _ = connection.close();
      return;
    }
    held(connection);
    connection.closeHandler(_ -> open.remove(connection));
  }

  /** What is known of a connection that a request came on. */
  Held held(HttpConnection connection) {
    return open.computeIfAbsent(
        connection,
        fresh -> new Held(fresh, peer(fresh), nanos.getAsLong() + limits.times().head().toNanos()));
  }

  /** The peer must have done its part so long from now on. */
  void allow(Held held, Duration more) {
    held.deadlineNanos = nanos.getAsLong() + more.toNanos();
  }

  /** Closes those whose time is over. */
  void sweep() {
    long now = nanos.getAsLong();
    List<Held> late = new ArrayList<>();
    for (Held held : open.values()) {
      if (held.deadlineNanos - now < 0) {
        late.add(held);
      }
    }
    for (Held held : late) {
      open.remove(held.connection);
      cut(held.connection);
    }
  }

  /**
   * Closes at once. Vert.x's own closing waits, without any limit, until the peer took what is on
   * its way to it; so here we do what its idle timeout does.
   */
  private static void cut(HttpConnection connection) {
    if (connection instanceof ConnectionBase base) {
      var _ = base.channelHandlerContext().close();
    } else {
      var _ = connection.close();
    }
  }

  int size() {
    return open.size();
  }

  private static Ip4Address peer(HttpConnection connection) {
    var address = connection.remoteAddress();
    if (address == null || address.hostAddress() == null) {
      return Ip4Address.ANY; // it is closed already: its answer goes nowhere
    }
    return Ip4Address.parse(address.hostAddress()).orElse(Ip4Address.ANY);
  }
}
