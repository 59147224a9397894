// SPDX-License-Identifier: Apache-2.0
package io.dialtone.wire.asterisk;

import io.dialtone.wire.octets.Bytes;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads a file and what it includes, line by line, as process_text_line of config.c does. */
final class ConfReader {

  private final ConfFiles files;
  private final SectionBook book = new SectionBook();
  private final ConfTold told = new ConfTold();
  private final List<String> asked = new ArrayList<>();

  /** The files that are open, each with the place that included it. */
  private final Deque<Open> open = new ArrayDeque<>();

  private int filesRead;
  private long bytesRead;

  /** A file that is being read. */
  private record Open(String file, String from) {}

  ConfReader(ConfFiles files) {
    this.files = files;
  }

  AsteriskConfig config() {
    return new AsteriskConfig(book.sections(), told.faults(), told.warnings(), asked);
  }

  /** Reads the first file. */
  void read(String name) {
    asked.add(name);
    for (String file : files.matching(name)) {
      file(file, "", new ConfPlace(file, 1));
    }
  }

  private boolean file(String file, String from, ConfPlace place) {
    Optional<Bytes> content = files.content(file);
    if (content.isEmpty()) {
      return false;
    }
    filesRead++;
    bytesRead += content.get().length();
    if (filesRead > AsteriskConfig.MAX_FILES) {
      told.stop(place, "more than " + AsteriskConfig.MAX_FILES + " files are included");
    } else if (bytesRead > AsteriskConfig.MAX_BYTES) {
      told.stop(
          place, "with " + file + " it is more than " + (AsteriskConfig.MAX_BYTES >> 20) + " MB");
    } else {
      open.addLast(new Open(file, from));
      lines(file, ConfText.decode(content.get()));
      open.removeLast();
    }
    return true;
  }

  private void lines(String file, String text) {
    CommentStripper comments = new CommentStripper();
    SectionBook.@Nullable Draft section = book.current();
    int number = 0;
    int start = 0;
    while (start < text.length() && !told.stopped()) {
      int end = text.indexOf('\n', start);
      end = end < 0 ? text.length() : end;
      number++;
      ConfPlace place = new ConfPlace(file, number);
      if (end - start > AsteriskConfig.MAX_LINE) {
        told.warning(place, "the line is too long, and Asterisk passes over it");
      } else {
        CommentStripper.Stripped line = comments.strip(text.substring(start, end), number);
        section = line(line.text().trim(), line.comment(), place, section);
      }
      start = end + 1;
    }
    if (comments.open()) {
      told.warning(
          new ConfPlace(file, comments.openedAt()),
          "a comment begins with ;-- and never ends with --; so all below it is passed over");
    }
  }

  /** The section that the next line stands in. */
  private SectionBook.@Nullable Draft line(
      String text, String comment, ConfPlace place, SectionBook.@Nullable Draft section) {
    if (text.isEmpty()) {
      return section;
    }
    if (text.charAt(0) == '[') {
      return header(text, comment, place, section);
    }
    if (text.charAt(0) == '#') {
      directive(text, place);
    } else if (section == null) {
      told.fault(place, "a setting stands before the first section");
    } else {
      setting(text, comment, place, section);
    }
    return section;
  }

  private SectionBook.@Nullable Draft header(
      String text, String comment, ConfPlace place, SectionBook.@Nullable Draft before) {
    Optional<String> fault = SectionHeader.fault(text);
    if (fault.isPresent()) {
      told.fault(place, fault.get());
      return before;
    }
    return book.open(SectionHeader.parse(text), comment, place, told);
  }

  private void setting(String text, String comment, ConfPlace place, SectionBook.Draft section) {
    boolean escaped = text.charAt(0) == '\\';
    String line = escaped ? text.substring(1) : text;
    if (escaped && (line.isEmpty() || line.charAt(0) <= ' ')) {
      told.fault(place, "a backslash stands before nothing");
      return;
    }
    int equals = line.indexOf('=', escaped ? 1 : 0);
    if (equals < 0) {
      told.warning(place, "the line has no = and Asterisk passes over it");
      return;
    }
    boolean more = equals > (escaped ? 1 : 0) && line.charAt(equals - 1) == '+';
    boolean arrow = !more && line.startsWith(">", equals + 1);
    String name = line.substring(0, more ? equals - 1 : equals).trim();
    String value = line.substring(equals + (arrow ? 2 : 1));
    if (name.isEmpty()) {
      told.warning(place, "there is nothing before the = and Asterisk passes over it");
    } else if (!more || !book.append(section, name, value, place, told)) {
      book.add(section, new ConfSetting(name, value.trim(), comment, place), told);
    }
  }

  private void directive(String text, ConfPlace place) {
    int end = 1;
    while (end < text.length() && text.charAt(end) > ' ') {
      end++;
    }
    String word = text.substring(1, end).toLowerCase(Locale.ROOT);
    String argument = unquoted(text.substring(end).trim());
    switch (word) {
      case "include", "tryinclude" -> {
        if (argument.isEmpty()) {
          told.warning(place, "#" + word + " names no file, and Asterisk passes over it");
        } else {
          include(argument, word.equals("tryinclude"), place);
        }
      }
      case "exec" ->
          told.warning(
              place, "#exec is never run here: put what it prints into a file and include that");
      default ->
          told.warning(place, "nobody knows the directive #" + word + ", Asterisk passes over it");
    }
  }

  private static String unquoted(String text) {
    boolean quoted =
        text.length() > 1
            && ((text.startsWith("\"") && text.endsWith("\""))
                || (text.startsWith("<") && text.endsWith(">")));
    return quoted ? text.substring(1, text.length() - 1) : text;
  }

  private void include(String pattern, boolean attempt, ConfPlace place) {
    asked.add(pattern);
    if (open.size() >= AsteriskConfig.MAX_DEPTH) {
      told.fault(
          place,
          "more than " + AsteriskConfig.MAX_DEPTH + " files lead to one another: " + chain());
      return;
    }
    boolean any = false;
    for (String file : files.matching(pattern)) {
      if (open.stream().anyMatch(one -> one.file().equals(file))) {
        told.fault(place, "the files include each other for ever: " + chain() + " -> " + file);
        return;
      }
      any |= file(file, " (line " + place.line() + ")", place);
      if (told.stopped()) {
        return;
      }
    }
    if (!any && !attempt) {
      told.fault(place, "includes " + pattern + ", which is not there or cannot be read");
    }
  }

  private String chain() {
    StringBuilder chain = new StringBuilder();
    for (Open one : open) {
      chain.append(one.from()).append(chain.isEmpty() ? "" : " -> ").append(one.file());
    }
    return chain.toString();
  }
}
