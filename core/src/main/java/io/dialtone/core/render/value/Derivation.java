// SPDX-License-Identifier: Apache-2.0
package io.dialtone.core.render.value;

import java.util.List;
import java.util.Optional;

/** The parameters that a setting of the site comes to for a kind of phone. */
public sealed interface Derivation {

  /** These; none for a setting that a line of the INF stands for, or function keys. */
  record Parameters(List<Assignment> all) implements Derivation {
    public Parameters {
      all = List.copyOf(all);
    }
  }

  /** None, and why: the value says nothing, or this kind of phone has no parameter for it. */
  record Nothing(String reason) implements Derivation {}

  /** The parameters, perhaps none. */
  default List<Assignment> parameters() {
    return this instanceof Parameters(var all) ? all : List.of();
  }

  /** Why there are none though there should be some. */
  default Optional<String> whyNot() {
    return this instanceof Nothing(var reason) ? Optional.of(reason) : Optional.empty();
  }
}
