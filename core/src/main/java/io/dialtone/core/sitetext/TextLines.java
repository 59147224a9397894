// SPDX-License-Identifier: Apache-2.0
package io.dialtone.core.sitetext;

import java.util.ArrayList;
import java.util.List;

/** A text file cut into its sections and lines; comments and empty lines are passed over. */
record TextLines(List<Section> sections) {

  /**
   * What stands under one heading.
   *
   * @param name empty for what stands before the first
   */
  record Section(String name, int line, List<Line> lines) {}

  /** A line with its number, from 1. */
  record Line(int number, String text) {}

  static TextLines of(String content, String file, Faults faults) {
    List<Section> sections = new ArrayList<>();
    sections.add(new Section("", 1, new ArrayList<>()));
    int number = 0;
    for (String raw : content.split("\n", -1)) {
      number++;
      String text = raw.endsWith("\r") ? raw.substring(0, raw.length() - 1) : raw;
      if (text.isBlank() || text.startsWith("#")) {
        continue;
      }
      if (!text.startsWith("[")) {
        sections.getLast().lines().add(new Line(number, text));
      } else if (text.stripTrailing().endsWith("]")) {
        String bare = text.stripTrailing();
        sections.add(new Section(bare.substring(1, bare.length() - 1), number, new ArrayList<>()));
      } else {
        faults.add(file, number, "a heading has no ] at its end");
      }
    }
    return new TextLines(sections);
  }
}
