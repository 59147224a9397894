// SPDX-License-Identifier: Apache-2.0
package io.dialtone.server.store;

import java.nio.file.Path;

/** Opens a database with the library kept in a folder, says so, and dies without cleaning up. */
final class LibraryLoadingChild {
  private LibraryLoadingChild() {}

  public static void main(String[] arguments) {
    SqliteLibrary.keepIn(Path.of(arguments[0]));
    SqlLeaseStore.open(Path.of(arguments[1]));
    System.out.println("open");
    Runtime.getRuntime().halt(9);
  }
}
