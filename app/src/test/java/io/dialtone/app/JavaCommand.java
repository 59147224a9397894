// SPDX-License-Identifier: Apache-2.0
package io.dialtone.app;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * The command line of a Java program of the tests' class path as a process of its own. It starts
 * from an AOT cache as {@code ./dialtone} does; the first one of a build has it made.
 */
public final class JavaCommand {
  private static final List<String> JVM =
      List.of(
          Path.of(System.getProperty("java.home"), "bin", "java").toString(),
          "--enable-native-access=ALL-UNNAMED",
          "--sun-misc-unsafe-memory-access=allow",
          "-XX:TieredStopAtLevel=1",
          "-XX:+UseG1GC",
          "-XX:+PerfDisableSharedMem");

  private JavaCommand() {}

  /** Options of the JVM, if any, then a class and its arguments. */
  public static List<String> of(String... words) {
    var command = new ArrayList<String>(JVM);
    command.addAll(Prepared.OPTIONS);
    command.addAll(List.of(words));
    return command;
  }

  /** The class path in jars, as an AOT cache wants it, and the cache. */
  private static final class Prepared {
    static final List<String> OPTIONS = prepare();

    private static List<String> prepare() {
      try {
        Path folder = Files.createDirectories(ProjectFolder.root().resolve("app/target/programs"));
        try (FileChannel file =
                FileChannel.open(
                    folder.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            FileLock _ = file.lock()) { // of the JVMs side by side one makes it
          return prepare(folder);
        }
      } catch (IOException broken) {
        throw new UncheckedIOException(broken);
      }
    }

    private static List<String> prepare(Path folder) throws IOException {
      var jars = new ArrayList<String>();
      var digest = new CRC32();
      for (String place : System.getProperty("java.class.path").split(File.pathSeparator, -1)) {
        Path path = Path.of(place);
        if (Files.isRegularFile(path)) {
          jars.add(place);
          digest.update((place + Files.getLastModifiedTime(path)).getBytes(UTF_8));
        } else if (!place.isEmpty() && Files.isDirectory(path)) {
          CRC32 content = digestOf(path);
          Path jar = folder.resolve(Long.toHexString(content.getValue()) + ".jar");
          if (!Files.exists(jar)) {
            pack(path, jar);
          }
          jars.add(jar.toString());
          digest.update(jar.toString().getBytes(UTF_8));
        }
      }
      Path cache = folder.resolve(Long.toHexString(digest.getValue()) + ".aot");
      List<String> classes = List.of("-cp", String.join(File.pathSeparator, jars));
      if (!Files.exists(cache)) {
        removeOthers(folder, jars);
        make(cache, classes);
      }
      return Stream.concat(Stream.of("-XX:AOTCache=" + cache, "-Xlog:aot*=off"), classes.stream())
          .toList();
    }

    /** What was made of builds before. */
    private static void removeOthers(Path folder, List<String> jars) throws IOException {
      for (Path file : files(folder)) {
        String name = file.toString();
        if (name.endsWith(".aot") || (name.endsWith(".jar") && !jars.contains(name))) {
          Files.delete(file);
        }
      }
    }

    private static CRC32 digestOf(Path folder) throws IOException {
      var digest = new CRC32();
      for (Path file : files(folder)) {
        digest.update((file + " " + Files.getLastModifiedTime(file)).getBytes(UTF_8));
      }
      return digest;
    }

    private static void pack(Path folder, Path jar) throws IOException {
      Path begun = jar.resolveSibling("begun");
      try (OutputStream out = Files.newOutputStream(begun);
          ZipOutputStream zip = new ZipOutputStream(out)) {
        zip.setLevel(0);
        for (Path file : files(folder)) {
          zip.putNextEntry(new ZipEntry(folder.relativize(file).toString()));
          Files.copy(file, zip);
        }
      }
      Path _ = Files.move(begun, jar, StandardCopyOption.ATOMIC_MOVE);
    }

    private static List<Path> files(Path folder) throws IOException {
      try (Stream<Path> all = Files.walk(folder)) {
        return all.filter(Files::isRegularFile).sorted().toList();
      }
    }

    /** Has a demo write it: there a server and phones are in one program. */
    private static void make(Path cache, List<String> classes) throws IOException {
      Path work = Files.createDirectories(cache.resolveSibling("training"));
      var command = new ArrayList<String>(JVM);
      command.add("-XX:AOTCacheOutput=" + work.resolve("cache"));
      command.add("-Djava.io.tmpdir=" + work);
      command.addAll(classes);
      command.addAll(List.of(Main.class.getName(), "demo", "--once"));
      ProcessBuilder builder =
          new ProcessBuilder(command)
              .directory(work.toFile())
              .redirectErrorStream(true)
              .redirectOutput(cache.resolveSibling("log").toFile());
      builder.environment().keySet().removeIf(name -> name.startsWith("DIALTONE_"));
      Process training = builder.start();
      try {
        if (training.waitFor(2, TimeUnit.MINUTES) && training.exitValue() == 0) {
          Path _ = Files.move(work.resolve("cache"), cache, StandardCopyOption.ATOMIC_MOVE);
        }
      } catch (InterruptedException stopped) {
        Thread.currentThread().interrupt();
      } finally {
        Process _ = training.destroyForcibly();
      }
    }
  }
}
