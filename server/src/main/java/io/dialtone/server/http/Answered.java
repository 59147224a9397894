// SPDX-License-Identifier: Apache-2.0
package io.dialtone.server.http;

import java.util.OptionalLong;

/**
 * One answered request.
 *
 * @param bytes of the answer's body that were sent; absent if the asker broke off
 * @param reason why this answer, in a sentence
 */
public record Answered(
    Asked asked, int status, OptionalLong bytes, Outcome outcome, String reason) {

  /** What kind of answer it was; to the asker some of these look alike. */
  public enum Outcome {
    /** The file, a part of it, or that it did not change. */
    SERVED,
    /** No such file. */
    ABSENT,
    /** Several files of the name, none exactly; "not found" to the asker. */
    SEVERAL,
    /** Not let through; "not found" to the asker. */
    REFUSED,
    /** The asker guesses, which is known; "not found" to the asker. */
    HIDDEN,
    /** A password is wanted. */
    CHALLENGED,
    /** The file is being written. */
    CHANGING,
    /** It is we who could not give it. */
    FAILED,
    /** The request itself is not one we answer. */
    FAULTY,
    /** The asker went away before the end. */
    BROKEN
  }
}
