// SPDX-License-Identifier: Apache-2.0
package io.dialtone.server.settings;

import io.dialtone.core.access.AccessMode;
import io.dialtone.core.access.SecretPath;
import io.dialtone.core.access.ShutOut;
import io.dialtone.core.journal.Secret;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;

/** The kinds of values that say who may have a phone's files; no message repeats a secret. */
final class AccessReadings {

  private static final String FILE = "file:";
  private static final int LONGEST_SECRET = 1_024;
  private static final int MOST_PHONES = 1_000;

  private AccessReadings() {}

  static AccessMode mode(Given given) throws UnfitValueException {
    String instead =
        switch (Readings.text(given, "a mode").toLowerCase(Locale.ROOT)) {
          case "private" ->
              "\"networks\": without access.networks it is loopback and private addresses";
          case "listed" -> "\"networks\": with access.networks it is these alone";
          default -> "";
        };
    if (!instead.isEmpty()) {
      throw new UnfitValueException("this is now called " + instead);
    }
    return Readings.oneOf(AccessMode.values(), given);
  }

  static ShutOut shutOut(Given given) throws UnfitValueException {
    return Readings.oneOf(ShutOut.values(), given);
  }

  static Duration shutOutTime(Given given) throws UnfitValueException {
    String expected = "a length of time from 1s to 7d, such as \"15m\"";
    Optional<Duration> time =
        Readings.duration(Readings.text(given, expected))
            .filter(length -> length.isPositive() && length.compareTo(Duration.ofDays(7)) <= 0);
    return time.orElseThrow(() -> UnfitValueException.expected(expected, given.form()));
  }

  static Integer phones(Given given) throws UnfitValueException {
    long number =
        switch (given.form()) {
          case Form.Whole(long value) -> value;
          case Form.Word(String text) when text.matches("\\d{1,9}") -> Long.parseLong(text);
          case Form _ -> 0;
        };
    if (number < 1 || number > MOST_PHONES) {
      throw UnfitValueException.expected("a number from 1 to " + MOST_PHONES, given.form());
    }
    return (int) number;
  }

  static String user(Given given) throws UnfitValueException {
    String expected = "a user's name without a colon";
    String user = Readings.text(given, expected);
    if (user.indexOf(':') >= 0) {
      throw UnfitValueException.expected(expected, given.form());
    }
    return user;
  }

  static SecretPath secretPath(Given given) throws UnfitValueException {
    return SecretPath.of(secret(given))
        .orElseThrow(() ->
            new UnfitValueException(
                "expected 16 to 64 letters, digits or . _ ~ - as no dictionary has them, such as"
                    + " `openssl rand -hex 16` makes"));
  }

  static Secret password(Given given) throws UnfitValueException {
    return Secret.of(secret(given));
  }

  /** The text itself, or the first line of the file it names. */
  private static String secret(Given given) throws UnfitValueException {
    String text =
        switch (given.form()) {
          case Form.Word(String word) -> word;
          case Form.Text(String quoted) -> quoted;
          case Form _ -> "";
        };
    String secret = text.startsWith(FILE) ? firstLine(given, text) : text;
    if (secret.isEmpty()) {
      throw new UnfitValueException(
          "expected a secret in quotes, or \"file:PATH\" of a file of it");
    }
    return secret;
  }

  private static String firstLine(Given given, String text) throws UnfitValueException {
    Form path = new Form.Text(text.substring(FILE.length()));
    Path file = Readings.path(new Given(path, given.origin(), given.base()));
    try (InputStream in = Files.newInputStream(file)) {
      String start = new String(in.readNBytes(LONGEST_SECRET), StandardCharsets.UTF_8);
      return start.lines().findFirst().orElse("").strip();
    } catch (IOException fault) {
      throw new UnfitValueException("the secret cannot be read from " + file);
    }
  }
}
