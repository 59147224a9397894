// SPDX-License-Identifier: Apache-2.0
package io.dialtone.handset.display;

import java.util.List;
import java.util.Optional;

/**
 * One state of the panel: the lamp and five lines, the first of them the title.
 *
 * @param message the failure that line 3 shows, where it shows one
 */
public record Display(Lamp lamp, List<String> lines, Optional<Message> message) {

  /** The lines of the panel. */
  public static final int LINES = 5;

  public Display {
    if (lines.size() != LINES) {
      throw new IllegalArgumentException("a panel has " + LINES + " lines, not " + lines.size());
    }
    lines = List.copyOf(lines);
  }

  /** The phone stands by. */
  public static Display ready(String title) {
    return new Display(Lamp.OFF, List.of(title, "", "", "", ""), Optional.empty());
  }

  /** A run is under way (LCD-1). */
  public static Display provisioning(String title) {
    return new Display(
        Lamp.RED_FAST_BLINKING,
        List.of(title, "", "Provisioning...", "Please Wait...", ""),
        Optional.empty());
  }

  /** Something went wrong (LCD-2); the version is the application's that is running. */
  public static Display failure(String title, Message message, String version) {
    return new Display(
        Lamp.RED_FAST_BLINKING,
        List.of(title, "", message.text(), "Still using v" + version, "Please contact admin"),
        Optional.of(message));
  }

  /** A line of the panel, counted from 1 as in the rules. */
  public String line(int number) {
    return lines.get(number - 1);
  }

  /** Line 3, or {@code ready} where it is empty: the phone's state in a word. */
  public String summary() {
    return line(3).isEmpty() ? "ready" : line(3);
  }
}
