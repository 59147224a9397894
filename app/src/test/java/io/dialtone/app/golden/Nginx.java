// SPDX-License-Identifier: Apache-2.0
package io.dialtone.app.golden;

import io.dialtone.app.Programs;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** A real nginx on a loopback port that serves a folder and notes each request. */
final class Nginx implements HttpMaker.Running {
  private final Path folder;
  private final OutsideServer server;

  private Nginx(Path folder, OutsideServer server) {
    this.folder = folder;
    this.server = server;
  }

  /** Skips the calling test where there is no nginx. */
  static Nginx serve(Path files, Path folder, int port) throws Exception {
    Path program = Programs.require("nginx");
    Path settings = Files.createDirectories(folder).resolve("nginx.conf");
    Files.writeString(settings, settings(files, folder, port), StandardCharsets.UTF_8);
    var command = List.of(program.toString(), "-p", folder.toString(), "-c", settings.toString());
    return new Nginx(folder, OutsideServer.start(command, "getrlimit"));
  }

  private static String settings(Path files, Path folder, int port) {
    return """
    daemon off;
    master_process off;
    pid %2$s/pid;
    error_log stderr notice;
    events { worker_connections 256; }
    http {
      log_format trace '$request\t$status\t$http_user_agent\t$remote_addr';
      access_log %2$s/access.log trace;
      client_body_temp_path %2$s/body;
      proxy_temp_path %2$s/proxy;
      fastcgi_temp_path %2$s/fastcgi;
      uwsgi_temp_path %2$s/uwsgi;
      scgi_temp_path %2$s/scgi;
      server {
        listen 127.0.0.1:%3$d;
        root %1$s;
      }
    }
    """
        .formatted(files, folder, port);
  }

  @Override
  public List<Request> stop() throws Exception {
    server.stop();
    return requests();
  }

  private List<Request> requests() throws IOException {
    return Files.readAllLines(folder.resolve("access.log"), StandardCharsets.ISO_8859_1).stream()
        .map(line -> line.split("\t", -1))
        .map(field -> new Request(field[0], Integer.parseInt(field[1]), field[2], field[3]))
        .toList();
  }
}
