// SPDX-License-Identifier: Apache-2.0
package io.dialtone.core.parameter;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The words by which a dictionary file says a type, such as {@code number 0..63}. */
final class TypeWords {

  /** All of them, for messages. */
  static final String KNOWN =
      "flag, number [LEAST..MOST], choice, open choice, text [MOST], address, host, server, port,"
          + " time, url, password [MOST], digits COUNT, key, items WORD…, free, as NAME;"
          + " perhaps with \"or empty\"";

  private static final long ANY_NUMBER = Integer.MAX_VALUE;
  private static final String OR_EMPTY = " or empty";
  private static final Pattern RANGE = Pattern.compile("(-?[0-9]{1,10})\\.\\.(-?[0-9]{1,10})");
  private static final Pattern LENGTH = Pattern.compile("[1-9][0-9]{0,3}");

  private TypeWords() {}

  /** The type, or empty where the words are none; the values are those of a choice. */
  static Optional<ParameterType> parse(String text, Map<String, String> values) {
    if (text.endsWith(OR_EMPTY)) {
      return parse(text.substring(0, text.length() - OR_EMPTY.length()), values)
          .map(ParameterType.OrEmpty::new);
    }
    int blank = text.indexOf(' ');
    String word = blank < 0 ? text : text.substring(0, blank);
    String rest = blank < 0 ? "" : text.substring(blank + 1).strip();
    return switch (word) {
      case "number" -> number(rest);
      case "choice" -> choice(rest, values, false);
      case "open" -> rest.equals("choice") ? choice("", values, true) : Optional.empty();
      case "text" -> length(rest).map(ParameterType.Text::new);
      case "password" -> length(rest).map(ParameterType.Password::new);
      case "digits" ->
          rest.isEmpty() ? Optional.empty() : length(rest).map(ParameterType.Digits::new);
      case "items" -> items(rest);
      default -> rest.isEmpty() ? plain(word) : Optional.empty();
    };
  }

  private static Optional<ParameterType> plain(String word) {
    return switch (word) {
      case "flag" -> Optional.of(new ParameterType.Flag());
      case "address" -> Optional.of(new ParameterType.Address());
      case "host" -> Optional.of(new ParameterType.HostOrAddress(false));
      case "server" -> Optional.of(new ParameterType.HostOrAddress(true));
      case "port" -> Optional.of(new ParameterType.Port());
      case "time" -> Optional.of(new ParameterType.Time());
      case "url" -> Optional.of(new ParameterType.Url());
      case "key" -> Optional.of(new ParameterType.Key());
      case "free" -> Optional.of(new ParameterType.Free());
      default -> Optional.empty();
    };
  }

  private static Optional<ParameterType> number(String rest) {
    if (rest.isEmpty()) {
      return Optional.of(new ParameterType.WholeNumber(0, ANY_NUMBER));
    }
    Matcher range = RANGE.matcher(rest);
    if (!range.matches()) {
      return Optional.empty();
    }
    long least = Long.parseLong(range.group(1));
    long most = Long.parseLong(range.group(2));
    return least <= most
        ? Optional.of(new ParameterType.WholeNumber(least, most))
        : Optional.empty();
  }

  private static Optional<ParameterType> choice(
      String rest, Map<String, String> values, boolean open) {
    return rest.isEmpty() && !values.isEmpty()
        ? Optional.of(new ParameterType.Choice(values, open))
        : Optional.empty();
  }

  private static Optional<Integer> length(String rest) {
    if (rest.isEmpty()) {
      return Optional.of(ParameterType.LONGEST);
    }
    return LENGTH.matcher(rest).matches() ? Optional.of(Integer.valueOf(rest)) : Optional.empty();
  }

  private static Optional<ParameterType> items(String rest) {
    List<String> words = Arrays.stream(rest.split(" +")).filter(w -> !w.isEmpty()).toList();
    return words.isEmpty() ? Optional.empty() : Optional.of(new ParameterType.Items(words));
  }
}
