// SPDX-License-Identifier: Apache-2.0
package io.dialtone.core.wish;

import java.util.List;
import java.util.Optional;

/** Passwords that are none. */
final class Passwords {

  private static final List<String> GUESSED_FIRST =
      List.of("0000", "1111", "1234", "12345", "123456", "admin", "password", "secret");

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
