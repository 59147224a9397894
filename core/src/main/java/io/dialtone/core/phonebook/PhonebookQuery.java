// SPDX-License-Identifier: Apache-2.0
package io.dialtone.core.phonebook;

import io.dialtone.wire.directory.DirectoryUrl;
import java.util.Optional;

/**
 * What a phone asks of a phonebook.
 *
 * @param search what a name or a number is to hold; empty for everybody
 * @param from the first of those found, from 0
 * @param to behind the last of them
 */
public record PhonebookQuery(String search, int from, int to) {

  /** Everybody. */
  public static final PhonebookQuery ALL = new PhonebookQuery("", 0, Integer.MAX_VALUE);

  /** Characters of what is looked for: more than a name has. */
  public static final int SEARCH_LIMIT = 100;

  private static final String SEARCH = "search";
  private static final String FROM = "from";
  private static final String TO = "to";

  /**
   * Reads the query of a request's target. A phone that fills nothing in for {@code #SEARCH} asks
   * for everybody; names that are not ours say nothing to us.
   *
   * @return empty if it is none: a number that is none, or far too much to look for
   */
  public static Optional<PhonebookQuery> parse(String target) {
    int mark = target.indexOf('?');
    String search = "";
    int from = 0;
    int to = Integer.MAX_VALUE;
    for (String pair : mark < 0 ? new String[0] : target.substring(mark + 1).split("&", -1)) {
      int equals = pair.indexOf('=');
      String value = equals < 0 ? "" : pair.substring(equals + 1);
      switch (equals < 0 ? "" : pair.substring(0, equals)) {
        case SEARCH -> search = QueryText.decode(value).strip();
        case FROM -> from = number(value);
        case TO -> to = number(value);
        default -> {} // the URL may carry more, which is the phone's to fill in
      }
    }
    String meant = search.equals(DirectoryUrl.SEARCH) ? "" : search;
    return from < 0 || to < 0 || meant.length() > SEARCH_LIMIT
        ? Optional.empty()
        : Optional.of(new PhonebookQuery(meant, from, to));
  }

  private static int number(String digits) {
    return digits.matches("[0-9]{1,9}") ? Integer.parseInt(digits) : -1;
  }

  PhonebookQuery part(int first, int end) {
    return new PhonebookQuery(search, first, end);
  }

  /** As it stands behind the question mark of a URL, in ASCII. */
  public String text() {
    StringBuilder text = new StringBuilder(SEARCH + "=").append(QueryText.encode(search));
    if (from > 0 || to < Integer.MAX_VALUE) {
      text.append('&').append(FROM).append('=').append(from);
      text.append('&').append(TO).append('=').append(to);
    }
    return text.toString();
  }
}
