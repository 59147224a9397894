// SPDX-License-Identifier: Apache-2.0
package io.dialtone.core.parameter;

import io.dialtone.wire.identity.FilePrefix;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.zip.CRC32;

/**
 * Every parameter that is known of each kind of phone, found by its name without regard to letter
 * case and kept in the order of its files.
 *
 * <p>The built-in one is the resource {@link #RESOURCE}; a user's files extend it, entry over
 * entry. docs/parameters.md describes the format.
 */
public final class Dictionary {

  /** Where the built-in dictionary lies on the class path. */
  public static final String RESOURCE = "/io/dialtone/core/parameter/parameters.ini";

  /** The largest file we read. */
  public static final int MAX_LENGTH = 1 << 20;

  /** A dictionary without a word. */
  public static final Dictionary EMPTY = new Dictionary(new LinkedHashMap<>(), "");

  private final Map<FilePrefix, SequencedMap<String, ParameterDef>> entries;

  private final String print;

  Dictionary(Map<FilePrefix, SequencedMap<String, ParameterDef>> entries, String print) {
    this.entries = entries;
    this.print = print;
  }

  /** Reads a dictionary file; the exception names the file and the line. */
  public static Dictionary parse(String text, String fileName) throws MalformedDictionaryException {
    return new DictionaryReader(fileName).read(text);
  }

  /** The parameter of this name that this kind of phone has. */
  public Optional<ParameterDef> find(FilePrefix kind, String name) {
    return Optional.ofNullable(of(kind).get(key(name)));
  }

  /** All parameters of this kind of phone, in the order of the vendor's file. */
  public List<ParameterDef> all(FilePrefix kind) {
    return List.copyOf(of(kind).values());
  }

  /** The kinds of phones that have a parameter of this name. */
  public List<FilePrefix> kindsWith(String name) {
    return Kinds.ALL.stream().filter(kind -> of(kind).containsKey(key(name))).toList();
  }

  /**
   * This dictionary with another's entries over it: an entry of the same name is replaced as a
   * whole and keeps its place, others come after all of ours.
   */
  public Dictionary extendedBy(Dictionary other) {
    Map<FilePrefix, SequencedMap<String, ParameterDef>> next = new LinkedHashMap<>();
    for (FilePrefix kind : Kinds.ALL) {
      SequencedMap<String, ParameterDef> both = new LinkedHashMap<>(of(kind));
      both.putAll(other.of(kind));
      next.put(kind, both);
    }
    return new Dictionary(next, print + "+" + other.print);
  }

  /**
   * The known names that come nearest to an unknown one, nearest first, at most three: "did you
   * mean". None where nothing is near.
   */
  public List<String> nearest(String name) {
    SequencedMap<String, String> names = new LinkedHashMap<>();
    for (FilePrefix kind : Kinds.ALL) {
      of(kind).forEach((key, def) -> names.putIfAbsent(key, def.name()));
    }
    return Spelling.nearest(name, new ArrayList<>(names.values()));
  }

  /** A short text that is another for files of another content, or in another order. */
  public String print() {
    return print;
  }

  static String print(String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    CRC32 crc = new CRC32();
    crc.update(bytes);
    return bytes.length + "-" + Long.toHexString(crc.getValue());
  }

  private SequencedMap<String, ParameterDef> of(FilePrefix kind) {
    return entries.getOrDefault(kind, Collections.emptyNavigableMap());
  }

  static String key(String name) {
    return name.toLowerCase(Locale.ROOT);
  }
}
