// SPDX-License-Identifier: Apache-2.0
package io.dialtone.app.check;

import io.dialtone.core.check.Check;
import io.dialtone.core.check.Checks;
import io.dialtone.core.check.Finding;
import io.dialtone.core.check.Severity;
import io.dialtone.core.check.Told;
import java.io.PrintStream;
import java.util.List;
import java.util.Locale;

/** What was found, for people. */
public final class CheckText {
  private CheckText() {}

  /** Every finding that is at least so bad, file by file, and the sum at the end. */
  public static void print(List<CheckedFolder> folders, Severity least, PrintStream out) {
    for (CheckedFolder folder : folders) {
      String before = "";
      for (Finding finding : folder.report().findings()) {
        if (finding.severity().compareTo(least) <= 0) {
          if (!before.isEmpty() && !before.equals(finding.file())) {
            out.println();
          }
          before = finding.file().isEmpty() ? "." : finding.file();
          finding(folder, finding, out);
        }
      }
      if (!before.isEmpty()) {
        out.println();
      }
    }
    out.println(sum(folders, least));
  }

  private static void finding(CheckedFolder folder, Finding finding, PrintStream out) {
    String line = finding.line() == 0 ? "" : ":" + finding.line();
    Told told = finding.check().told();
    out.println(
        folder.shown(finding.file())
            + line
            + ": "
            + finding.severity().text()
            + ": "
            + finding.text()
            + " ["
            + finding.check().id()
            + ", "
            + told.rule()
            + "]");
    out.println("    the phone " + finding.phone() + "; to mend it: " + told.mend());
  }

  /** The last line. */
  static String sum(List<CheckedFolder> folders, Severity least) {
    long files = folders.stream().mapToLong(folder -> folder.report().files().size()).sum();
    long hidden = count(folders, Severity.INFO);
    long suppressed = folders.stream().mapToLong(f -> f.report().suppressed().size()).sum();
    return String.format(
        Locale.ROOT,
        "%s: %s, %s, %s%s%s",
        number(files, "file"),
        number(count(folders, Severity.ERROR), "error"),
        number(count(folders, Severity.WARNING), "warning"),
        number(hidden, "note"),
        hidden > 0 && least != Severity.INFO ? " (--severity info shows them)" : "",
        suppressed > 0 ? ", " + suppressed + " suppressed" : "");
  }

  private static long count(List<CheckedFolder> folders, Severity severity) {
    return folders.stream().mapToLong(folder -> folder.report().count(severity)).sum();
  }

  private static String number(long count, String what) {
    return count + " " + what + (count == 1 ? "" : "s");
  }

  /** Every check there is. */
  public static void list(PrintStream out) {
    for (Check check : Checks.ALL) {
      Told told = check.told();
      out.printf(
          Locale.ROOT,
          "%-28s %-7s %-6s %s%n",
          check.id(),
          told.severity().text(),
          told.rule(),
          told.finds());
    }
  }
}
