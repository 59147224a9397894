// SPDX-License-Identifier: Apache-2.0
package io.dialtone.core.sitetext;

import io.dialtone.core.intake.Brought;
import io.dialtone.core.journal.Secret;
import io.dialtone.core.site.Contact;
import io.dialtone.core.site.FunctionKey;
import io.dialtone.core.site.KeyTemplate;
import io.dialtone.core.site.MacRange;
import io.dialtone.core.site.PhoneState;
import io.dialtone.core.site.Placement;
import io.dialtone.core.site.RuleMatch;
import io.dialtone.core.site.Scope;
import io.dialtone.core.site.SettingKey;
import io.dialtone.core.site.SiteFile;
import io.dialtone.wire.identity.FilePrefix;
import io.dialtone.wire.identity.Model;
import io.dialtone.wire.identity.Protocol;
import io.dialtone.wire.octets.MacAddress;
import io.dialtone.wire.octets.Subnet;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.BiFunction;
import java.util.function.Function;

/** Reads a site's text files back; what is wrong with a line keeps no other from being read. */
public final class SiteTextReader {

  private static final String NUMBER = "[1-9][0-9]{0,3}";

  private final BiFunction<String, String, Optional<Secret>> open;
  private final Faults faults = new Faults();
  private final List<SiteText.Placed> all = new ArrayList<>();
  private final List<SiteText.Sealed> sealed = new ArrayList<>();

  private SiteTextReader(BiFunction<String, String, Optional<Secret>> open) {
    this.open = open;
  }

  /**
   * Reads what is there of the files.
   *
   * @param open the secret of an owner that is sealed so; empty where it cannot be opened
   */
  public static SiteText read(
      Map<String, String> files, BiFunction<String, String, Optional<Secret>> open) {
    return new SiteTextReader(open).read(files);
  }

  private SiteText read(Map<String, String> files) {
    Optional<String> key = Optional.empty();
    for (TextName name : TextName.values()) {
      Optional<String> content = Optional.ofNullable(files.get(name.file()));
      if (name == TextName.SITE) {
        key = content.flatMap(this::site);
      } else if (content.isPresent()) {
        read(name, TextLines.of(content.get(), name.file(), faults));
      }
    }
    return new SiteText(all, key, sealed, faults.all());
  }

  private Optional<String> site(String content) {
    String file = TextName.SITE.file();
    TextSection lines =
        TextSection.of(TextLines.of(content, file, faults).sections().getFirst(), file, faults);
    String format = lines.take("format").orElse("");
    if (!format.equals(SiteTexts.FORMAT)) {
      faults.add(file, 1, "its format is '" + format + "': a newer Dialtone wrote it, use that");
    }
    Optional<String> key = lines.take("key");
    lines.end();
    return key;
  }

  private void read(TextName name, TextLines lines) {
    if (name == TextName.EDITIONS) {
      new EditionReader(faults, all).read(lines);
      return;
    }
    SortedMap<String, Integer> seen = new TreeMap<>();
    for (TextLines.Section section : lines.sections()) {
      if (section.name().isEmpty()) {
        section
            .lines()
            .forEach(line ->
                faults.add(name.file(), line.number(), "stands before the first [heading]"));
        continue;
      }
      Optional<Integer> before =
          Optional.ofNullable(seen.putIfAbsent(section.name(), section.line()));
      if (before.isPresent()) {
        faults.add(
            name.file(), section.line(), "[" + section.name() + "] is in line " + before.get());
        continue;
      }
      TextSection text = TextSection.of(section, name.file(), faults);
      switch (name) {
        case FILES -> file(text);
        case TEMPLATES -> template(text);
        case ACCOUNTS -> account(text);
        case GROUPS -> group(text);
        case RULES -> rule(text);
        case PHONES -> phone(text);
        case CONTACTS -> contacts(text);
        case SITE, EDITIONS -> throw new IllegalStateException(name + " is read elsewhere");
      }
      text.end();
    }
  }

  private void put(TextSection text, int line, Brought brought) {
    all.add(new SiteText.Placed(brought, text.file(), line));
  }

  private void file(TextSection text) {
    Optional<SiteFile.Kind> kind = text.take("kind").flatMap(SiteFile.Kind::parse);
    Optional<String> sha256 = text.take("sha256").filter(sum -> sum.matches("[0-9a-f]{64}"));
    Optional<String> length = text.take("length").filter(sum -> sum.matches("[0-9]{1,9}"));
    if (kind.isEmpty() || sha256.isEmpty() || length.isEmpty()) {
      text.fault("needs the lines kind=, sha256= and length= as an export writes them");
      return;
    }
    put(
        text,
        text.line(),
        new Brought.OfFile(
            new SiteFile(text.name(), kind.get(), sha256.get(), Long.parseLong(length.get()))));
  }

  private void template(TextSection text) {
    SortedMap<Integer, FunctionKey> keys = new TreeMap<>();
    for (TextSection.Value value : text.takeAll("key ")) {
      Optional<FunctionKey> use = TextValue.key(value.text());
      if (!value.name().matches(NUMBER) || use.isEmpty()) {
        keyFault(text, value);
      } else {
        keys.put(Integer.parseInt(value.name(), 10), use.get());
      }
    }
    put(text, text.line(), new Brought.OfTemplate(new KeyTemplate(text.name(), keys)));
  }

  private void keyFault(TextSection text, TextSection.Value value) {
    faults.add(
        text.file(),
        value.line(),
        "a key is written key 3=speed-dial:200, key 3=supervision:200 or key 3=none");
  }

  private void account(TextSection text) {
    Optional<TextSection.Value> password = text.takeValue("password");
    put(
        text,
        text.line(),
        new Brought.OfAccount(
            text.name(),
            plain(text, "number"),
            plain(text, "name"),
            plain(text, "login"),
            password.flatMap(value -> secret(text, value, TextValue.accountOwner(text.name()))),
            plain(text, "server"),
            plain(text, "source")));
  }

  private void contacts(TextSection text) {
    for (TextSection.Value value : text.takeAll("name")) {
      plain(text, value)
          .ifPresent(name ->
              put(text, value.line(), new Brought.OfContact(new Contact(name, text.name()))));
    }
  }

  private void group(TextSection text) {
    put(text, text.line(), new Brought.OfGroup(text.name()));
    settings(text, text.name());
  }

  private void settings(TextSection text, String level) {
    for (TextSection.Value value : text.takeAll("set ")) {
      Optional<SettingKey> key = SettingKey.parse(value.name());
      if (key.isEmpty()) {
        faults.add(
            text.file(), value.line(), "'" + value.name() + "' is no NAME or SCOPE:NAME to set");
        continue;
      }
      secret(text, value, TextValue.settingOwner(level, key.get()))
          .ifPresent(secret ->
              put(
                  text,
                  value.line(),
                  new Brought.OfSetting(level, key.get(), Optional.of(secret))));
    }
  }

  private void rule(TextSection text) {
    RuleMatch match =
        new RuleMatch(
            part(text, "subnet", Subnet::parse),
            plain(text, "circuit-id"),
            plain(text, "remote-id"),
            part(text, "mac", MacRange::parse),
            part(text, "model", Model::parse),
            part(text, "protocol", Protocol::parse));
    Optional<Placement> placement = part(text, "state", Placement::parse);
    Optional<String> group = plain(text, "group");
    if (placement.isEmpty()) {
      text.fault("needs the line state=, with active, quarantined or ignored");
    } else {
      put(text, text.line(), new Brought.OfRule(match, placement.get(), group));
    }
  }

  private <T> Optional<T> part(TextSection text, String name, Function<String, Optional<T>> parse) {
    Optional<TextSection.Value> value = text.takeValue(name);
    Optional<T> read = value.map(TextSection.Value::text).flatMap(parse);
    if (value.isPresent() && read.isEmpty()) {
      faults.add(
          text.file(),
          value.get().line(),
          "'" + value.get().text() + "' is no " + name + " of a rule");
    }
    return read;
  }

  private void phone(TextSection text) {
    Optional<MacAddress> known = MacAddress.parse(text.name());
    Optional<String> kindText = text.take("kind");
    Optional<FilePrefix> kind = kindText.flatMap(Scope::parse).flatMap(Scope::kind);
    Optional<String> stateText = text.take("state");
    Optional<PhoneState> state = stateText.flatMap(PhoneState::parse);
    if (known.isEmpty()) {
      text.fault("'" + text.name() + "' is no MAC address");
    }
    if (kindText.isPresent() && kind.isEmpty()) {
      text.fault("its kind is ST2030S, ST2030M, ST2022S or ST2022M");
    }
    if (stateText.isPresent() && state.isEmpty()) {
      text.fault("its state is active, discovered, quarantined or retired");
    }
    MacAddress mac = known.orElse(new MacAddress(0));
    put(
        text,
        text.line(),
        new Brought.OfPhone(
            mac, kind, state, plain(text, "group"), plain(text, "label"), plain(text, "location")));
    for (TextSection.Value value : text.takeAll("line ")) {
      if (value.name().matches(NUMBER)) {
        int line = Integer.parseInt(value.name(), 10);
        Optional<String> account = plain(text, value).filter(name -> !name.isEmpty());
        put(text, value.line(), new Brought.OfLine(mac, line, account));
      } else {
        faults.add(text.file(), value.line(), "a line is written line 1=ACCOUNT");
      }
    }
    for (TextSection.Value value : text.takeAll("key ")) {
      Optional<FunctionKey> use = TextValue.key(value.text());
      if (value.name().matches(NUMBER) && (use.isPresent() || value.text().isEmpty())) {
        put(text, value.line(), new Brought.OfKey(mac, Integer.parseInt(value.name(), 10), use));
      } else {
        keyFault(text, value);
      }
    }
    settings(text, mac.toString());
  }

  private Optional<String> plain(TextSection text, String name) {
    return text.takeValue(name).flatMap(value -> plain(text, value));
  }

  private Optional<String> plain(TextSection text, TextSection.Value value) {
    Optional<String> plain = TextValue.read(value.text());
    if (plain.isEmpty()) {
      faults.add(
          text.file(),
          value.line(),
          "a value that begins with ! is written with '!plain ' before it");
    }
    return plain;
  }

  private Optional<Secret> secret(TextSection text, TextSection.Value value, String owner) {
    Optional<String> seal = TextValue.seal(value.text());
    if (seal.isEmpty()) {
      return plain(text, value).map(Secret::of);
    }
    sealed.add(new SiteText.Sealed(owner, seal.get(), text.file(), value.line()));
    return open.apply(owner, seal.get());
  }
}
