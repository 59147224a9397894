// SPDX-License-Identifier: Apache-2.0
package io.dialtone.wire.identity;

/** What all of a phone's own file names begin with, such as {@code ST2030S_} (ID-1). */
public record FilePrefix(Model model, Protocol protocol) {

  public String text() {
    return model.name() + protocol.letter() + "_";
  }

  @Override
  public String toString() {
    return text();
  }
}
