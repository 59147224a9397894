// SPDX-License-Identifier: Apache-2.0
package io.dialtone.handset.identity;

import io.dialtone.wire.identity.Model;
import java.util.List;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How many lines and keys a model has (FIL-8).
 *
 * @param keys on the phone itself
 * @param expansionKeys the highest key number with expansion modules
 */
public record ModelSizes(int lines, int keys, int expansionKeys) {

  private static final List<Pattern> LINE_NAMES =
      List.of(
          named("TEL(\\d+)Number"),
          named("TEL0?(\\d+)Use"),
          named("regid(\\d+)"),
          named("regpwd(\\d+)"),
          named("DisplayName(\\d+)"),
          named("DisplayNum(\\d+)"));
  private static final Pattern KEY_NAME = named("FeatureKey(?:Ext|Opt)(\\d+)");

  /** The sizes of a model. */
  public static ModelSizes of(Model model) {
    return switch (model) {
      case ST2030 -> new ModelSizes(4, 10, 66);
      case ST2022 -> new ModelSizes(2, 5, 5);
    };
  }

  /** Whether a parameter is for a line or key that this model lacks: stored, of no effect. */
  public boolean lacks(String parameter) {
    boolean line = LINE_NAMES.stream().anyMatch(p -> number(p, parameter).orElse(0) > lines);
    return line || number(KEY_NAME, parameter).orElse(0) > expansionKeys;
  }

  private static OptionalInt number(Pattern pattern, String parameter) {
    Matcher matcher = pattern.matcher(parameter);
    return matcher.matches() && matcher.group(1).length() < 5
        ? OptionalInt.of(Integer.parseInt(matcher.group(1)))
        : OptionalInt.empty();
  }

  private static Pattern named(String regex) {
    return Pattern.compile(regex, Pattern.CASE_INSENSITIVE);
  }
}
