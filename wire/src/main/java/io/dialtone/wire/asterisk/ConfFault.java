// SPDX-License-Identifier: Apache-2.0
package io.dialtone.wire.asterisk;

/** What is wrong at a place, in words without values, since a value may be a password. */
public record ConfFault(ConfPlace place, String reason) {

  @Override
  public String toString() {
    return place + ": " + reason;
  }
}
