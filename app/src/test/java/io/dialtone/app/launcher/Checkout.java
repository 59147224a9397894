// SPDX-License-Identifier: Apache-2.0
package io.dialtone.app.launcher;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.dialtone.app.ProjectFolder;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardWatchEventKinds;
import java.nio.file.WatchKey;
import java.nio.file.WatchService;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.stream.Stream;
import javax.tools.ToolProvider;

/** A folder with the launcher, and a small program that a small Maven wrapper "builds". */
final class Checkout {

  /** What a command said, and how it ended; what the launcher says of building is left out. */
  record Said(int code, List<String> out, List<String> err) {}

  private static final String PROGRAM =
      """
      package io.dialtone.app;
      public class Main {
        public static void main(String[] arguments) throws Exception {
          String cache = "none";
          boolean training = false;
          for (String option : java.lang.management.ManagementFactory.getRuntimeMXBean().getInputArguments()) {
            if (option.startsWith("-XX:AOTCache=")) cache = option.substring(13);
            if (option.startsWith("-XX:AOTCacheOutput=")) training = true;
          }
          if (training && System.getenv("FAIL") != null) {
            new ProcessBuilder("kill", "-KILL", "" + ProcessHandle.current().pid()).start().waitFor();
          }
          System.out.println("ran " + String.join(" ", arguments));
          System.out.println("cache " + cache);
          if (arguments[0].equals("encodings")) {
            System.out.println(System.getProperty("sun.jnu.encoding") + " " + System.getProperty("stdout.encoding"));
          }
          if (training && arguments[0].equals("serve")) {
            try (var listening = new java.net.ServerSocket(0)) {
              System.out.println("http 127.0.0.1:" + listening.getLocalPort());
              var asker = listening.accept();
              asker.getOutputStream().write("HTTP/1.0 200 OK\\r\\n\\r\\n".getBytes());
            }
            System.out.println("ready 0.1 s");
            Thread.sleep(60_000);
          }
        }
      }
      """;

  private static final String WRAPPER =
      """
      #!/bin/sh
      mkdir -p app/target/launcher/lib
      cp program.jar app/target/launcher/app-0.1.0.jar
      cp program.jar app/target/launcher/lib/other.jar
      """;

  private final Path root;
  private final Path start;
  private final Map<String, String> environment = new LinkedHashMap<>();
  private final Set<String> missing = new HashSet<>();

  private Checkout(Path root) {
    this.root = root;
    this.start = root.resolve(".dialtone/start");
  }

  /** A checkout that was not built yet. */
  static Checkout in(Path root) throws IOException {
    Files.createDirectories(root.resolve("app/src/main"));
    Files.createDirectories(root.resolve(".mvn"));
    for (String file : List.of("dialtone", ".mvn/jdk.sh")) {
      Files.copy(ProjectFolder.root().resolve(file), root.resolve(file));
    }
    for (String file : List.of("pom.xml", "app/pom.xml", ".mvn/jvm.config")) {
      Files.writeString(root.resolve(file), "", UTF_8);
    }
    Files.writeString(root.resolve("app/src/main/Main.java"), PROGRAM, UTF_8);
    Path wrapper = Files.writeString(root.resolve("mvnw"), WRAPPER, UTF_8);
    if (!wrapper.toFile().setExecutable(true) || !root.resolve("dialtone").toFile().canExecute()) {
      throw new IOException("no program can be made in " + root);
    }
    jar(root);
    return new Checkout(root);
  }

  private static void jar(Path root) throws IOException {
    Path source = root.resolve("app/src/main/Main.java");
    int faults =
        ToolProvider.getSystemJavaCompiler()
            .run(null, null, null, "-d", root.toString(), source.toString());
    if (faults != 0) {
      throw new IOException("the small program does not compile");
    }
    String main = "io/dialtone/app/Main.class";
    try (OutputStream file = Files.newOutputStream(root.resolve("program.jar"));
        JarOutputStream jar = new JarOutputStream(file)) {
      jar.putNextEntry(new JarEntry(main));
      Files.copy(root.resolve(main), jar);
    }
  }

  /** The same, with a variable in the environment of the next command only. */
  Checkout with(String name, String value) {
    environment.put(name, value);
    return this;
  }

  /** The same, without a variable in the environment of the next command only. */
  Checkout without(String name) {
    missing.add(name);
    return this;
  }

  /** Runs the launcher to its end. */
  Said run(String... arguments) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(List.of(root.resolve("dialtone").toString()));
    command.addAll(Arrays.asList(arguments));
    Path err = root.resolve("err");
    ProcessBuilder builder = new ProcessBuilder(command).redirectError(err.toFile());
    builder.environment().keySet().removeIf(name -> name.startsWith("DIALTONE_"));
    builder.environment().put("DIALTONE_JAVA", System.getProperty("java.home"));
    builder.environment().putAll(environment);
    builder.environment().keySet().removeAll(missing);
    environment.clear();
    missing.clear();
    Process process = builder.start();
    List<String> out = process.inputReader(UTF_8).lines().toList();
    int code = process.waitFor();
    List<String> said =
        Files.readAllLines(err, UTF_8).stream().filter(line -> !line.contains("building")).toList();
    return new Said(code, out, said);
  }

  /** The sources change, so that the next command builds. */
  void change() throws IOException {
    Files.writeString(root.resolve("pom.xml"), "<!-- changed -->", UTF_8);
  }

  /** Builds, and waits for the cache of what is not {@code serve}. */
  Path trained() throws IOException, InterruptedException {
    run("--version");
    return madeCache();
  }

  /** The cache, as soon as it is there. */
  Path madeCache() throws IOException, InterruptedException {
    return made(".aot");
  }

  /** What a training leaves, as soon as it is there and the training is over. */
  Path made(String suffix) throws IOException, InterruptedException {
    try (WatchService watch = start.getFileSystem().newWatchService()) {
      start.register(
          watch, StandardWatchEventKinds.ENTRY_CREATE, StandardWatchEventKinds.ENTRY_DELETE);
      while (found(suffix).isEmpty() || !litter().isEmpty()) {
        WatchKey key = watch.poll(60, TimeUnit.SECONDS);
        if (key == null) {
          throw new IOException("no " + suffix + " in " + start);
        }
        key.pollEvents();
        key.reset();
      }
    }
    return found(suffix).orElseThrow();
  }

  /** Folders of trainings. */
  List<String> litter() throws IOException {
    return names().filter(name -> name.startsWith("training.")).toList();
  }

  private Optional<Path> found(String suffix) throws IOException {
    return names().filter(name -> name.endsWith(suffix)).findFirst().map(start::resolve);
  }

  private Stream<String> names() throws IOException {
    try (Stream<Path> files = Files.list(start)) {
      return files.map(file -> file.getFileName().toString()).toList().stream();
    }
  }

  /** Where the octets stand. */
  static int find(byte[] all, byte[] wanted) throws IOException {
    for (int at = 0; at + wanted.length <= all.length; at++) {
      if (Arrays.equals(all, at, at + wanted.length, wanted, 0, wanted.length)) {
        return at;
      }
    }
    throw new IOException("not there");
  }
}
