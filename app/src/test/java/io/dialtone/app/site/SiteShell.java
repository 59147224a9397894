// SPDX-License-Identifier: Apache-2.0
package io.dialtone.app.site;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.dialtone.app.Main;
import io.dialtone.app.terminal.Terminal;
import io.dialtone.server.bench.BenchDesk;
import io.dialtone.server.run.Outside;
import io.dialtone.server.run.RunningServer;
import io.dialtone.server.settings.Loaded;
import io.dialtone.server.settings.SettingsReader;
import io.dialtone.server.settings.Surroundings;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** {@code dialtone site} as it is typed in a folder, and the server in it. */
public record SiteShell(Path folder) {

  /** What a command said. */
  public record Said(int exit, String out, String err) {

    public JsonNode json() {
      return JsonMapper.shared().readTree(out);
    }
  }

  public Said site(String... words) {
    return typed("", words);
  }

  /** With these lines on standard input. */
  public Said typed(String lines, String... words) {
    return run(
        lines, Map.of(), Stream.concat(Stream.of("site"), Stream.of(words)).toArray(String[]::new));
  }

  /** Any command of {@code dialtone}. */
  public Said dialtone(String... words) {
    return in(Map.of(), words);
  }

  /** The same in an environment. */
  Said in(Map<String, String> environment, String... words) {
    return run("", environment, words);
  }

  /** The same with this on standard input. */
  Said fed(String lines, String... words) {
    return run(lines, Map.of(), words);
  }

  private Said run(String lines, Map<String, String> environment, String... words) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    Terminal terminal =
        new Terminal(
            new PrintStream(out, true, UTF_8),
            new PrintStream(err, true, UTF_8),
            environment,
            folder,
            new ByteArrayInputStream(lines.getBytes(UTF_8)),
            false);
    int exit = Main.run(terminal, words);
    return new Said(exit, out.toString(UTF_8), err.toString(UTF_8));
  }

  /** HTTP and TFTP on free ports. */
  public RunningServer serve() throws Exception {
    return serve("");
  }

  /** The same with more settings. */
  public RunningServer serve(String more) throws Exception {
    return serveBy(
        """
        http.listen = "127.0.0.1:0"
        tftp.listen = "127.0.0.1:0"
        console.listen = "off"
        """
            + more);
  }

  /** By these settings alone. */
  public RunningServer serveBy(String settings) throws Exception {
    return serveBy(settings, Optional.empty());
  }

  /** The same with a bench. */
  public RunningServer serveBy(String settings, Optional<BenchDesk> bench) throws Exception {
    Files.writeString(folder.resolve("dialtone.toml"), settings);
    InstantSource clock = InstantSource.system();
    PrintStream nobody = new PrintStream(ByteArrayOutputStream.nullOutputStream(), false, UTF_8);
    return switch (SettingsReader.load(new Surroundings(Map.of(), Map.of(), folder, false))) {
      case Loaded.Fit fit ->
          RunningServer.start(fit, new Outside(nobody, nobody, clock, clock.instant()), bench);
      case Loaded.Unfit unfit -> throw new AssertionError(unfit.lines());
    };
  }
}
