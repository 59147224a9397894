// SPDX-License-Identifier: Apache-2.0
package io.dialtone.app;

import static org.assertj.core.api.Assertions.fail;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;

/**
 * The outside programs that tests need, one list for the tests and for {@code .ci/run}. Where one
 * cannot be had, or a right of root, its test is skipped with a printed reason, but never on CI.
 */
public final class Programs {

  private static final String LIST = "/outside-programs.txt";

  /** One line of the list: the program's file name and the Debian package that holds it. */
  record Program(String name, String debianPackage, String how) {}

  private Programs() {}

  /** The program's path; skips the calling test when it is missing, and fails it on CI. */
  public static Path require(String name) {
    Program program =
        list().stream()
            .filter(p -> p.name().equals(name))
            .findFirst()
            .orElseThrow(() -> new IllegalArgumentException(name + " is not in " + LIST));
    return find(program).orElseGet(() -> missing(program));
  }

  static List<Program> list() {
    try (InputStream in = Programs.class.getResourceAsStream(LIST)) {
      String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
      return text.lines()
          .filter(l -> !l.isBlank() && !l.startsWith("#"))
          .map(Programs::line)
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Program line(String line) {
    String[] words = line.strip().split("\\s+", -1);
    return new Program(words[0], words[1], words[2]);
  }

  private static Optional<Path> find(Program program) {
    Path unpacked =
        ProjectFolder.root().resolve(".dialtone/outside").resolve(program.debianPackage());
    Stream<Path> folders =
        Stream.concat(
            Stream.of(System.getenv("PATH").split(":", -1)).map(Path::of),
            Stream.of(
                Path.of("/usr/sbin"),
                Path.of("/sbin"),
                unpacked.resolve("usr/sbin"),
                unpacked.resolve("sbin"),
                unpacked.resolve("usr/bin")));
    return folders.map(f -> f.resolve(program.name())).filter(Files::isExecutable).findFirst();
  }

  private static Path missing(Program program) {
    String reason = program.name() + " is missing: Debian package " + program.debianPackage();
    throw lack(reason);
  }

  /** Never returns: skips the calling test for what is lacking, and fails it on CI. */
  public static IllegalStateException lack(String reason) {
    if (onCi()) {
      return fail(reason);
    }
    System.out.println("skipped: " + reason);
    return Assumptions.abort(reason);
  }

  /** Whether what is lacking is a fault. */
  public static boolean onCi() {
    return "true".equals(System.getenv("CI"));
  }
}
