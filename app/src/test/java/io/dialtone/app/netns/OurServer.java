// SPDX-License-Identifier: Apache-2.0
package io.dialtone.app.netns;

import io.dialtone.app.JavaCommand;
import io.dialtone.app.Main;
import io.dialtone.app.Programs;
import io.dialtone.app.golden.OutsideServer;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/** {@code dialtone serve} as a process at the server's end of a cable. */
final class OurServer {

  /** The phones' network on a {@link Cable}. */
  static final String POOL =
      """
      [[dhcp.pool]]
      subnet = "10.77.0.0/24"
      range = "10.77.0.10-10.77.0.50"
      router = "10.77.0.1"
      """;

  private final Cable cable;
  private final OutsideServer process;

  private OurServer(Cable cable, OutsideServer process) {
    this.cable = cable;
    this.process = process;
  }

  /** On the cable, with the phones' network as its pool. */
  static OurServer start(Cable cable, Path folder, String... options) throws IOException {
    return serve(cable, folder, POOL, cable.serverInterface(), options);
  }

  /** On the cable, by root who lacks this capability. */
  static OurServer startWithout(String capability, Cable cable, Path folder) throws IOException {
    var command =
        new ArrayList<String>(
            List.of(Programs.require("setpriv").toString(), "--bounding-set", "-" + capability));
    command.addAll(command(folder, POOL, cable.serverInterface()));
    return ready(cable, command);
  }

  /** With these settings, on what {@code dhcp} says. */
  static OurServer serve(Cable cable, Path folder, String settings, String dhcp, String... options)
      throws IOException {
    return ready(cable, command(folder, settings, dhcp, options));
  }

  private static OurServer ready(Cable cable, List<String> command) throws IOException {
    var server = new OurServer(cable, cable.startServer(command));
    server.await("is ready", line -> line.startsWith("ready "));
    return server;
  }

  static List<String> command(Path folder, String settings, String dhcp, String... options)
      throws IOException {
    Path file =
        Files.writeString(folder.resolve("dialtone.toml"), settings, StandardCharsets.UTF_8);
    Path files = Files.createDirectories(folder.resolve("site"));
    var command = new ArrayList<String>(JavaCommand.of(Main.class.getName(), "serve"));
    command.addAll(
        List.of(
            "--config",
            file.toString(),
            "--data",
            folder.resolve("data").toString(),
            "--files",
            files.toString(),
            "--log-level",
            "debug",
            "--dhcp",
            dhcp));
    command.addAll(List.of(options));
    if (!command.contains("--console")) {
      command.addAll(List.of("--console", "off"));
    }
    return command;
  }

  /** Waits until it has said these words in one line. */
  void awaitSaying(String... words) {
    await("says " + List.of(words), line -> List.of(words).stream().allMatch(line::contains));
  }

  private void await(String what, Predicate<String> kind) {
    if (!process.awaitLines(1, kind)) {
      throw new IllegalStateException(
          "it never came about that our server %s:%n%s"
              .formatted(what, String.join("\n", process.log())));
    }
  }

  List<String> log() {
    return process.log();
  }

  void stop() throws InterruptedException {
    List<String> _ = process.stop();
  }

  Cable cable() {
    return cable;
  }
}
