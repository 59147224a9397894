// SPDX-License-Identifier: Apache-2.0
package io.dialtone.app.golden;

import io.dialtone.app.Programs;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** A real nginx that serves a folder, on a loopback port or elsewhere, and notes each request. */
public final class Nginx implements HttpMaker.Running {
  private final Path folder;
  private final OutsideServer server;

  private Nginx(Path folder, OutsideServer server) {
    this.folder = folder;
    this.server = server;
  }

  /** Skips the calling test where there is no nginx. */
  static Nginx serve(Path files, Path folder, int port) throws Exception {
    List<String> command = command(files, folder, "127.0.0.1:" + port);
    return new Nginx(folder, OutsideServer.start(command, "getrlimit"));
  }

  /** What starts one that listens there; it notes its requests in the folder. */
  public static List<String> command(Path files, Path folder, String listen) throws IOException {
    Path program = Programs.require("nginx");
    Path settings = Files.createDirectories(folder).resolve("nginx.conf");
    Files.writeString(settings, settings(files, folder, listen), StandardCharsets.UTF_8);
    return List.of(program.toString(), "-p", folder.toString(), "-c", settings.toString());
  }

  private static String settings(Path files, Path folder, String listen) {
    return """
    daemon off;
    master_process off;
    pid %2$s/pid;
    error_log stderr notice;
    user root;
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
        listen %3$s;
        root %1$s;
      }
    }
    """
        .formatted(files, folder, listen);
  }

  @Override
  public List<Request> stop() throws Exception {
    server.stop();
    return requests(folder);
  }

  /** What was asked for, of one that keeps its notes in this folder. */
  public static List<Request> requests(Path folder) throws IOException {
    return Files.readAllLines(folder.resolve("access.log"), StandardCharsets.ISO_8859_1).stream()
        .map(line -> line.split("\t", -1))
        .map(field -> new Request(field[0], Integer.parseInt(field[1]), field[2], field[3]))
        .toList();
  }
}
