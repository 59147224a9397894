// SPDX-License-Identifier: Apache-2.0
package io.dialtone.app.command;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.dialtone.app.JavaCommand;
import io.dialtone.app.Main;
import io.dialtone.app.terminal.ExitCode;
import io.dialtone.app.terminal.Terminal;
import java.io.BufferedReader;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.RandomAccessFile;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code serve} as a process of its own, as scripts see it. */
class ServeCommandTest {

  private static final long LARGE = 200L << 20;

  @TempDir Path folder;
  private final List<Process> started = new ArrayList<>();

  @AfterEach
  void endAll() {
    started.forEach(Process::destroyForcibly);
  }

  /** Calls the command in this process, which it leaves at once because something is wrong. */
  private Called call(Map<String, String> environment, String... arguments) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    Terminal terminal =
        new Terminal(
            new PrintStream(out, true, UTF_8),
            new PrintStream(err, true, UTF_8),
            environment,
            folder);
    int code = Main.run(terminal, arguments);
    return new Called(code, out.toString(UTF_8), err.toString(UTF_8).lines().toList());
  }

  private record Called(int code, String out, List<String> errors) {}

  private Process serve(String... options) throws IOException {
    List<String> command =
        new ArrayList<>(
            List.of(
                // A background job of a shell begins with SIGINT ignored, and hands that on.
                "env", "--default-signal=INT,TERM"));
    command.addAll(JavaCommand.of(Main.class.getName(), "serve"));
    command.addAll(List.of("--http", "127.0.0.1:0", "--tftp", "off", "--console", "127.0.0.1:0"));
    command.addAll(List.of(options));
    Process process =
        new ProcessBuilder(command)
            .directory(folder.toFile())
            .redirectError(folder.resolve("log").toFile())
            .start();
    started.add(process);
    return process;
  }

  /** The lines until the one that begins with {@code ready}, by their first word. */
  private static Map<String, String> ready(BufferedReader out) throws IOException {
    Map<String, String> lines = new LinkedHashMap<>();
    while (!lines.containsKey("ready")) {
      String[] words = String.valueOf(out.readLine()).split(" ", 2);
      assertThat(words).as("a line of the contract, not the end").hasSize(2);
      lines.put(words[0], words[1]);
    }
    return lines;
  }

  private static void signal(String name, Process process) throws Exception {
    String pid = Long.toString(process.pid());
    assertThat(new ProcessBuilder("kill", "-" + name, pid).start().waitFor()).isZero();
  }

  private static int exitCode(Process process) throws InterruptedException {
    assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
    return process.exitValue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"INT", "TERM"})
  void the_first_signal_ends_it_with_0_and_nothing_more_on_standard_output(String signal)
      throws Exception {
    Process process = serve();
    try (BufferedReader out = process.inputReader(UTF_8)) {
      assertThat(ready(out)).containsOnlyKeys("console", "http", "ready");
      signal(signal, process);
      assertThat(exitCode(process)).isEqualTo(ExitCode.OK);
      assertThat(out.readLine()).isNull();
    }
    assertThat(folder.resolve("log")).content(UTF_8).contains("stopped").doesNotContain("\tat ");
    assertThat(folder.resolve("data/lock")).isEmptyFile();
  }

  @Test
  void a_second_signal_ends_it_at_once_with_130() throws Exception {
    Path site = Files.createDirectory(folder.resolve("site"));
    try (RandomAccessFile large = new RandomAccessFile(site.resolve("large").toFile(), "rw")) {
      large.setLength(LARGE);
    }
    Process process = serve("--files", "site");
    try (BufferedReader out = process.inputReader(UTF_8)) {
      String http = ready(out).get("http");
      try (Socket slow =
          new Socket(
              InetAddress.getLoopbackAddress(),
              Integer.parseInt(http.substring(http.indexOf(':') + 1)))) {
        slow.getOutputStream().write("GET /large HTTP/1.0\r\n\r\n".getBytes(ISO_8859_1));
        assertThat(slow.getInputStream().read()).isEqualTo('H');
        // An answer is in flight that nobody takes, so the stop has to wait for it.
        signal("INT", process);
        String console = folder.resolve("data/control").toString();
        while (Files.exists(Path.of(console)) && process.isAlive()) {
          Thread.onSpinWait();
        }
        signal("INT", process);
        assertThat(exitCode(process)).isEqualTo(ExitCode.INTERRUPTED);
      }
    }
  }

  @Test
  void two_commands_on_one_data_folder_the_second_says_who_holds_it() throws Exception {
    Process process = serve();
    try (BufferedReader out = process.inputReader(UTF_8)) {
      ready(out);
      Called second = call(Map.of(), "serve", "--http", "127.0.0.1:0", "--console", "off");
      assertThat(second.code()).isEqualTo(ExitCode.FAILED);
      assertThat(second.errors())
          .filteredOn(line -> line.startsWith("dialtone: "))
          .singleElement()
          .asString()
          .contains("is in use by process " + process.pid());
      assertThat(second.out()).isEmpty();
    }
  }

  @Test
  void all_faults_of_the_settings_file_are_told_at_once_each_with_its_line() throws Exception {
    Files.writeString(folder.resolve("dialtone.toml"), "dta = \"x\"\n[http]\nlisten = 80\n", UTF_8);
    Called called = call(Map.of(), "serve");
    assertThat(called.code()).isEqualTo(ExitCode.FAILED);
    String file = folder.resolve("dialtone.toml").toString();
    assertThat(called.errors())
        .containsExactly(
            "dialtone: " + file + ":1: dta: unknown key; did you mean data?",
            "dialtone: "
                + file
                + ":3: http.listen: expected \"off\" or \"ADDRESS:PORT\" such as"
                + " \"0.0.0.0:8080\", found the number 80");
  }

  @ParameterizedTest
  @CsvSource({
    "--http, x, --http: expected",
    "--log-level, loud, --log-level: expected one of",
    "--dhcp, 192.0.2.1:67, --dhcp: DHCP on 192.0.2.1:67 needs a pool",
    "--customs, off, Unknown option",
  })
  void wrong_usage_is_one_line_and_64(String option, String value, String message) {
    Called called = call(Map.of(), "serve", option, value);
    assertThat(called.code()).isEqualTo(ExitCode.USAGE);
    assertThat(called.errors()).singleElement().asString().startsWith("dialtone: " + message);
  }

  @Test
  void a_fault_in_the_environment_is_no_wrong_usage() {
    Called called = call(Map.of("DIALTONE_HTTP", "x"), "serve");
    assertThat(called.code()).isEqualTo(ExitCode.FAILED);
    assertThat(called.errors())
        .singleElement()
        .asString()
        .startsWith("dialtone: DIALTONE_HTTP: expected");
  }

  @Test
  void help_names_every_option_that_works_and_no_other() {
    Called called = call(Map.of(), "serve", "--help");
    assertThat(called.code()).isEqualTo(ExitCode.OK);
    assertThat(called.out())
        .contains("--config=FILE", "--data=DIR", "--files=DIR", "--address=A", "--http=HOST:PORT")
        .contains(
            "--https=HOST:PORT",
            "--tftp=HOST:PORT",
            "--dhcp=HOST:PORT|IFACE",
            "--sip=HOST:PORT",
            "--console=HOST:PORT")
        .contains("--database=URL", "--log-level=LEVEL", "--log-json");
  }
}
