// SPDX-License-Identifier: Apache-2.0
package io.dialtone.app.command.site;

import io.dialtone.app.terminal.Terminal;
import io.dialtone.server.data.FileTrouble;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Secrets that are not to stand on a command line, where every user of the machine can read them.
 */
final class Asked {

  /** More than any password of a phone. */
  private static final int LIMIT = 4_096;

  private Asked() {}

  /** From a terminal, unseen; else the next line of standard input. */
  static String secret(Terminal terminal, String what) {
    if (terminal.live()) {
      char[] typed =
          Optional.ofNullable(System.console())
              .map(console -> console.readPassword("%s: ", what))
              .orElseThrow(() -> SiteAccess.failed("nobody typed the " + what));
      return new String(typed);
    }
    return line(terminal, what);
  }

  /** The next line of standard input, and nothing of what follows it. */
  static String line(Terminal terminal, String what) {
    try {
      return line(terminal.in(), what);
    } catch (IOException fault) {
      throw SiteAccess.failed("standard input cannot be read: " + FileTrouble.words(fault));
    }
  }

  /** The first line of a file. */
  static String file(Terminal terminal, String file, String what) {
    Path path = terminal.directory().resolve(file);
    try (InputStream in = new BufferedInputStream(Files.newInputStream(path))) {
      return line(in, what);
    } catch (IOException fault) {
      throw SiteAccess.failed(path + " cannot be read: " + FileTrouble.words(fault));
    }
  }

  private static String line(InputStream in, String what) throws IOException {
    ByteArrayOutputStream line = new ByteArrayOutputStream();
    for (int b = in.read(); b >= 0 && b != '\n' && line.size() < LIMIT; b = in.read()) {
      line.write(b);
    }
    String text = line.toString(StandardCharsets.UTF_8);
    String whole = text.endsWith("\r") ? text.substring(0, text.length() - 1) : text;
    if (whole.isEmpty()) {
      throw SiteAccess.failed("there is no line with the " + what);
    }
    return whole;
  }
}
