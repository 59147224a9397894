// SPDX-License-Identifier: Apache-2.0
package io.dialtone.core.parameter;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The name of a parameter, or of a family of them: {@code TEL{1-4}Number} is four, {@code
 * FeatureKeyExt{01-66}} sixty-six with leading zeros, {@code sip_port{MP|BK}{1-4}} eight, the MP
 * before the BK.
 */
final class NamePattern {

  /** One name of the family, and its number: the last one in braces, or -1 without any. */
  record Member(String name, int number) {}

  /** More than any phone has of anything. */
  static final int MAX_MEMBERS = 999;

  private static final Pattern BRACES = Pattern.compile("\\{([^{}]*)}");
  private static final Pattern RANGE = Pattern.compile("([0-9]{1,3})-([0-9]{1,3})");
  private static final Pattern WORDS = Pattern.compile("[A-Za-z0-9_-]+(\\|[A-Za-z0-9_-]+)+");
  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_][A-Za-z0-9_.-]{0,63}");

  private NamePattern() {}

  /** The names that a pattern stands for, in order; empty where it is no pattern. */
  static Optional<List<Member>> members(String pattern) {
    List<Member> members = List.of(new Member(pattern, -1));
    while (members.getFirst().name().indexOf('{') >= 0) {
      List<Member> next = new ArrayList<>();
      for (Member member : members) {
        if (!unfold(member, next) || next.size() > MAX_MEMBERS) {
          return Optional.empty();
        }
      }
      members = next;
    }
    return members.stream().allMatch(m -> NAME.matcher(m.name()).matches())
        ? Optional.of(members)
        : Optional.empty();
  }

  private static boolean unfold(Member member, List<Member> into) {
    Matcher braces = BRACES.matcher(member.name());
    if (!braces.find()) {
      return false;
    }
    String before = member.name().substring(0, braces.start());
    String after = member.name().substring(braces.end());
    String inside = braces.group(1);
    Matcher range = RANGE.matcher(inside);
    if (range.matches()) {
      int last = Integer.parseInt(range.group(2));
      int width = range.group(1).length();
      int first = Integer.parseInt(range.group(1));
      for (int number = first; number <= last; number++) {
        String digits = Integer.toString(number);
        String padded = "0".repeat(Math.max(0, width - digits.length())) + digits;
        into.add(new Member(before + padded + after, number));
      }
      return first <= last;
    }
    if (!WORDS.matcher(inside).matches()) {
      return false;
    }
    for (String word : inside.split("\\|", -1)) {
      into.add(new Member(before + word + after, member.number()));
    }
    return true;
  }
}
