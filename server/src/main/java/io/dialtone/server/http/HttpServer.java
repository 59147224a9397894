// SPDX-License-Identifier: Apache-2.0
package io.dialtone.server.http;

import io.dialtone.server.files.FileSource;
import io.dialtone.server.quota.Quota;
import io.dialtone.wire.octets.Endpoint;
import io.dialtone.wire.octets.Ip4Address;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.EventLoop;
import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** The phones' HTTP listener (HTT-1, HTT-2), on every event loop. */
public final class HttpServer {

  /** What closing itself may take when nothing is in flight. */
  private static final Duration CLOSE_WAIT = Duration.ofSeconds(1);

  private final Endpoint endpoint;
  private final List<HttpLoop> running;
  private final List<Channel> listening;
  private final DiskThreads disk;

  private HttpServer(
      Endpoint endpoint, List<HttpLoop> running, List<Channel> listening, DiskThreads disk) {
    this.endpoint = endpoint;
    this.running = List.copyOf(running);
    this.listening = List.copyOf(listening);
    this.disk = disk;
  }

  /** Starts listening; a port that cannot be had is an exception. */
  public static HttpServer start(
      EventLoops loops, HttpServerSettings settings, FileSource files, Witness witness)
      throws IOException {
    InetSocketAddress at = free(settings.listen());
    Quota<Ip4Address> places = settings.limits().counts().quota();
    DiskThreads disk = new DiskThreads();
    List<HttpLoop> running = new ArrayList<>();
    List<Channel> listening = new ArrayList<>();
    try {
      for (EventLoop loop : loops.each()) {
        Workbench bench =
            new Workbench(
                files,
                witness,
                settings.limits(),
                InstantSource.system(),
                disk,
                new Connections(places, System::nanoTime),
                new Heads());
        HttpLoop another = new HttpLoop(loop, bench, settings.tls());
        listening.add(bound(another.listen(at, loops.nativeTransport())));
        running.add(another);
        if (!loops.nativeTransport()) {
          break; // one port, one socket: without SO_REUSEPORT one loop does it all
        }
        at = (InetSocketAddress) listening.getFirst().localAddress();
      }
    } catch (IOException fault) {
      for (Channel channel : listening) {
        var _ = channel.close();
      }
      disk.close();
      throw fault;
    }
    Endpoint taken = new Endpoint(settings.listen().address(), at.getPort());
    return new HttpServer(taken, running, listening, disk);
  }

  /**
   * With SO_REUSEPORT a second server of ours would quietly share the port with the first; so it is
   * tried without it before.
   */
  private static InetSocketAddress free(Endpoint listen) throws IOException {
    InetAddress address = InetAddress.getByName(listen.address().toString());
    InetSocketAddress at = new InetSocketAddress(address, listen.port());
    try (ServerSocket trial = new ServerSocket()) {
      trial.setReuseAddress(true);
      trial.bind(at);
      return at;
    }
  }

  private static Channel bound(ChannelFuture future) throws IOException {
    ChannelFuture bound = future.awaitUninterruptibly();
    if (bound.isSuccess()) {
      return bound.channel();
    }
    Throwable cause = bound.cause();
    BindException fault = new BindException(String.valueOf(cause.getMessage()));
    fault.initCause(cause);
    throw fault;
  }

  /** Where it listens, with the port it took. */
  public Endpoint endpoint() {
    return endpoint;
  }

  /** Takes no new work, lets answers in flight go on for at most {@code grace}, and closes. */
  public void close(Duration grace) {
    listening.forEach(channel -> channel.close().awaitUninterruptibly());
    CompletableFuture<?>[] ends =
        running.stream().map(loop -> loop.stop(grace)).toArray(CompletableFuture[]::new);
    try {
      CompletableFuture.allOf(ends).get(grace.plus(CLOSE_WAIT).toNanos(), TimeUnit.NANOSECONDS);
    } catch (ExecutionException | TimeoutException _) {
      // What did not close in time or in order dies with the process.
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
    disk.close();
  }
}
