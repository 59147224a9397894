// SPDX-License-Identifier: Apache-2.0
package io.dialtone.core.wish;

import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Passwords that are none. */
final class Passwords {

  private static final Set<String> GUESSED_FIRST =
      new TreeSet<>(
          Set.of("0000", "1111", "1234", "12345", "123456", "admin", "password", "secret"));

  private Passwords() {}

  static String atDefault(String name, String value) {
    return value.isEmpty()
        ? name + " is empty: anybody may pass"
        : name + " is what every phone leaves the factory with, and anybody can look it up";
  }

  /** What is weak about the password of an account with this number and login. */
  static Optional<String> weakness(String password, String number, String login) {
    if (password.isEmpty()) {
      return Optional.of("is empty");
    }
    if (password.equals(number) || password.equals(login)) {
      return Optional.of("is its own number or login");
    }
    return GUESSED_FIRST.contains(password)
        ? Optional.of("is one of the first that are guessed")
        : Optional.empty();
  }
}
