// SPDX-License-Identifier: Apache-2.0
package io.dialtone.core.parameter;

import io.dialtone.wire.octets.Ip4Address;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * What values a parameter takes.
 *
 * <p>A fault is a sentence that goes on from the parameter's name and never holds the value, which
 * may be a secret.
 */
public sealed interface ParameterType {

  /** The longest value unless a type says otherwise, as in an INF file (INF-3). */
  int LONGEST = 255;

  /** What is wrong with a value, or empty. */
  Optional<String> fault(String value);

  /** What is odd about a value that is not wrong, or empty. */
  default Optional<String> doubt(String value) {
    return Optional.empty();
  }

  /** No or yes: 0 or 1. */
  record Flag() implements ParameterType {
    @Override
    public Optional<String> fault(String value) {
      return unless(value.equals("0") || value.equals("1"), value, "is neither 0 nor 1");
    }
  }

  /** A whole number, least and most included. */
  record WholeNumber(long least, long most) implements ParameterType {
    private static final Pattern DIGITS = Pattern.compile("0|-?[1-9][0-9]{0,17}");

    @Override
    public Optional<String> fault(String value) {
      boolean fits = DIGITS.matcher(value).matches() && within(Long.parseLong(value));
      return unless(fits, value, "is not a whole number from " + least + " to " + most);
    }

    private boolean within(long number) {
      return least <= number && number <= most;
    }
  }

  /**
   * One of several values.
   *
   * @param meanings what each value stands for, in the order in which they are shown
   * @param open whether phones take values that nobody has written down
   */
  record Choice(Map<String, String> meanings, boolean open) implements ParameterType {
    public Choice {
      meanings = Collections.unmodifiableMap(new LinkedHashMap<>(meanings));
    }

    @Override
    public Optional<String> fault(String value) {
      return open
          ? ValueLine.fault(value, LONGEST)
          : unless(meanings.containsKey(value), value, "is none of " + listed());
    }

    @Override
    public Optional<String> doubt(String value) {
      return open && !meanings.containsKey(value)
          ? Optional.of("is none of the known values " + listed())
          : Optional.empty();
    }

    private String listed() {
      return meanings.keySet().stream()
          .map(v -> v.isEmpty() ? "nothing at all" : v)
          .collect(Collectors.joining(", "));
    }
  }

  /** Any text, at most so long, perhaps empty. */
  record Text(int most) implements ParameterType {
    @Override
    public Optional<String> fault(String value) {
      return ValueLine.fault(value, most);
    }
  }

  /** An IPv4 address; 0.0.0.0 stands for none. */
  record Address() implements ParameterType {
    @Override
    public Optional<String> fault(String value) {
      return unless(
          Ip4Address.parse(value).isPresent(), value, "is not an IPv4 address such as 192.0.2.10");
    }
  }

  /** An address or a DNS name, with a port where the parameter takes one; empty for none. */
  record HostOrAddress(boolean port) implements ParameterType {
    private static final Pattern HOST =
        Pattern.compile("(?![0-9.]*$)(?!.*\\.\\.)[A-Za-z0-9_]([A-Za-z0-9_.-]{0,252}[A-Za-z0-9])?");

    @Override
    public Optional<String> fault(String value) {
      int colon = port ? value.indexOf(':') : -1;
      String host = colon < 0 ? value : value.substring(0, colon);
      boolean named = Ip4Address.parse(host).isPresent() || HOST.matcher(host).matches();
      boolean fits = named && (colon < 0 || Port.isPort(value.substring(colon + 1)));
      return unless(
          value.isEmpty() || fits,
          value,
          "is neither an IPv4 address nor a host name" + (port ? ", perhaps with :PORT" : ""));
    }
  }

  /** A port, 1 to 65535. */
  record Port() implements ParameterType {
    private static final WholeNumber PORTS = new WholeNumber(1, 65535);

    static boolean isPort(String text) {
      return PORTS.fault(text).isEmpty();
    }

    @Override
    public Optional<String> fault(String value) {
      return unless(isPort(value), value, "is not a port from 1 to 65535");
    }
  }

  /** A time of day, HH:MM from 00:00 to 23:59. */
  record Time() implements ParameterType {
    private static final Pattern HOURS_MINUTES = Pattern.compile("([01][0-9]|2[0-3]):[0-5][0-9]");

    @Override
    public Optional<String> fault(String value) {
      return unless(
          HOURS_MINUTES.matcher(value).matches(), value, "is not a time from 00:00 to 23:59");
    }
  }

  /** A URL, http or https; empty for none. It may hold the marks #SEARCH, #MAC and #IP (FIL-7). */
  record Url() implements ParameterType {
    private static final Pattern HTTP = Pattern.compile("(?i)https?://[^\\s/]+(/\\S*)?");

    @Override
    public Optional<String> fault(String value) {
      return unless(
          value.isEmpty() || HTTP.matcher(value).matches(),
          value,
          "is not a URL with http:// or https://");
    }
  }

  /** A password, at most so long, perhaps empty. */
  record Password(int most) implements ParameterType {
    @Override
    public Optional<String> fault(String value) {
      return ValueLine.fault(value, most);
    }
  }

  /** Exactly so many digits. */
  record Digits(int count) implements ParameterType {
    @Override
    public Optional<String> fault(String value) {
      boolean fits = value.length() == count && value.chars().allMatch(c -> c >= '0' && c <= '9');
      return unless(fits, value, "is not " + count + " digits");
    }
  }

  /** What a function key does: {@code L/<sip:…>} dials, {@code S/<sip:…>} watches too (FIL-2). */
  record Key() implements ParameterType {
    private static final Pattern KEY = Pattern.compile("[LS]/<sip:[^<>\\s]*>");

    @Override
    public Optional<String> fault(String value) {
      return unless(
          KEY.matcher(value).matches(), value, "is neither L/<sip:NUMBER> nor S/<sip:NUMBER>");
    }
  }

  /** Some of these words, each once, each with its value in brackets: {@code g711a(1)g729(2)}. */
  record Items(List<String> words) implements ParameterType {
    public Items {
      words = List.copyOf(words);
    }

    @Override
    public Optional<String> fault(String value) {
      return unless(
          ItemList.fits(value, words),
          value,
          "is not a list such as " + words.getFirst() + "(1) of " + String.join(", ", words));
    }
  }

  /** What another type takes, or nothing at all. */
  record OrEmpty(ParameterType type) implements ParameterType {
    @Override
    public Optional<String> fault(String value) {
      return value.isEmpty() ? Optional.empty() : type.fault(value);
    }

    @Override
    public Optional<String> doubt(String value) {
      return value.isEmpty() ? Optional.empty() : type.doubt(value);
    }
  }

  /** Whatever fits on a line: what the phone makes of it is not known. */
  record Free() implements ParameterType {
    private static final int LONGEST_LINE = 1000;

    @Override
    public Optional<String> fault(String value) {
      return ValueLine.fault(value, LONGEST_LINE);
    }
  }

  private static Optional<String> unless(boolean fits, String value, String otherwise) {
    Optional<String> line = ValueLine.fault(value, LONGEST);
    return line.isPresent() || fits ? line : Optional.of(otherwise);
  }
}
