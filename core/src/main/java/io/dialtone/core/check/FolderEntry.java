// SPDX-License-Identifier: Apache-2.0
package io.dialtone.core.check;

/**
 * A file of the folder.
 *
 * @param path below the folder, with {@code /} between its parts
 * @param asked whether it is to be checked, or only there to be named by others
 */
public record FolderEntry(String path, long length, Sort sort, boolean asked) {

  /** What the file system says it is. */
  public enum Sort {
    FILE,
    /** A symbolic link that leads out of the folder. */
    LINK_OUT,
    /** A symbolic link that leads nowhere. */
    LINK_BROKEN,
    /** A folder or file that could not be looked at. */
    CLOSED,
    /** A device, a pipe, a socket. */
    SPECIAL
  }

  /** The last part of the path. */
  public String name() {
    return path.substring(path.lastIndexOf('/') + 1);
  }

  /** The folder it lies in: "" for the root, else with a slash at its end. */
  public String folder() {
    return path.substring(0, path.lastIndexOf('/') + 1);
  }
}
