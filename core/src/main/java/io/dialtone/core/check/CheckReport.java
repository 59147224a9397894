// SPDX-License-Identifier: Apache-2.0
package io.dialtone.core.check;

import io.dialtone.core.check.finding.Check;
import io.dialtone.core.check.finding.Finding;
import io.dialtone.core.check.finding.Severity;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * What the checks of a folder found.
 *
 * @param files the files that were looked at
 * @param findings by file and line, the worst first on each
 * @param suppressed what would have been told but for a reason given
 * @param baseline the next one, where there was one before
 */
public record CheckReport(
    List<String> files,
    List<Finding> findings,
    List<Finding> suppressed,
    Optional<Baseline> baseline) {

  private static final Comparator<Finding> ORDER =
      Comparator.comparing(Finding::file)
          .thenComparingInt(Finding::line)
          .thenComparing(Finding::severity);

  public CheckReport {
    files = List.copyOf(files);
    findings = findings.stream().sorted(ORDER).toList();
    suppressed = suppressed.stream().sorted(ORDER).toList();
  }

  /** The same without the findings of some checks, which are suppressed with the others. */
  public CheckReport without(List<Check> checks) {
    List<Finding> kept = new ArrayList<>();
    List<Finding> taken = new ArrayList<>(suppressed);
    for (Finding finding : findings) {
      (checks.contains(finding.check()) ? taken : kept).add(finding);
    }
    return new CheckReport(files, kept, taken, baseline);
  }

  /** How many findings are so bad. */
  public long count(Severity severity) {
    return findings.stream().filter(finding -> finding.severity() == severity).count();
  }

  /** Whether nothing keeps a phone from what was meant. */
  public boolean good() {
    return count(Severity.ERROR) == 0;
  }
}
