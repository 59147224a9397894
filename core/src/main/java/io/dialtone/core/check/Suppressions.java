// SPDX-License-Identifier: Apache-2.0
package io.dialtone.core.check;

import io.dialtone.core.check.finding.Check;
import io.dialtone.core.check.finding.Checks;
import io.dialtone.core.check.finding.Finding;
import io.dialtone.core.check.finding.FolderCheck;
import io.dialtone.wire.octets.Bytes;
import io.dialtone.wire.text.IniLine;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/**
 * What is not to be told, each with a reason: the lines of {@code .dialtone-check}.
 *
 * <pre>
 *   config-default-password config/Com*.txt # the phones are on a network of their own
 *   inf-loopback                            # a test folder
 * </pre>
 */
final class Suppressions {

  /** A line of the file. */
  private static final class Line {
    private final String file;
    private final int number;
    private final Check check;
    private final Pattern path;
    private boolean used;

    Line(String file, int number, Check check, Pattern path) {
      this.file = file;
      this.number = number;
      this.check = check;
      this.path = path;
    }
  }

  private final List<Line> lines = new ArrayList<>();

  /** Reads a file; what is wrong with it is a finding like any other. */
  void read(String name, Bytes file, Findings findings) {
    String[] all = file.utf8().split("\\R", -1);
    for (int i = 0; i < all.length; i++) {
      String text = IniLine.trim(all[i]);
      if (!text.isEmpty() && text.charAt(0) != '#') {
        line(name, i + 1, text, findings);
      }
    }
  }

  private void line(String file, int number, String text, Findings findings) {
    int mark = text.indexOf('#');
    String[] words = (mark < 0 ? text : text.substring(0, mark)).strip().split("\\s+", -1);
    Optional<Check> check = Checks.named(words[0]);
    if (check.isEmpty() || words.length > 2) {
      String what = check.isEmpty() ? "'" + words[0] + "' is no check" : "more than one path";
      findings.add(FolderCheck.SUPPRESSION_WRONG, file, number, what);
    } else if (mark < 0 || text.substring(mark + 1).isBlank()) {
      String what = words[0] + " is suppressed without a reason";
      findings.add(FolderCheck.SUPPRESSION_WITHOUT_REASON, file, number, what);
    } else {
      lines.add(new Line(file, number, check.get(), glob(words.length < 2 ? "**" : words[1])));
    }
  }

  /** Whether a finding is not to be told. */
  boolean covers(Finding finding) {
    boolean covered = false;
    for (Line line : lines) {
      if (line.check.equals(finding.check()) && line.path.matcher(finding.file()).matches()) {
        line.used = true;
        covered = true;
      }
    }
    return covered;
  }

  /** Tells the lines of some checks that covered nothing. */
  void unused(Predicate<Check> some, Collection<Finding> into) {
    for (Line line : lines) {
      if (!line.used && some.test(line.check)) {
        String text = line.check.id() + " was not found where it is suppressed";
        into.add(new Finding(FolderCheck.SUPPRESSION_UNUSED, line.file, line.number, text));
      }
    }
  }

  /**
   * A path with {@code *} and {@code ?} for letters of a name and {@code **} for any folders; one
   * without a slash is a name in any folder. Letter case does not count.
   */
  static Pattern glob(String glob) {
    StringBuilder regex = new StringBuilder(glob.indexOf('/') < 0 ? "(.*/)?" : "");
    String rest = glob.startsWith("/") ? glob.substring(1) : glob;
    for (int i = 0; i < rest.length(); i++) {
      char c = rest.charAt(i);
      if (rest.startsWith("**/", i)) {
        regex.append("(.*/)?");
        i += 2;
      } else if (rest.startsWith("**", i)) {
        regex.append(".*");
        i++;
      } else {
        regex.append(
            switch (c) {
              case '*' -> "[^/]*";
              case '?' -> "[^/]";
              default -> Pattern.quote(String.valueOf(c));
            });
      }
    }
    return Pattern.compile(regex.toString(), Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
  }
}
