// SPDX-License-Identifier: Apache-2.0
package io.dialtone.server.files;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.util.Objects;

/** What went wrong with a file, in words for the journal. */
final class Faults {

  private Faults() {}

  static String text(IOException fault) {
    return switch (fault) {
      case AccessDeniedException _ -> "permission denied";
      case FileSystemException e when e.getReason() != null -> e.getReason();
      default -> Objects.requireNonNullElse(fault.getMessage(), fault.getClass().getSimpleName());
    };
  }
}
