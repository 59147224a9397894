// SPDX-License-Identifier: Apache-2.0
package io.dialtone.core.files;

import java.util.ArrayList;
import java.util.List;

/** A name as it was asked for, brought into the form that the index knows. */
public sealed interface AskedName {

  /** A path relative to the root: no empty, {@code .} or {@code ..} parts, no drive letter. */
  record Relative(String path) implements AskedName {}

  /** A name that is looked up nowhere. */
  record Refused(String reason) implements AskedName {}

  /** Longer names exist in no file system that we serve from. */
  int LENGTH_LIMIT = 4096;

  /** Reads a name the way its transport writes it. */
  static AskedName of(Transport transport, String name) {
    return switch (transport) {
      case HTTP -> HttpName.read(name);
      case TFTP -> TftpName.read(name);
    };
  }

  /** Checks the parts of a decoded name and joins those that mean anything. */
  static AskedName fromDecoded(String name) {
    if (name.length() > LENGTH_LIMIT) {
      return new Refused("the name has more than " + LENGTH_LIMIT + " characters");
    }
    if (name.indexOf('\0') >= 0) {
      return new Refused("the name holds a NUL");
    }
    for (String part : Parts.SEPARATOR.split(name, -1)) {
      if (part.equals("..")) {
        return new Refused("the name holds a '..' part");
      }
      if (Parts.DRIVE.matcher(part).lookingAt()) {
        return new Refused("the name holds a drive letter");
      }
    }
    List<String> kept = new ArrayList<>();
    for (String part : name.split("/", -1)) {
      if (!part.isEmpty() && !part.equals(".")) {
        kept.add(part);
      }
    }
    String folderMark = !kept.isEmpty() && name.endsWith("/") ? "/" : "";
    return new Relative(String.join("/", kept) + folderMark);
  }
}
