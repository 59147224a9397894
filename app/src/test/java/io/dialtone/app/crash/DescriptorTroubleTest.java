// SPDX-License-Identifier: Apache-2.0
package io.dialtone.app.crash;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import io.dialtone.app.Programs;
import io.dialtone.server.data.ControlClient;
import io.dialtone.server.data.ControlRefusal;
import io.dialtone.wire.octets.Endpoint;
import java.io.IOException;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.json.JsonMapper;

/** No descriptor is left, as under a flood of connections: said once, waited for, mended. */
@Timeout(60)
class DescriptorTroubleTest {

  private static final Duration LONG = Duration.ofSeconds(20);

  private static final List<String> TOLD =
      List.of("requests to the control socket must wait: ", "connections must wait: ");

  @TempDir private Path folder;

  @Test
  void who_asks_while_no_descriptor_is_left_is_served_when_there_is_one() throws Exception {
    Path files = Files.createDirectory(folder.resolve("files"));
    Files.writeString(files.resolve("a.txt"), "content");
    try (ExecutorService asking = Executors.newVirtualThreadPerTaskExecutor();
        ServeProcess server =
            ServeProcess.start(
                    folder,
                    "--files",
                    files.toString(),
                    "--http",
                    "127.0.0.1:0",
                    "--console",
                    "127.0.0.1:0")
                .ready()) {
      assertThat(control()).isEqualTo(server.pid());
      assertThat(server.console("/healthz")).startsWith("200");
      assertThat(http(server)).endsWith("content");

      limit(server, "3:"); // of what is open already nothing is closed
      Future<Long> control = asking.submit(this::control);
      Future<String> http = asking.submit(() -> http(server));
      Future<String> console = asking.submit(() -> server.console("/healthz"));
      awaitTold(server);
      assertThat(List.of(control, http, console)).noneMatch(Future::isDone);

      limit(server, "4096:");
      assertThat(control.get()).isEqualTo(server.pid());
      assertThat(http.get()).endsWith("content");
      assertThat(console.get()).startsWith("200");
      assertThat(control()).isEqualTo(server.pid());
      assertThat(server.log())
          .containsOnlyOnce("requests to the control socket must wait: ")
          .doesNotContain("\tat ");
    }
  }

  private static void awaitTold(ServeProcess server) throws IOException {
    long end = System.nanoTime() + LONG.toNanos();
    while (!TOLD.stream().allMatch(server.log()::contains) && System.nanoTime() < end) {
      Thread.onSpinWait();
    }
    assertThat(server.log()).contains(TOLD);
  }

  private static void limit(ServeProcess server, String descriptors) throws Exception {
    String prlimit = Programs.require("prlimit").toString();
    Process set =
        new ProcessBuilder(prlimit, "--pid=" + server.pid(), "--nofile=" + descriptors).start();
    assertThat(set.waitFor()).isZero();
  }

  private long control() throws IOException, ControlRefusal {
    var ping = JsonMapper.shared().createObjectNode().put("request", "ping");
    return ControlClient.ask(folder.resolve("data"), ping).path("pid").asLong();
  }

  private static String http(ServeProcess server) throws IOException {
    Endpoint at = server.endpoint("http");
    try (Socket socket = new Socket(at.address().toString(), at.port())) {
      socket.getOutputStream().write("GET /a.txt HTTP/1.0\r\n\r\n".getBytes(US_ASCII));
      return new String(socket.getInputStream().readAllBytes(), US_ASCII);
    }
  }
}
