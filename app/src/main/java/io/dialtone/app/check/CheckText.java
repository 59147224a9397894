// SPDX-License-Identifier: Apache-2.0
package io.dialtone.app.check;

import io.dialtone.core.check.finding.Check;
import io.dialtone.core.check.finding.Checks;
import io.dialtone.core.check.finding.Finding;
import io.dialtone.core.check.finding.Severity;
import io.dialtone.core.check.finding.Told;
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
    out.println(line(folder, finding));
    out.println("    " + advice(finding));
  }

  /** What is wrong, and where. */
  static String line(CheckedFolder folder, Finding finding) {
    String line = finding.line() == 0 ? "" : ":" + finding.line();
    return printable(
        folder.shown(finding.file())
            + line
            + ": "
            + finding.severity().text()
            + ": "
            + finding.text()
            + " ["
            + finding.check().id()
            + ", "
            + finding.check().told().rule()
            + "]");
  }

  /** What comes of it, and what to do. */
  static String advice(Finding finding) {
    return "the phone " + finding.phone() + "; to mend it: " + finding.mend();
  }

  /** Names and values come from files: nothing of them may steer a terminal. */
  private static String printable(String text) {
    return text.replaceAll("[\\x00-\\x1F\\x7F-\\x9F]", "?");
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
