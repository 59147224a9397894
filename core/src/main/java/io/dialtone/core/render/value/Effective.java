// SPDX-License-Identifier: Apache-2.0
package io.dialtone.core.render.value;

import java.util.List;

/**
 * The value that a parameter comes to for a phone or a group, and where it is from.
 *
 * @param value empty where nobody tells the phone one
 * @param over what would count if that were not there, the nearest first
 */
public record Effective(
    String section, String name, String value, boolean secret, Origin origin, List<Layer> over) {

  /** A value that another one lies over. */
  public record Layer(String value, Origin origin) {
    @Override
    public String toString() {
      return "*** from " + origin.text();
    }
  }

  public Effective {
    over = List.copyOf(over);
  }

  /** Whether a file tells the phone a value. */
  public boolean isTold() {
    return !(origin instanceof Origin.Untold);
  }

  /** Whether the phone hears the same from both, if anything. */
  public boolean tellsTheSame(Effective other) {
    return value.equals(other.value) && isTold() == other.isTold();
  }

  /**
   * {@code DSCP1=46 from group Paris, over 40 from ST2030 defaults}; secrets as stars; {@code VLAN
   * as the phone has it}.
   */
  public String words() {
    if (!isTold()) {
      return name + " " + origin.text();
    }
    StringBuilder words = new StringBuilder(name + "=" + shown(value));
    words.append(" from ").append(origin.text());
    for (Layer layer : over) {
      words.append(", over ").append(shown(layer.value())).append(" from ");
      words.append(layer.origin().text());
    }
    return words.toString();
  }

  private String shown(String text) {
    if (secret) {
      return "***";
    }
    return text.isEmpty() ? "nothing" : text;
  }

  @Override
  public String toString() {
    return words();
  }
}
