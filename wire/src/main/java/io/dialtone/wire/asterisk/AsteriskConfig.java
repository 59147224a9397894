// SPDX-License-Identifier: Apache-2.0
package io.dialtone.wire.asterisk;

import java.util.List;

/**
 * A configuration as Asterisk would have it in memory, its includes and templates resolved.
 *
 * @param sections in their order, templates among them
 * @param faults for which Asterisk would refuse all of it
 * @param warnings of what Asterisk would pass over, and of {@code #exec}, which is never run here
 * @param asked every name and pattern that was looked for, found or not
 */
public record AsteriskConfig(
    List<ConfSection> sections,
    List<ConfFault> faults,
    List<ConfFault> warnings,
    List<String> asked) {

  /** Files that lead to one another, the first among them; Asterisk has the same limit. */
  public static final int MAX_DEPTH = 11;

  /** Files in a configuration. */
  public static final int MAX_FILES = 1_000;

  /** Bytes of all files. */
  public static final long MAX_BYTES = 64L << 20;

  /** Characters in a line; Asterisk passes over a longer one. */
  public static final int MAX_LINE = 8_190;

  /** Characters in a value that {@code +=} adds to. */
  public static final int MAX_VALUE = 65_536;

  /** Sections in a configuration. */
  public static final int MAX_SECTIONS = 250_000;

  /** Settings of all sections, those inherited counted wherever they are. */
  public static final int MAX_SETTINGS = 3_000_000;

  /** Comments within one another. */
  public static final int MAX_NESTED = 128;

  /** Faults, and warnings, that are told one by one. */
  public static final int MAX_TOLD = 1_000;

  public AsteriskConfig {
    sections = List.copyOf(sections);
    faults = List.copyOf(faults);
    warnings = List.copyOf(warnings);
    asked = List.copyOf(asked);
  }

  /** With nothing in it, as a file that is not there. */
  public static AsteriskConfig absent(String file) {
    return new AsteriskConfig(List.of(), List.of(), List.of(), List.of(file));
  }

  /** Reads a file and all that it includes; one that is not there is empty. */
  public static AsteriskConfig parse(String file, ConfFiles files) {
    ConfReader reader = new ConfReader(files);
    reader.read(file);
    return reader.config();
  }

  /** The sections that are no templates. */
  public List<ConfSection> real() {
    return sections.stream().filter(section -> !section.template()).toList();
  }
}
