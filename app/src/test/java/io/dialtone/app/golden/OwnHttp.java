// SPDX-License-Identifier: Apache-2.0
package io.dialtone.app.golden;

import io.dialtone.core.journal.Journal;
import io.dialtone.server.files.FolderSettings;
import io.dialtone.server.files.ServedFolder;
import io.dialtone.server.http.Answered;
import io.dialtone.server.http.EventLoops;
import io.dialtone.server.http.HttpServer;
import io.dialtone.server.http.HttpServerSettings;
import io.dialtone.wire.octets.Endpoint;
import io.dialtone.wire.octets.Ip4Address;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Our own HTTP server over a folder, which notes each request. */
record OwnHttp(EventLoops loops, ServedFolder folder, HttpServer server, List<Noted> requests)
    implements HttpMaker.Running {

  /** A request and when it came. */
  record Noted(Instant at, Request request) {}

  static OwnHttp serve(Path files, Path data, int port) throws IOException {
    var settings = new FolderSettings(files, data.resolve("served"), List.of(), Duration.ZERO);
    ServedFolder folder = ServedFolder.open(settings, Journal.silent());
    var requests = new CopyOnWriteArrayList<Noted>();
    EventLoops loops = EventLoops.start(Journal.silent());
    var listen = new Endpoint(Ip4Address.of(127, 0, 0, 1), port);
    HttpServer server =
        HttpServer.start(
            loops, HttpServerSettings.at(listen), folder, told -> requests.add(noted(told)));
    return new OwnHttp(loops, folder, server, requests);
  }

  private static Noted noted(Answered told) {
    var asked = told.asked();
    var request =
        new Request(
            asked.method() + " " + asked.target() + " " + asked.version(),
            told.status(),
            asked.userAgent().orElse("-"),
            asked.asker().toString());
    return new Noted(asked.time(), request);
  }

  @Override
  public List<Request> stop() {
    server.close(Duration.ofSeconds(5));
    loops.close();
    folder.close();
    // told when an answer has gone out, so a large one may be told of after the next
    return requests.stream().sorted(Comparator.comparing(Noted::at)).map(Noted::request).toList();
  }
}
