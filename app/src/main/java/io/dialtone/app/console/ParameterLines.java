// SPDX-License-Identifier: Apache-2.0
package io.dialtone.app.console;

import io.dialtone.handset.flash.ParameterStore;
import io.dialtone.handset.flash.StoredParameter;
import io.dialtone.handset.web.Secrets;
import java.util.List;
import java.util.Locale;

/** Parameters as lines of text. */
final class ParameterLines {

  private ParameterLines() {}

  /** Those whose names contain the pattern, in any letter case. */
  static List<String> of(ParameterStore store, String pattern, boolean secretsShown) {
    String wanted = pattern.toLowerCase(Locale.ROOT);
    List<String> lines =
        store.all().stream()
            .filter(parameter -> parameter.name().toLowerCase(Locale.ROOT).contains(wanted))
            .map(parameter -> line(parameter, secretsShown))
            .toList();
    return lines.isEmpty() ? List.of("no parameter's name contains '" + pattern + "'") : lines;
  }

  private static String line(StoredParameter parameter, boolean secretsShown) {
    String value = secretsShown ? parameter.value() : Secrets.covered(parameter);
    return "[" + parameter.section() + "] " + parameter.name() + "=" + value;
  }
}
