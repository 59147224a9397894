// SPDX-License-Identifier: Apache-2.0
package io.dialtone.wire.asterisk;

import java.util.List;

/**
 * Which of several sections of one name an addition means: {@code type=endpoint}, several parts
 * with {@code &} between them. A part fits where a setting holds its two words; templates fit only
 * where {@code TEMPLATES=include} or {@code restrict} says so. Asterisk takes the words for regular
 * expressions, here they are plain text.
 */
final class SectionFilter {

  private SectionFilter() {}

  static boolean fits(boolean template, List<ConfSetting> settings, String filter) {
    boolean templates = false;
    for (String part : filter.isEmpty() ? new String[0] : filter.split("&", -1)) {
      int equals = part.indexOf('=');
      if (equals < 0) {
        return false;
      }
      String name = part.substring(0, equals).trim();
      String value = part.substring(equals + 1).trim();
      if (name.equals("TEMPLATES")) {
        templates = true;
        if (value.equalsIgnoreCase("restrict") && !template) {
          return false;
        }
      } else if (settings.stream()
          .noneMatch(s -> s.name().contains(name) && s.value().contains(value))) {
        return false;
      }
    }
    return templates || !template;
  }
}
