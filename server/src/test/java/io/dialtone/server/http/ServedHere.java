// SPDX-License-Identifier: Apache-2.0
package io.dialtone.server.http;

import io.dialtone.core.journal.Journal;
import io.dialtone.server.files.FileSource;
import io.dialtone.server.files.FolderSettings;
import io.dialtone.server.files.ServedFolder;
import io.dialtone.server.tls.TlsServer;
import io.dialtone.wire.octets.Endpoint;
import io.dialtone.wire.octets.Ip4Address;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;

/** A real server on loopback over a folder of a test, which tells the test of every answer. */
final class ServedHere implements AutoCloseable {

  private static final Endpoint ANY_PORT = new Endpoint(Ip4Address.of(127, 0, 0, 1), 0);

  private final EventLoops loops;
  private final HttpServer server;
  private final Told told;
  private final Runnable source;

  private ServedHere(EventLoops loops, HttpServer server, Told told, Runnable source) {
    this.loops = loops;
    this.server = server;
    this.told = told;
    this.source = source;
  }

  /** What the server tells. */
  private static final class Told implements Witness {
    private final BlockingQueue<Answered> answers = new LinkedBlockingQueue<>();
    private final Queue<String> turnedAway = new ConcurrentLinkedQueue<>();

    @Override
    public void answered(Answered answered) {
      answers.add(answered);
    }

    @Override
    public void turnedAway(Ip4Address peer, String reason) {
      turnedAway.add(reason);
    }
  }

  /** The folder {@code root} under {@code temp}, which the test fills before or after. */
  static ServedHere folder(Path temp, HttpLimits limits) throws IOException {
    Path root = Files.createDirectories(temp.resolve("root"));
    FolderSettings settings = FolderSettings.of(root, temp.resolve("data"));
    ServedFolder folder = ServedFolder.open(settings, Journal.silent());
    return source(folder, folder::close, limits);
  }

  static ServedHere source(FileSource files, Runnable closing, HttpLimits limits)
      throws IOException {
    return start(new HttpServerSettings(ANY_PORT, limits), files, closing);
  }

  /** The same through TLS. */
  static ServedHere secured(FileSource files, Runnable closing, TlsServer tls, HttpLimits limits)
      throws IOException {
    return start(HttpServerSettings.secured(ANY_PORT, tls).with(limits), files, closing);
  }

  private static ServedHere start(HttpServerSettings settings, FileSource files, Runnable closing)
      throws IOException {
    Told told = new Told();
    EventLoops loops = EventLoops.start(Journal.silent());
    HttpServer server = HttpServer.start(loops, settings, files, told);
    return new ServedHere(loops, server, told, closing);
  }

  Endpoint endpoint() {
    return server.endpoint();
  }

  HttpServer server() {
    return server;
  }

  EventLoops loops() {
    return loops;
  }

  /**
   * What the server told of the next answer of this kind; answers to other tests may come between,
   * for an asker has its answer before the server has told of it.
   */
  Answered told(Predicate<Answered> kind) throws InterruptedException {
    while (true) {
      Answered next = told.answers.poll(20, TimeUnit.SECONDS);
      if (next == null) {
        throw new AssertionError("the server told of no such answer");
      }
      if (kind.test(next)) {
        return next;
      }
    }
  }

  /** Why connections were not taken in so far. */
  List<String> turnedAway() {
    return List.copyOf(told.turnedAway);
  }

  @Override
  public void close() {
    server.close(Duration.ZERO);
    loops.close();
    source.run();
  }
}
