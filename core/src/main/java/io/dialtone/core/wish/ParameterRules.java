// SPDX-License-Identifier: Apache-2.0
package io.dialtone.core.wish;

import io.dialtone.core.parameter.Dictionary;
import io.dialtone.core.parameter.ParameterDef;
import io.dialtone.core.parameter.ParameterType;
import io.dialtone.core.site.Scope;
import io.dialtone.core.site.SettingKey;
import io.dialtone.core.site.SiteSetting;
import io.dialtone.wire.identity.FilePrefix;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Which parameters of phones may be set, and to what, as the dictionary says. */
final class ParameterRules {

  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_][A-Za-z0-9_.,:-]{0,63}");
  private static final Pattern SECTION = Pattern.compile("[a-z0-9_]{1,32}");
  private static final Pattern SECRET_NAME =
      Pattern.compile("(?i).*(pwd|passw|secret|community|_key).*");

  private final Draft draft;
  private final Dictionary dictionary;

  ParameterRules(Draft draft, Dictionary dictionary) {
    this.draft = draft;
    this.dictionary = dictionary;
  }

  /** The ruling on a parameter for these kinds of phones, all that the level and the key cover. */
  Ruling rule(SettingKey key, String value, List<FilePrefix> kinds) {
    if (!NAME.matcher(key.parameter()).matches()) {
      return new Ruling.Wrong(
          "a parameter's name has letters, digits, \"_\", \"-\" and \".\" alone: mend it");
    }
    List<FilePrefix> with =
        kinds.stream().filter(k -> find(k, key.parameter()).isPresent()).toList();
    if (key.section().isPresent()) {
      return raw(key, key.section().get(), value, kinds, with);
    }
    return with.isEmpty()
        ? new Ruling.Wrong(unknown(key.name(), kinds))
        : known(key.name(), value, with);
  }

  /** The kinds of these that do not have it. */
  List<FilePrefix> without(String name, List<FilePrefix> kinds) {
    return kinds.stream().filter(kind -> find(kind, name).isEmpty()).toList();
  }

  private Optional<ParameterDef> find(FilePrefix kind, String name) {
    return dictionary.find(kind, name);
  }

  private Ruling known(String name, String value, List<FilePrefix> with) {
    List<FilePrefix> refusing =
        with.stream().filter(kind -> def(kind, name).fault(value).isPresent()).toList();
    if (!refusing.isEmpty()) {
      String fault = def(refusing.getFirst(), name).fault(value).orElseThrow();
      return new Ruling.Wrong(faulty(name, fault, refusing, with));
    }
    ParameterDef def = def(with.getFirst(), name);
    Map<FilePrefix, String> doubts = new LinkedHashMap<>();
    with.forEach(kind -> def(kind, name).doubt(value).ifPresent(d -> doubts.put(kind, d)));
    boolean secret = any(with, name, ParameterDef::secret);
    if (secret && any(with, name, d -> d.defaultValue().filter(value::equals).isPresent())) {
      draft.warn(Passwords.atDefault(def.name(), value));
    }
    Steering.warning(def.name(), value).ifPresent(draft::warn);
    return new Ruling.Fine(def.name(), value, secret, doubts);
  }

  private static String faulty(
      String name, String fault, List<FilePrefix> refusing, List<FilePrefix> with) {
    if (refusing.size() == with.size()) {
      return name + " " + fault;
    }
    List<FilePrefix> others = with.stream().filter(kind -> !refusing.contains(kind)).toList();
    return name
        + " "
        + fault
        + " on "
        + text(refusing)
        + ": set "
        + Scope.of(others.getFirst()).text()
        + ":"
        + name
        + " for those that take it";
  }

  private String unknown(String name, List<FilePrefix> kinds) {
    List<FilePrefix> elsewhere = dictionary.kindsWith(name);
    if (!elsewhere.isEmpty()) {
      return text(kinds)
          + " has no parameter "
          + name
          + ", only "
          + text(elsewhere)
          + " has; if it must be, name its section: "
          + name
          + "@"
          + def(elsewhere.getFirst(), name).section();
    }
    List<String> near = dictionary.nearest(name);
    return "no phone is known to have a parameter "
        + name
        + (near.isEmpty()
            ? ": mend its spelling, or "
            : ": did you mean " + String.join(", ", near) + "? If it must be this one, ")
        + "name its section: "
        + name
        + "@sys";
  }

  private Ruling raw(
      SettingKey key, String section, String value, List<FilePrefix> kinds, List<FilePrefix> with) {
    String name = key.parameter();
    if (!SECTION.matcher(section).matches()) {
      return new Ruling.Wrong("a section has small letters and digits, as in " + name + "@sip");
    }
    if (SiteSetting.named(name).isPresent()) {
      return new Ruling.Wrong(name + " is a setting of the site: set it without a section");
    }
    for (FilePrefix kind : dictionary.kindsWith(name)) {
      if (def(kind, name).own()) {
        return new Ruling.Wrong(name + " " + def(kind, name).fault(value).orElse("is ours"));
      }
    }
    if (with.size() == kinds.size()) {
      return new Ruling.Wrong(
          name + " is known, in section " + def(with.getFirst(), name).section() + ": set " + name);
    }
    if (!with.isEmpty()) {
      return new Ruling.Wrong(
          text(with)
              + " knows "
              + name
              + ": set "
              + Scope.of(without(name, kinds).getFirst()).text()
              + ":"
              + name
              + "@"
              + section
              + " for those that do not");
    }
    Optional<String> fault = new ParameterType.Free().fault(value);
    if (fault.isPresent()) {
      return new Ruling.Wrong(name + " " + fault.get());
    }
    draft.warn(
        name
            + " is not in the dictionary for "
            + text(kinds)
            + ": its value is not checked, and its default is not known should it be unset");
    return new Ruling.Fine(
        name + "@" + section, value, SECRET_NAME.matcher(name.toLowerCase(Locale.ROOT)).matches());
  }

  private ParameterDef def(FilePrefix kind, String name) {
    return find(kind, name).orElseThrow();
  }

  private boolean any(List<FilePrefix> kinds, String name, Predicate<ParameterDef> test) {
    return kinds.stream().anyMatch(kind -> test.test(def(kind, name)));
  }

  static String text(List<FilePrefix> kinds) {
    return kinds.stream().map(kind -> Scope.of(kind).text()).collect(Collectors.joining(" or "));
  }
}
