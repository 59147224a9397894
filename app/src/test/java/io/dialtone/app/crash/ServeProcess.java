// SPDX-License-Identifier: Apache-2.0
package io.dialtone.app.crash;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.dialtone.app.JavaCommand;
import io.dialtone.app.Main;
import io.dialtone.wire.octets.Endpoint;
import java.io.BufferedReader;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** {@code serve} as a process of its own, in a folder with its data, log and temporary files. */
public final class ServeProcess implements AutoCloseable {

  private final Process process;
  private final BufferedReader out;
  private final Path folder;
  private final Map<String, String> said = new LinkedHashMap<>();

  private ServeProcess(Process process, Path folder) {
    this.process = process;
    this.out = process.inputReader(UTF_8);
    this.folder = folder;
  }

  /** Starts it; what is not said among the options is off, but for DHCP. */
  public static ServeProcess start(Path folder, String... options) throws IOException {
    return start(List.of(), folder, options);
  }

  /** Starts it by way of another command, which ends by executing what follows it. */
  public static ServeProcess start(List<String> through, Path folder, String... options)
      throws IOException {
    Path temporary = Files.createDirectories(folder.resolve("tmp"));
    List<String> command = new ArrayList<>(through);
    command.addAll(command(temporary, List.of("serve")));
    Map<String, String> usual = new LinkedHashMap<>();
    usual.put("--dhcp", "127.0.0.1:0");
    usual.put("--http", "off");
    usual.put("--tftp", "off");
    usual.put("--console", "off");
    usual.put("--data", folder.resolve("data").toString());
    for (int i = 0; i < options.length; i += 2) {
      usual.put(options[i], options[i + 1]);
    }
    usual.forEach((name, value) -> command.addAll(List.of(name, value)));
    Process process =
        new ProcessBuilder(command)
            .directory(folder.toFile())
            .redirectError(ProcessBuilder.Redirect.appendTo(folder.resolve("log").toFile()))
            .start();
    return new ServeProcess(process, folder);
  }

  /** What is to be executed so that a command is a process of its own. */
  public static List<String> command(Path temporary, List<String> words) {
    List<String> command = new ArrayList<>();
    command.addAll(JavaCommand.of("-Djava.io.tmpdir=" + temporary, Main.class.getName()));
    command.addAll(words);
    return command;
  }

  /** Waits until it is ready. */
  public ServeProcess ready() throws IOException {
    while (!said.containsKey("ready")) {
      String line = out.readLine();
      if (line == null) {
        throw new IOException("it ended instead of being ready: " + log());
      }
      String[] words = line.split(" ", 2);
      said.put(words[0], words[1]);
    }
    return this;
  }

  /** Where a listener is. */
  public Endpoint endpoint(String listener) {
    return Endpoint.parse(said.get(listener)).orElseThrow();
  }

  public long pid() {
    return process.pid();
  }

  /** What it wrote to standard error. */
  public String log() throws IOException {
    return Files.readString(folder.resolve("log"), UTF_8);
  }

  /** What the console says at this path, after its status. */
  public String console(String path) throws IOException, InterruptedException {
    URI uri = URI.create("http://" + endpoint("console") + path);
    try (HttpClient client = HttpClient.newHttpClient()) {
      HttpResponse<String> answer =
          client.send(
              HttpRequest.newBuilder(uri).build(), HttpResponse.BodyHandlers.ofString(UTF_8));
      return answer.statusCode() + " " + answer.body();
    }
  }

  /** Its memory in use, in kilobytes, as the system counts. */
  public long residentKilobytes() throws IOException {
    return Files.readAllLines(Path.of("/proc/" + pid() + "/status"), UTF_8).stream()
        .filter(line -> line.startsWith("VmRSS:"))
        .mapToLong(line -> Long.parseLong(line.replaceAll("[^0-9]", ""), 10))
        .findFirst()
        .orElseThrow();
  }

  /** How many descriptors it has open. */
  public int descriptors() throws IOException {
    try (var open = Files.list(Path.of("/proc/" + pid() + "/fd"))) {
      return (int) open.count();
    }
  }

  /** Waits until it says a line that begins so; that line. Lines before it are passed over. */
  public String says(String beginning) throws IOException {
    List<String> others = new ArrayList<>();
    for (String line = out.readLine(); line != null; line = out.readLine()) {
      if (line.startsWith(beginning)) {
        return line;
      }
      others.add(line);
    }
    throw new IOException("it ended and did not say '" + beginning + "': " + others + log());
  }

  /** Ends it by SIGTERM, as Ctrl-C and service managers do; the lines that it said to the end. */
  public List<String> stop() throws InterruptedException {
    boolean _ = process.toHandle().destroy();
    List<String> last = out.lines().toList();
    int exit = exitCode();
    if (exit != 0) {
      throw new AssertionError("it ended with " + exit + ": " + last);
    }
    return last;
  }

  /** Ends it by SIGKILL and waits until it is gone. */
  public void kill() {
    boolean _ = process.toHandle().destroyForcibly();
    process.onExit().join();
  }

  /** Waits until it ends by itself; its exit code. */
  int exitCode() throws InterruptedException {
    if (!process.waitFor(60, TimeUnit.SECONDS)) {
      throw new AssertionError("it does not end");
    }
    return process.exitValue();
  }

  @Override
  public void close() {
    kill();
  }
}
