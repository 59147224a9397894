// SPDX-License-Identifier: Apache-2.0
package io.dialtone.server.run;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The machine's own name, found without asking DNS, which may be slow or lie. */
final class MachineName {

  private static final Path KERNEL = Path.of("/proc/sys/kernel/hostname");

  private MachineName() {}

  /** The name, empty where it cannot be known. */
  static String ofSystem() {
    try {
      return Files.readString(KERNEL, UTF_8).strip();
    } catch (IOException _) {
      return "";
    }
  }
}
