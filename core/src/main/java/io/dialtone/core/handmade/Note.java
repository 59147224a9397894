// SPDX-License-Identifier: Apache-2.0
package io.dialtone.core.handmade;

/**
 * Something that is told of a folder.
 *
 * @param file its path in the folder
 * @param line 0 for the whole file
 */
public record Note(Kind kind, String file, int line, String text) {

  /** What it is about. */
  public enum Kind {
    /** Phones refuse the file: nothing is taken in. */
    FAULT("wrong"),
    /** Two files say different things to the same phones. */
    DISAGREEMENT("files that disagree"),
    /** Said of a parameter that the dictionary does not know. */
    RAW("kept as raw parameters"),
    /** A site cannot say it, or phones would not take it. */
    LEFT("not taken in"),
    /** Worth knowing. */
    BESIDE("beside");

    private final String title;

    Kind(String title) {
      this.title = title;
    }

    /** In a few words. */
    public String title() {
      return title;
    }
  }

  @Override
  public String toString() {
    return file + (line > 0 ? ":" + line : "") + ": " + text;
  }
}
