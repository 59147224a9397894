// SPDX-License-Identifier: Apache-2.0
package io.dialtone.app.sip;

import io.dialtone.app.Programs;
import io.dialtone.app.golden.FreePort;
import io.dialtone.wire.octets.Endpoint;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** One run of sipp: a scenario of ours, one call, and what became of it. */
final class Sipp implements AutoCloseable {

  private static final int SECONDS = 30;

  private final Process process;
  private final Path output;

  private Sipp(Process process, Path output) {
    this.process = process;
    this.output = output;
  }

  /** Calls a phone from an address. */
  static Sipp call(Path folder, String scenario, Endpoint phone, String from, String... more)
      throws IOException {
    List<String> options = new ArrayList<>(List.of(phone.toString()));
    options.addAll(List.of("-i", from, "-p", String.valueOf(FreePort.next()), "-s", "8002"));
    options.addAll(List.of(more));
    return start(folder, scenario, options);
  }

  /** Waits for a call on a port of 127.0.0.1. */
  static Sipp serve(Path folder, String scenario, int port) throws IOException {
    return start(folder, scenario, List.of("-i", "127.0.0.1", "-p", String.valueOf(port)));
  }

  private static Sipp start(Path folder, String scenario, List<String> options) throws IOException {
    Path file = folder.resolve(scenario);
    try (InputStream in = Sipp.class.getResourceAsStream("/sipp/" + scenario)) {
      Files.write(file, in.readAllBytes());
    }
    List<String> command = new ArrayList<>(List.of(Programs.require("sipp").toString()));
    command.addAll(List.of("-sf", file.toString(), "-m", "1", "-nostdin", "-nd"));
    command.addAll(List.of("-timeout", "20", "-timeout_error", "-trace_err"));
    command.addAll(List.of("-error_file", folder.resolve(scenario + ".errors").toString()));
    command.addAll(options); // the later of two counts
    Path output = Files.createTempFile(folder, scenario, ".out");
    Process process =
        new ProcessBuilder(command)
            .directory(folder.toFile())
            .redirectErrorStream(true)
            .redirectOutput(output.toFile())
            .start();
    return new Sipp(process, output);
  }

  /** Whether the call went as the scenario has it. */
  boolean succeeds() throws IOException, InterruptedException {
    if (!process.waitFor(SECONDS, TimeUnit.SECONDS)) {
      throw new AssertionError("sipp goes on and on: " + said());
    }
    return process.exitValue() == 0;
  }

  /** Everything it printed. */
  String said() throws IOException {
    return Files.readString(output, StandardCharsets.ISO_8859_1);
  }

  @Override
  public void close() {
    process.destroy();
  }
}
