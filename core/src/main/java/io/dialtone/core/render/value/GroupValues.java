// SPDX-License-Identifier: Apache-2.0
package io.dialtone.core.render.value;

import io.dialtone.core.parameter.ParameterDef;
import io.dialtone.core.render.value.Effective.Layer;
import io.dialtone.core.site.Group;
import io.dialtone.core.site.SiteSetting;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;

/**
 * What the settings of a group and of those above it come to for one kind of phone, the content of
 * its common file among it. It holds what differs from the dictionary only.
 */
public final class GroupValues {

  private final KindSheet sheet;
  private final String path;
  private final SortedMap<String, Said> said;
  private final Map<SiteSetting, String> files;
  private final Optional<TakenTemplate> template;
  private final List<String> notes;
  private final boolean addsNothing;

  private GroupValues(
      KindSheet sheet,
      String path,
      Sayings sayings,
      Map<SiteSetting, String> files,
      Optional<TakenTemplate> template,
      List<String> notes) {
    this.sheet = sheet;
    this.path = path;
    this.said = sayings.said();
    this.files = files;
    this.template = template;
    this.notes = List.copyOf(notes);
    this.addsNothing = sayings.isEmpty();
  }

  /** Of the whole site. */
  public static GroupValues root(Group root, KindSheet sheet) {
    return on(Optional.empty(), root, sheet);
  }

  /** Of a group right below this one. */
  public GroupValues below(Group group) {
    return on(Optional.of(this), group, sheet);
  }

  private static GroupValues on(Optional<GroupValues> above, Group group, KindSheet sheet) {
    String parent = above.map(GroupValues::path).orElse("");
    String path = parent.isEmpty() ? group.name() : parent + "/" + group.name();
    Layers layers = Layers.of(group.settings(), sheet);
    Sayings sayings = new Sayings(sheet, key -> above.flatMap(values -> values.said(key)));
    above.ifPresent(values -> sayings.said().putAll(values.said));
    sayings.level(layers, by -> new Origin.OfGroup(group.id(), path, by));
    Map<SiteSetting, String> files = new EnumMap<>(SiteSetting.class);
    above.ifPresent(values -> files.putAll(values.files));
    files.putAll(named(layers));
    List<String> notes = new ArrayList<>(above.map(values -> values.notes).orElse(List.of()));
    notes.addAll(sayings.notes());
    return new GroupValues(
        sheet, path, sayings, files, template(above, layers, group, path), notes);
  }

  /** The site's own settings that name files. */
  static Map<SiteSetting, String> named(Layers layers) {
    Map<SiteSetting, String> files = new EnumMap<>(SiteSetting.class);
    layers
        .own()
        .forEach((setting, at) -> {
          if (setting.file().isPresent()) {
            files.put(setting, at.value().reveal());
          }
        });
    return files;
  }

  private static Optional<TakenTemplate> template(
      Optional<GroupValues> above, Layers layers, Group group, String path) {
    TreeSet<String> raw = new TreeSet<>(layers.raw().keySet());
    Layers.Setting taken = layers.own().get(SiteSetting.KEYS);
    if (taken == null) {
      return above.flatMap(values -> values.template).map(template -> template.under(raw));
    }
    Origin origin = new Origin.OfGroup(group.id(), path, Optional.empty());
    return Optional.of(new TakenTemplate(taken.value().reveal(), origin, raw));
  }

  public KindSheet sheet() {
    return sheet;
  }

  /** The names down to the group, {@code Paris/Sales}; empty for the whole site. */
  public String path() {
    return path;
  }

  /** Which files the INF of phones in this group names, by the setting that says so. */
  public Map<SiteSetting, String> files() {
    return Collections.unmodifiableMap(files);
  }

  /** Whether every parameter is as in the group above. */
  public boolean addsNothing() {
    return addsNothing;
  }

  /** Settings that come to nothing for this kind of phone, and why. */
  public List<String> notes() {
    return notes;
  }

  Optional<TakenTemplate> template() {
    return template;
  }

  Optional<Said> said(String key) {
    return Optional.ofNullable(said.get(key));
  }

  SortedMap<String, Said> allSaid() {
    return new TreeMap<>(said);
  }

  /**
   * What the common file tells every phone of the group, in the order of the file (FIL-1): nothing
   * that a phone keeps unless the site says it. Where the site does, each phone's own file tells
   * it.
   */
  public List<Effective> common() {
    SortedMap<String, Said> told = new TreeMap<>(said);
    told.keySet().removeIf(sheet::keeps);
    return all(told, sheet, def -> def.kept() ? Optional.empty() : preset(def, sheet));
  }

  /** What is said of parameters that a phone keeps otherwise. */
  List<String> keptNames() {
    return said.values().stream()
        .map(Said::name)
        .filter(name -> sheet.keeps(KindSheet.key(name)))
        .toList();
  }

  /**
   * Parameters in the order of a file.
   *
   * @param unsaid what one comes to of which nobody says anything
   */
  static List<Effective> all(
      SortedMap<String, Said> said,
      KindSheet sheet,
      Function<ParameterDef, Optional<Effective>> unsaid) {
    List<Effective> all = new ArrayList<>();
    SortedMap<String, Said> rest = new TreeMap<>(said);
    for (ParameterDef def : sheet.all()) {
      Optional<Said> top = Optional.ofNullable(rest.remove(KindSheet.key(def.name())));
      top.map(known -> effective(known, sheet)).or(() -> unsaid.apply(def)).ifPresent(all::add);
    }
    if (!rest.isEmpty()) {
      rest.values().forEach(unknown -> all.add(effective(unknown, sheet)));
      all.sort(sheet.order());
    }
    return List.copyOf(all);
  }

  /** What is left where nobody says anything. */
  static Optional<Effective> preset(ParameterDef def, KindSheet sheet) {
    return def.defaultValue()
        .filter(_ -> !def.own())
        .map(value ->
            new Effective(
                def.section(),
                def.name(),
                value,
                def.secret(),
                new Origin.Defaults(sheet.kind()),
                List.of()));
  }

  static Effective effective(Said top, KindSheet sheet) {
    String key = KindSheet.key(top.name());
    List<Layer> over = new ArrayList<>();
    Optional<Said> next = top.over();
    while (next.isPresent()) {
      over.add(new Layer(next.get().value(), next.get().origin()));
      next = next.get().over();
    }
    sheet
        .find(key)
        .flatMap(def -> preset(def, sheet))
        .ifPresent(preset -> over.add(new Layer(preset.value(), preset.origin())));
    return new Effective(top.section(), top.name(), top.value(), top.secret(), top.origin(), over);
  }
}
