// SPDX-License-Identifier: Apache-2.0
package io.dialtone.fleet.net;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Status line and header fields of an answer (RFC 9112, sections 4 and 5), read strictly. */
record ResponseHead(int status, List<Field> fields) {
  private static final Pattern STATUS_LINE = Pattern.compile("HTTP/1\\.[01] ([1-5]\\d\\d)(?: .*)?");
  private static final Pattern FIELD_LINE =
      Pattern.compile("([!#$%&'*+.^_`|~0-9A-Za-z-]+):[ \\t]*(.*?)[ \\t]*");
  private static final int MAX_FIELDS = 100;
  private static final int MAX_INTERIM_ANSWERS = 5;

  /** One header field; its name in lower case. */
  record Field(String name, String value) {}

  ResponseHead {
    fields = List.copyOf(fields);
  }

  /** How the body ends (RFC 9112, section 6.3). */
  sealed interface Framing {
    record Nothing() implements Framing {}

    record Sized(long octets) implements Framing {}

    record Chunked() implements Framing {}

    record UntilClose() implements Framing {}
  }

  /** Reads up to the empty line; interim answers (1xx) are passed over. */
  static ResponseHead read(HttpInput in) throws IOException {
    for (int interim = 0; interim <= MAX_INTERIM_ANSWERS; interim++) {
      int status = status(in.line());
      List<Field> fields = fields(in);
      if (status >= 200) {
        return new ResponseHead(status, fields);
      }
    }
    throw new BrokenAnswerException("more than " + MAX_INTERIM_ANSWERS + " interim answers");
  }

  private static int status(String line) throws IOException {
    Matcher match = STATUS_LINE.matcher(line);
    if (!match.matches()) {
      throw new BrokenAnswerException("the answer is not HTTP: " + excerpt(line));
    }
    return Integer.parseInt(match.group(1));
  }

  /** Header fields, or the trailer of a chunked body, up to the empty line. */
  static List<Field> fields(HttpInput in) throws IOException {
    var fields = new ArrayList<Field>();
    for (String line = in.line(); !line.isEmpty(); line = in.line()) {
      Matcher match = FIELD_LINE.matcher(line);
      if (!match.matches()) {
        throw new BrokenAnswerException("a header line is not 'name: value': " + excerpt(line));
      }
      if (fields.size() == MAX_FIELDS) {
        throw new BrokenAnswerException("more than " + MAX_FIELDS + " header lines");
      }
      fields.add(new Field(match.group(1).toLowerCase(Locale.ROOT), match.group(2)));
    }
    return fields;
  }

  Framing framing() throws IOException {
    if (status == 204 || status == 304) {
      return new Framing.Nothing();
    }
    List<String> codings = values("transfer-encoding");
    if (!codings.isEmpty()) {
      if (codings.size() > 1 || !codings.getFirst().equalsIgnoreCase("chunked")) {
        throw new BrokenAnswerException("transfer coding not understood: " + codings);
      }
      return new Framing.Chunked();
    }
    List<String> lengths = values("content-length").stream().distinct().toList();
    if (lengths.isEmpty()) {
      return new Framing.UntilClose();
    }
    if (lengths.size() > 1 || !lengths.getFirst().matches("\\d{1,18}")) {
      throw new BrokenAnswerException("Content-Length not understood: " + lengths);
    }
    return new Framing.Sized(Long.parseLong(lengths.getFirst()));
  }

  private List<String> values(String name) {
    return fields.stream().filter(field -> field.name().equals(name)).map(Field::value).toList();
  }

  /** A piece of foreign text fit for one line of an error. */
  private static String excerpt(String text) {
    String piece = text.length() > 40 ? text.substring(0, 40) + "..." : text;
    return '"' + piece.replaceAll("[^\\x20-\\x7e]", "?") + '"';
  }
}
