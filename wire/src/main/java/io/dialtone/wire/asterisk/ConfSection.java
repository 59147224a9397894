// SPDX-License-Identifier: Apache-2.0
package io.dialtone.wire.asterisk;

import java.util.List;
import java.util.Optional;

/**
 * One section with all that holds in it: what it inherits first, then its own, so that the last of
 * a name counts. Several of one name may stand side by side.
 *
 * @param template whether it is only for others to inherit from, {@code (!)}
 * @param comment what stands behind its header
 */
public record ConfSection(
    String name, boolean template, List<ConfSetting> settings, String comment, ConfPlace place) {

  public ConfSection {
    settings = List.copyOf(settings);
  }

  /** The setting of this name that counts, in any letter case. */
  public Optional<ConfSetting> find(String setting) {
    return settings.reversed().stream().filter(s -> s.name().equalsIgnoreCase(setting)).findFirst();
  }

  /** The value that counts. */
  public Optional<String> value(String setting) {
    return find(setting).map(ConfSetting::value);
  }

  /** All settings of this name, as those of which several count. */
  public List<ConfSetting> all(String setting) {
    return settings.stream().filter(s -> s.name().equalsIgnoreCase(setting)).toList();
  }

  /** Whether a setting says yes, as Asterisk takes it; empty where it is not there. */
  public Optional<Boolean> yes(String setting) {
    return value(setting)
        .map(text ->
            List.of("yes", "true", "y", "t", "1", "on").stream().anyMatch(text::equalsIgnoreCase));
  }
}
