// SPDX-License-Identifier: Apache-2.0
package io.dialtone.core.check;

import io.dialtone.core.check.finding.Check;
import io.dialtone.core.check.finding.Finding;
import java.util.ArrayList;
import java.util.List;

/** The findings of a folder as they are made. */
final class Findings {
  private final List<Finding> found = new ArrayList<>();

  void add(Check check, String file, int line, String text) {
    found.add(new Finding(check, file, line, text));
  }

  void add(Check check, String file, int line, String text, String phone) {
    found.add(new Finding(check, file, line, text, phone));
  }

  void add(Finding finding) {
    found.add(finding);
  }

  List<Finding> all() {
    return List.copyOf(found);
  }
}
