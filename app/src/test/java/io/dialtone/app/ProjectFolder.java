// SPDX-License-Identifier: Apache-2.0
package io.dialtone.app;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Assumptions;

/** Where the checkout lies, and the corpus of real phones' files that may stand beside it. */
public final class ProjectFolder {

  private ProjectFolder() {}

  /** The checkout's root: the nearest folder upwards that holds the Maven wrapper. */
  public static Path root() {
    Path folder = Path.of("").toAbsolutePath();
    while (!Files.exists(folder.resolve("mvnw"))) {
      folder = Optional.ofNullable(folder.getParent()).orElseThrow();
    }
    return folder;
  }

  /** The ST2030 corpus, {@code DIALTONE_CORPUS} or beside the checkout; skips the test without. */
  public static Path corpus() {
    Path corpus =
        Optional.ofNullable(System.getenv("DIALTONE_CORPUS"))
            .map(Path::of)
            .orElseGet(() -> root().resolveSibling("shared").resolve("corpus"))
            .resolve("st2030");
    if (!Files.isDirectory(corpus)) {
      System.out.println("skipped: no corpus of real phones' files (DIALTONE_CORPUS)");
      Assumptions.abort("no corpus of real phones' files");
    }
    return corpus;
  }
}
