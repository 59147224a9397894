// SPDX-License-Identifier: Apache-2.0
package io.dialtone.core.asterisk;

import io.dialtone.wire.asterisk.ConfPlace;
import java.util.Optional;

/**
 * Something that the user is told about an import.
 *
 * @param about the account or MAC it is about
 * @param place where the files say it, if they do
 */
public record Note(Kind kind, String about, String text, Optional<ConfPlace> place) {

  /** What a note is about. */
  public enum Kind {
    /** An account that no phone has. */
    NO_PHONE("accounts without a phone"),
    /** A phone that has no account. */
    NO_ACCOUNT("phones without an account"),
    /** What is not taken over, and why. */
    LEFT_OUT("left out"),
    /** What Asterisk says no more. */
    GONE("no longer in Asterisk"),
    /** What is taken over, though perhaps not as meant. */
    REMARK("remarks");

    private final String title;

    Kind(String title) {
      this.title = title;
    }

    /** What stands over a list of such notes. */
    public String title() {
      return title;
    }
  }

  @Override
  public String toString() {
    return text + place.map(at -> " (" + at + ")").orElse("");
  }
}
