// SPDX-License-Identifier: Apache-2.0
package io.dialtone.fleet.web;

import io.dialtone.handset.web.WebDesk;
import io.dialtone.wire.octets.Endpoint;
import io.dialtone.wire.octets.Ip4Address;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.Semaphore;
import java.util.concurrent.locks.LockSupport;

/** Where a virtual phone's pages can be had: a virtual thread a connection, within limits. */
public final class WebListener implements AutoCloseable {

  private static final int BACKLOG = 16;
  private static final Duration MOMENT = Duration.ofMillis(20); // so that no fault spins

  private final Ip4Address address;
  private final ServerSocket socket;
  private final WebLimits limits;
  private final WebConnection.House house;
  private final Semaphore room;
  private final Set<Socket> open = ConcurrentHashMap.newKeySet();

  private WebListener(
      Ip4Address address, ServerSocket socket, WebLimits limits, WebDesk desk, WebPhone phone) {
    this.address = address;
    this.socket = socket;
    this.limits = limits;
    this.room = new Semaphore(limits.connections());
    this.house =
        new WebConnection.House(desk, phone, limits, new Semaphore(limits.uploads()), deadlines());
  }

  /**
   * Listens at an address, port 0 for any free one.
   *
   * @throws IOException when it cannot be had
   */
  public static WebListener open(Endpoint at, WebLimits limits, WebDesk desk, WebPhone phone)
      throws IOException {
    var socket = new ServerSocket();
    try {
      socket.setReuseAddress(true);
      var address = InetAddress.getByAddress(at.address().bytes().toArray());
      socket.bind(new InetSocketAddress(address, at.port()), BACKLOG);
    } catch (IOException taken) {
      socket.close();
      throw taken;
    }
    var listener = new WebListener(at.address(), socket, limits, desk, phone);
    Thread.ofVirtual().name("web " + listener.endpoint()).start(listener::accept);
    return listener;
  }

  private static ScheduledExecutorService deadlines() {
    var clock =
        new ScheduledThreadPoolExecutor(1, Thread.ofPlatform().daemon().name("web").factory());
    clock.setRemoveOnCancelPolicy(true);
    return clock;
  }

  /** Where it listens. */
  public Endpoint endpoint() {
    return new Endpoint(address, socket.getLocalPort());
  }

  private void accept() {
    while (!socket.isClosed()) {
      try {
        Socket client = socket.accept();
        if (room.tryAcquire()) {
          open.add(client);
          Thread.ofVirtual().name("web request").start(() -> serve(client));
        } else {
          client.close();
        }
      } catch (IOException _) {
        // closed, which ends the loop, or the client was gone, or no descriptor is left for it
        LockSupport.parkNanos(MOMENT.toNanos());
      }
    }
  }

  private void serve(Socket client) {
    try (client) {
      client.setSoTimeout(Math.toIntExact(limits.idle().toMillis()));
      client.setTcpNoDelay(true);
      new WebConnection(client, house).serve();
    } catch (IOException _) {
      // the client went away or was too slow: there is nobody to tell
    } finally {
      open.remove(client);
      room.release();
    }
  }

  /** Listens no longer; connections are cut. */
  @Override
  public void close() throws IOException {
    socket.close();
    for (Socket client : open) {
      client.close();
    }
    house.deadlines().shutdownNow();
  }
}
