// SPDX-License-Identifier: Apache-2.0
package io.dialtone.server.settings;

import java.nio.file.Path;

/** Where a value was said, so that a fault can point at it. */
public sealed interface Origin {

  /** An option of the command line. */
  record Option(String name) implements Origin {
    @Override
    public String toString() {
      return name;
    }
  }

  /** A variable of the environment. */
  record Variable(String name) implements Origin {
    @Override
    public String toString() {
      return name;
    }
  }

  /** A line of the settings file. */
  record Line(Path file, int number) implements Origin {
    @Override
    public String toString() {
      return file + ":" + number;
    }
  }

  /** Nowhere: the default. */
  record Unsaid() implements Origin {
    @Override
    public String toString() {
      return "default";
    }
  }
}
