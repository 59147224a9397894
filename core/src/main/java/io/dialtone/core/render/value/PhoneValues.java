// SPDX-License-Identifier: Apache-2.0
package io.dialtone.core.render.value;

import io.dialtone.core.parameter.ParameterDef;
import io.dialtone.core.site.Account;
import io.dialtone.core.site.FunctionKey;
import io.dialtone.core.site.KeyTemplate;
import io.dialtone.core.site.Phone;
import io.dialtone.core.site.Site;
import io.dialtone.core.site.SiteSetting;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * What all settings come to for one phone: those of its group, and over them its own, which are its
 * settings, the accounts on its lines and its function keys.
 */
public final class PhoneValues {

  private final Phone phone;
  private final GroupValues group;
  private final Sayings own;
  private final Map<SiteSetting, String> files;
  private final List<String> notes = new ArrayList<>();

  private PhoneValues(Phone phone, GroupValues group, Site site) {
    this.phone = phone;
    this.group = group;
    KindSheet sheet = group.sheet();
    own = new Sayings(sheet, group::said);
    Layers layers = Layers.of(phone.settings(), sheet);
    KeyVariables variables = KeyVariables.of(phone, site);
    template(layers).ifPresent(taken -> keys(taken, variables, site));
    own.own(layers, Origin.OfPhone::new);
    lines(site);
    keys(phone.use().keys(), variables);
    own.raw(layers, Origin.OfPhone::new);
    files = new EnumMap<>(SiteSetting.class);
    files.putAll(group.files());
    files.putAll(GroupValues.named(layers));
    notes.addAll(own.notes());
  }

  public static PhoneValues of(Phone phone, GroupValues group, Site site) {
    return new PhoneValues(phone, group, site);
  }

  private Optional<TakenTemplate> template(Layers layers) {
    Optional<Layers.Setting> taken = Optional.ofNullable(layers.own().get(SiteSetting.KEYS));
    return taken
        .map(at ->
            new TakenTemplate(
                at.value().reveal(), new Origin.OfPhone(Optional.empty()), new TreeSet<>()))
        .or(group::template);
  }

  private void keys(TakenTemplate taken, KeyVariables variables, Site site) {
    Optional<KeyTemplate> template = site.template(taken.name());
    if (template.isEmpty()) {
      notes.add("keys: there is no template " + taken.name());
      return;
    }
    template
        .get()
        .keys()
        .forEach((number, key) -> {
          if (!taken.over().contains(KeyText.name(number).toLowerCase(Locale.ROOT))) {
            key(
                number,
                key,
                variables,
                new Origin.OfTemplate(taken.name(), number, taken.origin()));
          }
        });
  }

  private void keys(SortedMap<Integer, FunctionKey> keys, KeyVariables variables) {
    keys.forEach((number, key) -> key(number, key, variables, new Origin.OfKey(number)));
  }

  private void key(int number, FunctionKey key, KeyVariables variables, Origin origin) {
    if (number >= 1 && number <= group.sheet().sizes().expansionKeys()) {
      own.addKnown(new Assignment(KeyText.name(number), KeyText.of(key, variables)), false, origin);
    }
  }

  private void lines(Site site) {
    phone
        .use()
        .lines()
        .forEach((line, name) -> {
          Optional<Account> account = site.account(name);
          if (line < 1 || line > group.sheet().sizes().lines()) {
            notes.add("line " + line + ": this phone has no such line (FIL-8)");
          } else if (account.isEmpty()) {
            notes.add("line " + line + ": there is no account " + name);
          } else if (group.sheet().find(KindSheet.key("TEL" + line + "Number")).isEmpty()) {
            notes.add("line " + line + ": these phones have no parameters for accounts");
          } else {
            line(line, account.get());
          }
        });
  }

  private void line(int line, Account account) {
    Origin origin = new Origin.OfAccount(account.name(), line);
    String display =
        account.displayName().isEmpty() ? phone.place().label() : account.displayName();
    List<Assignment> all = new ArrayList<>();
    all.add(new Assignment("TEL" + line + "Number", account.number()));
    all.add(new Assignment("TEL0" + line + "Use", "1"));
    all.add(new Assignment("regid" + line, account.login().orElse(account.number())));
    all.add(new Assignment("regpwd" + line, account.password().reveal()));
    all.add(new Assignment("DisplayName" + line, display));
    all.add(new Assignment("DisplayNum" + line, account.number()));
    account.server().ifPresent(server -> all.addAll(SiteValues.server(server, "MP", line)));
    all.forEach(assignment -> own.addKnown(assignment, false, origin));
  }

  public Phone phone() {
    return phone;
  }

  public GroupValues group() {
    return group;
  }

  /** Which files its INF names, by the setting that says so. */
  public Map<SiteSetting, String> files() {
    return Collections.unmodifiableMap(files);
  }

  /** What of this phone's settings, lines and keys comes to nothing, and why. */
  public List<String> notes() {
    return List.copyOf(notes);
  }

  /**
   * The parameters that its own file has to tell: the phone's own, and those that it would keep had
   * its groups not said them.
   */
  public List<String> ownNames() {
    List<String> names = new ArrayList<>(group.keptNames());
    own.said().values().forEach(said -> names.add(said.name()));
    return names;
  }

  /** The value that its file tells of a parameter, unless no default is known. */
  public Optional<Effective> find(String name) {
    String key = KindSheet.key(name);
    KindSheet sheet = group.sheet();
    Optional<Said> top = Optional.ofNullable(own.said().get(key)).or(() -> group.said(key));
    return top.map(said -> GroupValues.effective(said, sheet))
        .or(() -> sheet.find(key).flatMap(def -> GroupValues.preset(def, sheet)));
  }

  /** Puts values into the order of a file. */
  public void sort(List<Effective> values) {
    values.sort(group.sheet().order());
  }

  /**
   * Every parameter that has a value or is left as the phone has it, in the order of a file.
   *
   * @param everTold the names that once stood in the phone's own file: those stand there for good
   */
  public List<Effective> all(Set<String> everTold) {
    SortedMap<String, Said> all = group.allSaid();
    all.putAll(own.said());
    SortedSet<String> told = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
    told.addAll(everTold);
    return GroupValues.all(
        all,
        group.sheet(),
        def ->
            def.kept() && !told.contains(def.name())
                ? Optional.of(untold(def))
                : GroupValues.preset(def, group.sheet()));
  }

  private static Effective untold(ParameterDef def) {
    return new Effective(
        def.section(), def.name(), "", def.secret(), new Origin.Untold(), List.of());
  }
}
