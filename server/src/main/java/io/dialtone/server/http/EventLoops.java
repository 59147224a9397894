// SPDX-License-Identifier: Apache-2.0
package io.dialtone.server.http;

import io.dialtone.core.journal.Area;
import io.dialtone.core.journal.Journal;
import io.dialtone.core.journal.JournalRecord;
import io.dialtone.core.journal.Level;
import io.netty.channel.EventLoop;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.file.FileSystemOptions;
import io.vertx.core.internal.VertxInternal;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;

/**
 * The event loops of everything that speaks HTTP, one a core, on the system's own epoll where it is
 * to be had.
 */
public final class EventLoops implements AutoCloseable {

  private static final Duration CLOSE_WAIT = Duration.ofSeconds(5);

  private final Vertx vertx;
  private final int count;
  private final LibraryLog log;
  private volatile boolean closing;

  private EventLoops(Vertx vertx, int count, LibraryLog log) {
    this.vertx = vertx;
    this.log = log;
    this.count = count;
  }

  /** Starts a loop a core, and says in the journal whether they run on the native transport. */
  public static EventLoops start(Journal journal) {
    int cores = Math.max(1, Runtime.getRuntime().availableProcessors());
    Vertx vertx =
        Vertx.vertx(
            new VertxOptions()
                .setPreferNativeTransport(true)
                .setEventLoopPoolSize(cores)
                .setFileSystemOptions(
                    new FileSystemOptions()
                        .setClassPathResolvingEnabled(false)
                        .setFileCachingEnabled(false)));
    InstantSource clock = InstantSource.system();
    vertx.exceptionHandler(fault ->
        journal.record(
            JournalRecord.of(
                clock.instant(), Level.ERROR, Area.HTTP, "an event loop met " + fault)));
    boolean epoll = vertx.isNativeTransportEnabled();
    journal.record(
        JournalRecord.of(
            clock.instant(),
            epoll ? Level.DEBUG : Level.WARN,
            Area.HTTP,
            epoll
                ? cores + " event loops on the native transport"
                : "no native transport here: HTTP costs more of the processor"));
    EventLoops loops = new EventLoops(vertx, cores, LibraryLog.attach(journal));
    loops.each().forEach(loops::watch);
    return loops;
  }

  /**
   * A loop that ends by a fault takes its listeners along, and Netty tells its log only; so here a
   * thread ends by it that whoever runs this process hears of.
   */
  private void watch(EventLoop loop) {
    var _ =
        loop.terminationFuture()
            .addListener(_ -> {
              if (!closing) {
                Thread.ofPlatform().name("event loop").start(EventLoops::lost);
              }
            });
  }

  private static void lost() {
    throw new IllegalStateException("it serves HTTP no more, the log has the reason");
  }

  public Vertx vertx() {
    return vertx;
  }

  /** How many loops there are. */
  public int count() {
    return count;
  }

  /** Every loop once. */
  List<EventLoop> each() {
    List<EventLoop> each = new ArrayList<>();
    ((VertxInternal) vertx)
        .nettyEventLoopGroup()
        .iterator()
        .forEachRemaining(executor -> each.add((EventLoop) executor));
    return each;
  }

  /** Whether the loops run on epoll rather than on Java's own selector. */
  public boolean nativeTransport() {
    return vertx.isNativeTransportEnabled();
  }

  @Override
  public void close() {
    closing = true;
    Waiting.quietly(vertx.close(), CLOSE_WAIT);
    log.close();
  }
}
