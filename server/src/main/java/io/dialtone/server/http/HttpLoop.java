// SPDX-License-Identifier: Apache-2.0
package io.dialtone.server.http;

import io.dialtone.server.tls.TlsServer;
import io.dialtone.wire.octets.Ip4Address;
import io.netty.bootstrap.ServerBootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoop;
import io.netty.channel.ServerChannel;
import io.netty.channel.epoll.EpollServerSocketChannel;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import io.netty.channel.unix.UnixChannelOption;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/**
 * The listener as one event loop sees it. Each loop has a listening socket of its own to the same
 * port (SO_REUSEPORT), so that a connection stays on the thread that took it in.
 */
final class HttpLoop {

  private static final long SWEEP_MILLIS = 500;
  private static final int BACKLOG = 1024;

  private final EventLoop loop;
  private final Workbench bench;
  private final Optional<TlsServer> tls;

  HttpLoop(EventLoop loop, Workbench bench, Optional<TlsServer> tls) {
    this.loop = loop;
    this.bench = bench;
    this.tls = tls;
  }

  /** Begins to listen; the channel is the listening socket. */
  ChannelFuture listen(InetSocketAddress at, boolean epoll) {
    Class<? extends ServerChannel> kind =
        epoll ? EpollServerSocketChannel.class : NioServerSocketChannel.class;
    ServerBootstrap bootstrap =
        new ServerBootstrap()
            .group(loop, loop)
            .channel(kind)
            .option(ChannelOption.SO_BACKLOG, BACKLOG)
            .option(ChannelOption.SO_REUSEADDR, true)
            .childOption(ChannelOption.ALLOW_HALF_CLOSURE, tls.isEmpty())
            .childHandler(
                new ChannelInitializer<Channel>() {
                  @Override
                  protected void initChannel(Channel channel) {
                    accepted(channel);
                  }
                });
    if (epoll) {
      bootstrap.option(UnixChannelOption.SO_REUSEPORT, true);
    }
    var _ =
        loop.scheduleWithFixedDelay(this::sweep, SWEEP_MILLIS, SWEEP_MILLIS, TimeUnit.MILLISECONDS);
    ChannelFuture bound = bootstrap.bind(at);
    return bound.addListener(_ -> bound.channel().pipeline().addLast(new Refused()));
  }

  private void sweep() {
    try {
      bench.connections().sweep();
    } catch (RuntimeException | OutOfMemoryError fault) {
      // what is done again and again ends with its first fault, and then nobody would ever be late
      bench.witness().fault("looking at who is late met " + fault);
    }
  }

  /**
   * A connection could not be taken, mostly because no descriptor is left. Netty takes none for a
   * second then, and tries again.
   */
  private final class Refused extends ChannelInboundHandlerAdapter {
    private static final long QUIET_NANOS = 60_000_000_000L;
    private Optional<Long> saidNanos = Optional.empty();

    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
      long now = bench.connections().nanos();
      if (saidNanos.filter(said -> now - said < QUIET_NANOS).isEmpty()) {
        saidNanos = Optional.of(now);
        bench.witness().fault("connections must wait: " + cause.getMessage());
      }
    }
  }

  private void accepted(Channel channel) {
    Ip4Address peer = peer(channel);
    Optional<String> refused = bench.connections().refuses(peer);
    if (refused.isPresent()) {
      bench.witness().turnedAway(peer, refused.get());
      var _ = channel.close();
      return;
    }
    Connection connection = new Connection(bench, channel, peer, bench.connections().nanos());
    bench.connections().opened(connection);
    channel.pipeline().addLast(connection); // if the rest fails, it hears of its end
    tls.ifPresent(secured -> {
      connection.shakesHands();
      secured.secure(channel);
    });
  }

  private static Ip4Address peer(Channel channel) {
    if (channel.remoteAddress() instanceof InetSocketAddress socket) {
      InetAddress address = socket.getAddress();
      byte[] bytes = address.getAddress();
      if (bytes.length == 4) {
        return Ip4Address.of(bytes[0] & 255, bytes[1] & 255, bytes[2] & 255, bytes[3] & 255);
      }
    }
    return Ip4Address.ANY; // it is closed already: its answer goes nowhere
  }

  /** Lets answers in flight go on so long; done when all connections are closed. */
  CompletableFuture<Void> stop(Duration grace) {
    CompletableFuture<Void> ended = new CompletableFuture<>();
    loop.execute(() -> {
      var _ = bench.connections().stop().thenAccept(ended::complete);
      var _ = loop.schedule(bench.connections()::cutAll, grace.toMillis(), TimeUnit.MILLISECONDS);
    });
    return ended;
  }
}
