// SPDX-License-Identifier: Apache-2.0
package io.dialtone.core.check.site;

import io.dialtone.core.check.finding.Finding;
import io.dialtone.core.site.Phone;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Findings of many phones, each told once with how many phones it is true of. */
final class Tally {

  private static final class Count {
    private final Phone first;
    private long phones;

    Count(Phone first) {
      this.first = first;
    }
  }

  private final Map<Finding, Count> counts = new LinkedHashMap<>();

  void add(Finding finding, Phone phone) {
    counts.computeIfAbsent(finding, _ -> new Count(phone)).phones++;
  }

  List<Finding> all() {
    List<Finding> all = new ArrayList<>();
    counts.forEach((finding, count) -> {
      boolean itself = finding.file().endsWith(count.first.mac().toString());
      String who =
          count.phones == 1
              ? " (phone " + count.first.mac() + ")"
              : " (" + count.phones + " phones, such as " + count.first.mac() + ")";
      all.add(
          itself
              ? finding
              : new Finding(
                  finding.check(),
                  finding.file(),
                  finding.line(),
                  finding.text() + who,
                  finding.phone(),
                  finding.mend()));
    });
    return all;
  }
}
