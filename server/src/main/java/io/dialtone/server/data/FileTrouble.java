// SPDX-License-Identifier: Apache-2.0
package io.dialtone.server.data;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.util.Optional;

/** What the system says of a file it refused, in words without a class name. */
public final class FileTrouble {

  private FileTrouble() {}

  public static String words(IOException fault) {
    return switch (fault) {
      case AccessDeniedException _ -> "permission denied";
      case NoSuchFileException _ -> "no such file or folder";
      case FileSystemException known when known.getReason() != null -> known.getReason();
      default -> Optional.ofNullable(fault.getMessage()).orElse(fault.getClass().getSimpleName());
    };
  }
}
