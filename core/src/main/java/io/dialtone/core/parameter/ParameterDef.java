// SPDX-License-Identifier: Apache-2.0
package io.dialtone.core.parameter;

import java.util.Collections;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/**
 * What is known of one parameter of one kind of phone (FIL-1).
 *
 * @param name as the vendor spells it; phones know no letter case (RUN-6)
 * @param defaultValue what the vendor's file has, perhaps empty text; absent where it is not known
 *     or is nothing that anybody should write
 * @param purpose what it does, in one sentence
 * @param since the first release known to have it
 */
public record ParameterDef(
    String section,
    String name,
    Optional<String> defaultValue,
    ParameterType type,
    String purpose,
    Optional<String> since,
    Set<Trait> traits) {

  public ParameterDef {
    Set<Trait> ordered = EnumSet.noneOf(Trait.class);
    ordered.addAll(traits);
    traits = Collections.unmodifiableSet(ordered);
  }

  /** Whether its value is masked wherever it is shown. */
  public boolean secret() {
    return traits.contains(Trait.SECRET);
  }

  /** Whether the vendor's own file for this kind of phone has it. */
  public boolean shipped() {
    return !traits.contains(Trait.UNSHIPPED);
  }

  /** Whether it is for a line that this kind of phone has not got. */
  public boolean idle() {
    return traits.contains(Trait.IDLE);
  }

  /** Whether a phone is left with the value that it has, unless the site says one. */
  public boolean kept() {
    return traits.contains(Trait.KEPT);
  }

  /** Whether only the house itself writes it. */
  public boolean own() {
    return traits.contains(Trait.OWN);
  }

  /** What keeps this value from being written, as a sentence without the value. */
  public Optional<String> fault(String value) {
    return own() ? Optional.of("is written by Dialtone itself") : type.fault(value);
  }

  /** What is odd about a value that may be written all the same, as a sentence without it. */
  public Optional<String> doubt(String value) {
    if (idle()) {
      return Optional.of("is for a line that this phone has not got");
    }
    return traits.contains(Trait.ASSUMED)
        ? Optional.of("is known of SIP phones, and not known to be the same on MGCP ones")
        : type.doubt(value);
  }
}
