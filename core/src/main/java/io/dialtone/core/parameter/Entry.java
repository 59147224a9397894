// SPDX-License-Identifier: Apache-2.0
package io.dialtone.core.parameter;

import io.dialtone.core.parameter.NamePattern.Member;
import io.dialtone.wire.identity.FilePrefix;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** One entry of a dictionary file while it is read: its heading and its {@code key=value} lines. */
final class Entry {

  /** A line below the heading. */
  record Line(int number, String value) {}

  /** The section of the entry for all. */
  static final String ALL = "*";

  /** Keys that a kind of phone may follow, after a dot. */
  private static final List<String> BY_KIND =
      List.of("default", "only", "idle", "since", "shipped", "assumed");

  private static final List<String> KEYS =
      List.of(
          "default", "type", "models", "purpose", "since", "secret", "shipped", "assumed", "keep",
          "own");

  private static final String KNOWN_KEYS =
      String.join(", ", KEYS) + ", value.VALUE, and default.KIND, only.KIND, idle.KIND …";

  /** What the entry {@code [*]} may say for all entries below it. */
  private static final List<String> SHARED = List.of("models", "since", "shipped", "assumed");

  private final String file;
  private final int line;
  private final String section;
  private final List<Member> members;
  private final Map<String, Line> lines = new LinkedHashMap<>();
  private final Map<String, Line> shared;

  Entry(String file, int line, String section, List<Member> members, Map<String, Line> shared) {
    this.file = file;
    this.line = line;
    this.section = section;
    this.members = List.copyOf(members);
    this.shared = shared;
  }

  /** The entry {@code [*]}: no parameter, but what holds for those below it. */
  static Entry shared(String file, int line) {
    return new Entry(file, line, ALL, List.of(), new LinkedHashMap<>());
  }

  Map<String, Line> lines() {
    return lines;
  }

  int line() {
    return line;
  }

  void add(int number, String key, String value) throws MalformedDictionaryException {
    if (!isKey(key)) {
      throw fault(number, "\"" + key + "\" is no key of an entry: " + KNOWN_KEYS);
    }
    if (section.equals(ALL) && !SHARED.contains(word(key))) {
      throw fault(number, "[*] says only " + String.join(", ", SHARED));
    }
    Line before = lines.putIfAbsent(key, new Line(number, value));
    if (before != null) {
      throw fault(number, key + " stands on line " + before.number() + " already");
    }
  }

  private static boolean isKey(String key) {
    int dot = key.indexOf('.');
    return KEYS.contains(key)
        || key.startsWith("value.")
        || (dot > 0
            && BY_KIND.contains(word(key))
            && !Kinds.named(key.substring(dot + 1)).isEmpty());
  }

  private static String word(String key) {
    int dot = key.indexOf('.');
    return dot < 0 ? key : key.substring(0, dot);
  }

  /** The kinds of phones that have it. */
  List<FilePrefix> kinds() throws MalformedDictionaryException {
    Line models = lines.getOrDefault("models", shared.get("models"));
    if (models == null) {
      return Kinds.SIP;
    }
    List<FilePrefix> kinds = new ArrayList<>();
    for (String word : models.value().split(" +", -1)) {
      List<FilePrefix> named = Kinds.named(word);
      if (named.isEmpty()) {
        throw fault(
            models.number(), "\"" + word + "\" is no kind of phone: ST2030S, ST2022, SIP, all …");
      }
      kinds.addAll(named);
    }
    return kinds.stream().distinct().toList();
  }

  /** The parameters that this entry is on this kind of phone. */
  List<ParameterDef> define(FilePrefix kind, Map<String, ParameterType> named)
      throws MalformedDictionaryException {
    if (section.equals(ALL)) {
      return List.of();
    }
    ParameterType type = type(named);
    String purpose = required("purpose").value();
    Optional<Line> preset = line("default", kind);
    Optional<String> since = line("since", kind).map(Line::value);
    Optional<Span> only = span("only", kind);
    Optional<Span> idle = span("idle", kind);
    Set<Trait> traits = traits(kind);
    List<ParameterDef> defs = new ArrayList<>();
    for (Member member : members) {
      if (only.isEmpty() || only.get().holds(member.number())) {
        boolean unused = idle.isPresent() && idle.get().holds(member.number());
        defs.add(
            new ParameterDef(
                section,
                member.name(),
                preset.isEmpty() ? Optional.empty() : preset(preset.get(), member, type),
                type,
                filled(purpose, member),
                since,
                unused ? with(Trait.IDLE, traits) : traits));
      }
    }
    return defs;
  }

  private Optional<String> preset(Line at, Member member, ParameterType type)
      throws MalformedDictionaryException {
    String preset = filled(at.value(), member);
    Optional<String> wrong = type.fault(preset);
    if (wrong.isPresent()) {
      throw fault(at.number(), "the default of " + member.name() + " " + wrong.get());
    }
    return Optional.of(preset);
  }

  private ParameterType type(Map<String, ParameterType> named) throws MalformedDictionaryException {
    Line type = required("type");
    if (type.value().startsWith("as ")) {
      String other = type.value().substring(3).strip();
      ParameterType known = named.get(Dictionary.key(other));
      if (known == null) {
        throw fault(type.number(), "no parameter " + other + " stands above in this file");
      }
      return known;
    }
    return TypeWords.parse(type.value(), values())
        .orElseThrow(
            () -> fault(type.number(), "\"" + type.value() + "\" is no type: " + TypeWords.KNOWN));
  }

  private Map<String, String> values() {
    Map<String, String> values = new LinkedHashMap<>();
    lines.forEach((key, at) -> {
      if (key.startsWith("value.")) {
        values.put(key.substring("value.".length()), at.value());
      }
    });
    return values;
  }

  private Set<Trait> traits(FilePrefix kind) throws MalformedDictionaryException {
    Set<Trait> traits = EnumSet.noneOf(Trait.class);
    if (yes("secret", kind, false)) {
      traits.add(Trait.SECRET);
    }
    if (!yes("shipped", kind, true)) {
      traits.add(Trait.UNSHIPPED);
    }
    if (yes("assumed", kind, false)) {
      traits.add(Trait.ASSUMED);
    }
    if (yes("keep", kind, false)) {
      traits.add(Trait.KEPT);
    }
    if (yes("own", kind, false)) {
      traits.add(Trait.OWN);
    }
    return traits;
  }

  private static Set<Trait> with(Trait another, Set<Trait> traits) {
    Set<Trait> all = EnumSet.of(another);
    all.addAll(traits);
    return all;
  }

  private boolean yes(String key, FilePrefix kind, boolean otherwise)
      throws MalformedDictionaryException {
    Optional<Line> at = line(key, kind);
    if (at.isEmpty()) {
      return otherwise;
    }
    return switch (at.get().value()) {
      case "yes" -> true;
      case "no" -> false;
      default -> throw fault(at.get().number(), key + " is neither yes nor no");
    };
  }

  private Optional<Span> span(String key, FilePrefix kind) throws MalformedDictionaryException {
    Optional<Line> at = line(key, kind);
    if (at.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        Span.parse(at.get().value())
            .orElseThrow(() ->
                fault(at.get().number(), "\"" + at.get().value() + "\" is no range such as 1-5")));
  }

  /** The line for this kind, or its model, or its protocol, or all; here or under {@code [*]}. */
  private Optional<Line> line(String key, FilePrefix kind) {
    return line(lines, key, kind).or(() -> line(shared, key, kind));
  }

  private static Optional<Line> line(Map<String, Line> lines, String key, FilePrefix kind) {
    for (String suffix : Kinds.suffixes(kind)) {
      Line at = lines.get(key + suffix);
      if (at != null) {
        return Optional.of(at);
      }
    }
    return Optional.empty();
  }

  private Line required(String key) throws MalformedDictionaryException {
    Line at = lines.get(key);
    if (at == null || at.value().isBlank()) {
      throw fault(line, "this entry has no " + key);
    }
    return at;
  }

  private static String filled(String text, Member member) {
    return text.indexOf('{') < 0 ? text : text.replace("{n}", Integer.toString(member.number()));
  }

  private MalformedDictionaryException fault(int at, String what) {
    return new MalformedDictionaryException(file, at, what);
  }
}
