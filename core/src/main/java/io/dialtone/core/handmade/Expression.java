// SPDX-License-Identifier: Apache-2.0
package io.dialtone.core.handmade;

import io.dialtone.core.parameter.Dictionary;
import io.dialtone.core.parameter.ParameterDef;
import io.dialtone.core.parameter.ParameterType;
import io.dialtone.core.site.Scope;
import io.dialtone.core.site.SettingKey;
import io.dialtone.core.site.SiteSetting;
import io.dialtone.wire.identity.FilePrefix;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** How what a config file says of a parameter is written in a site: by name, raw, or not at all. */
record Expression(Dictionary dictionary, Set<Note> notes) {

  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_][A-Za-z0-9_.,-]{0,63}");
  private static final Pattern SECTION = Pattern.compile("[a-z0-9_]{1,32}");
  private static final String SECTION_OF_NONE = "sys";

  Optional<ParameterDef> def(FilePrefix kind, Said said) {
    return dictionary.find(kind, said.name());
  }

  /** Whether the house alone writes it, such as the serial number. */
  boolean isOurs(FilePrefix kind, Said said) {
    return said.name().equalsIgnoreCase("config_sn")
        || def(kind, said).map(ParameterDef::own).orElse(false);
  }

  /** What phones of a kind have where nobody says anything; none where they keep what they have. */
  Optional<String> preset(FilePrefix kind, String name) {
    return dictionary
        .find(kind, name)
        .filter(def -> !def.kept())
        .flatMap(ParameterDef::defaultValue);
  }

  /**
   * The key for phones of a kind; empty where a site cannot say it, which is told.
   *
   * @param all whether it is said to phones of all kinds
   */
  Optional<SettingKey> key(FilePrefix kind, Said said, boolean all) {
    Optional<ParameterDef> def = def(kind, said);
    Scope scope = all ? Scope.ALL : Scope.of(kind);
    if (def.isPresent()) {
      Optional<String> fault = def.get().fault(said.value());
      fault.ifPresent(words ->
          notes.add(
              said.note(Note.Kind.LEFT, said.name() + " " + words + ": mend the value there")));
      return fault.isPresent()
          ? Optional.empty()
          : Optional.of(new SettingKey(scope, def.get().name()));
    }
    return raw(said, scope);
  }

  private Optional<SettingKey> raw(Said said, Scope scope) {
    String section = said.parameter().section().strip().toLowerCase(Locale.ROOT);
    String in = SECTION.matcher(section).matches() ? section : SECTION_OF_NONE;
    if (!NAME.matcher(said.name()).matches() || SiteSetting.named(said.name()).isPresent()) {
      notes.add(said.note(Note.Kind.LEFT, "a parameter of this name is none of any phone"));
      return Optional.empty();
    }
    Optional<String> fault = new ParameterType.Free().fault(said.value());
    if (fault.isPresent()) {
      notes.add(said.note(Note.Kind.LEFT, said.name() + " " + fault.get()));
      return Optional.empty();
    }
    SettingKey key = new SettingKey(scope, said.name() + "@" + in);
    notes.add(said.note(Note.Kind.RAW, key + ": no dictionary knows it, its value is not checked"));
    return Optional.of(key);
  }

  /** Whether no kind of phone that knows it would refuse the value. */
  boolean fitsAll(Said said) {
    return fitsAll(said.name(), said.value());
  }

  boolean fitsAll(String name, String value) {
    List<FilePrefix> with = dictionary.kindsWith(name);
    return with.stream()
        .allMatch(kind -> dictionary.find(kind, name).orElseThrow().fault(value).isEmpty());
  }
}
