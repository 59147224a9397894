// SPDX-License-Identifier: Apache-2.0
package io.dialtone.wire.inf;

import io.dialtone.wire.octets.Bytes;
import io.dialtone.wire.text.IniText;
import java.util.List;
import java.util.Optional;

/**
 * An INF file, the provisioning information (INF-1 to INF-7): its {@code key=value} lines in the
 * order of the file, and a note for each oddity.
 */
public record InfFile(List<Entry> entries, List<Note> notes) {

  /** The longest value a phone takes (INF-3). */
  public static final int MAX_VALUE_LENGTH = 255;

  /** What is read of a file at most; real ones have less than 2 KB. */
  public static final int MAX_LENGTH = 1 << 20;

  public InfFile {
    entries = List.copyOf(entries);
    notes = List.copyOf(notes);
  }

  /** One {@code key=value} line, known key or not; the section is "" before the first header. */
  public record Entry(String section, String key, String value, int line) {
    public Entry {
      IniText.requireLine("section", section);
      IniText.requireName("key", key);
      IniText.requireLine("value", value);
    }

    /** Which of the phones' keys it is, if any. */
    public Optional<InfKey> known() {
      return InfKey.named(key);
    }
  }

  /** What can be odd about a file, and the rule that says so. */
  public enum Oddity {
    TOO_LONG("INF-6"),
    STRAY_LINE("INF-6"),
    UNKNOWN_SECTION("INF-6"),
    UNKNOWN_KEY("INF-6"),
    EMPTY_VALUE("INF-3"),
    LONG_VALUE("INF-3"),
    UNUSUAL_SECTION("INF-2"),
    NO_APPLICATION("INF-2"),
    UNKNOWN_MODE("INF-1"),
    WRITTEN_TWICE("INF-1"),
    BOTH_FORMS("INF-1");

    private final String rule;

    Oddity(String rule) {
      this.rule = rule;
    }

    public String rule() {
      return rule;
    }
  }

  /** Something in the file that a phone passes over or stumbles on; line 0 is the whole file. */
  public record Note(int line, Oddity kind, String text) {

    /** The rule that says so. */
    public String rule() {
      return kind.rule();
    }
  }

  /** Reads an INF file; any bytes are one, oddities become notes (INF-6). */
  public static InfFile parse(Bytes file) {
    return new InfReader().read(file);
  }

  /** The value of the first line with this key, wherever it stands (INF-2). */
  public Optional<String> first(InfKey key) {
    return entry(key).map(Entry::value);
  }

  /** The first line with this key. */
  public Optional<Entry> entry(InfKey key) {
    return entries.stream().filter(e -> e.known().filter(key::equals).isPresent()).findFirst();
  }

  /** The values of all lines with this key, in the order of the file. */
  public List<String> all(InfKey key) {
    return entries.stream()
        .filter(e -> e.known().filter(key::equals).isPresent())
        .map(Entry::value)
        .toList();
  }

  /** The mode; auto-provisioning unless the file clearly says otherwise (INF-7). */
  public ProvisionMode mode() {
    return first(InfKey.PROVISION_MODE)
        .flatMap(ProvisionMode::named)
        .orElse(ProvisionMode.AUTO_PROVISIONING);
  }

  /** Why a phone stumbles on this value, if it does (INF-3). */
  public static Optional<String> fault(String value) {
    if (value.isEmpty()) {
      return Optional.of("the value is empty; leave the line out");
    }
    if (value.length() > MAX_VALUE_LENGTH) {
      return Optional.of(
          "the value has " + value.length() + " characters, at most " + MAX_VALUE_LENGTH + " fit");
    }
    return Optional.empty();
  }

  /** The file as text; lines with an empty value are left out (INF-3). */
  public Bytes encode() {
    IniText text = new IniText();
    entries.stream()
        .filter(entry -> !entry.value().isEmpty())
        .forEach(entry -> text.add(entry.section(), entry.key(), entry.value()));
    return text.toBytes();
  }
}
