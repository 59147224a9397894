// SPDX-License-Identifier: Apache-2.0
package io.dialtone.core.asterisk;

import io.dialtone.core.journal.Secret;
import io.dialtone.wire.asterisk.AsteriskConfig;
import io.dialtone.wire.asterisk.ConfPlace;
import io.dialtone.wire.asterisk.ConfSection;
import io.dialtone.wire.asterisk.ConfSetting;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/** The accounts of chan_sip: those of sip.conf, and those that users.conf makes. */
final class SipReading {

  private static final String GENERAL = "general";
  private static final List<String> NO_PEERS = List.of(GENERAL, "authentication");

  private final Findings found;
  private final ClaimReading claims;

  SipReading(Findings found) {
    this.found = found;
    this.claims = new ClaimReading(found);
  }

  /** Several sections of one name are one peer, whose later settings count. */
  private static Map<String, ConfSection> merged(AsteriskConfig config) {
    Map<String, ConfSection> merged = new LinkedHashMap<>();
    for (ConfSection section : config.real()) {
      merged.merge(
          section.name(), section, (one, more) -> with(one, one.settings(), more.settings()));
    }
    return merged;
  }

  private static ConfSection with(
      ConfSection section, List<ConfSetting> first, List<ConfSetting> then) {
    List<ConfSetting> all = new ArrayList<>(first);
    all.addAll(then);
    return new ConfSection(section.name(), false, all, section.comment(), section.place());
  }

  private static ConfSection general(Map<String, ConfSection> sections, AsteriskConfig config) {
    List<ConfSetting> all =
        sections.values().stream()
            .filter(section -> section.name().equalsIgnoreCase(GENERAL))
            .flatMap(section -> section.settings().stream())
            .toList();
    return new ConfSection(
        GENERAL,
        false,
        all,
        "",
        config.sections().isEmpty()
            ? new ConfPlace(GENERAL, 1)
            : config.sections().getFirst().place());
  }

  void sip(AsteriskConfig config) {
    Map<String, ConfSection> sections = merged(config);
    ConfSection general = general(sections, config);
    found.registrars.put(SipDriver.CHAN_SIP, registrar(general));
    List<String> providers =
        general.all("register").stream().map(line -> provider(line.value())).toList();
    for (ConfSection section : sections.values()) {
      if (NO_PEERS.stream().noneMatch(section.name()::equalsIgnoreCase)) {
        peer(section, providers);
      }
    }
  }

  /** {@code user[:secret[:authuser]]@host[:port][/extension]}: the host. */
  private static String provider(String register) {
    String place = register.substring(register.lastIndexOf('@') + 1);
    return place.split("[:/~]", 2)[0].strip().toLowerCase(Locale.ROOT);
  }

  private void peer(ConfSection section, List<String> providers) {
    String name = section.name();
    String type = section.value("type").orElse("").toLowerCase(Locale.ROOT);
    String host = section.value("host").orElse("").toLowerCase(Locale.ROOT);
    if (type.isEmpty() || !List.of("friend", "peer", "user").contains(type)) {
      found.leftOut(
          name,
          "[" + name + "] has no type of friend, peer or user, and Asterisk passes over it",
          section.place());
    } else if (type.equals("user")) {
      found.leftOut(
          name, "[" + name + "] is of type user, at which nothing registers", section.place());
    } else if (!host.equals("dynamic")) {
      found.leftOut(
          name,
          "["
              + name
              + "] has no host=dynamic, so nothing registers there"
              + (providers.contains(host) ? ": Asterisk itself registers at that host" : ""),
          section.place());
    } else {
      account(section);
    }
  }

  /** Accounts and phones of users.conf, where a section has what is general too. */
  void users(AsteriskConfig config) {
    Map<String, ConfSection> sections = merged(config);
    ConfSection general = general(sections, config);
    for (ConfSection own : sections.values()) {
      if (NO_PEERS.stream().noneMatch(own.name()::equalsIgnoreCase)) {
        if (own.yes("hassip").or(() -> general.yes("hassip")).orElse(false)) {
          account(with(own, general.settings(), own.settings()));
        }
        claims.fromProvisioning(own, "macaddress", own.name());
      }
    }
  }

  /** Phones of phoneprov_users.conf, and accounts that stand nowhere else. */
  void provisioned(AsteriskConfig config) {
    Map<String, ConfSection> sections = merged(config);
    for (ConfSection own : sections.values()) {
      if (NO_PEERS.stream().noneMatch(own.name()::equalsIgnoreCase)) {
        String name = own.value("username").filter(text -> !text.isEmpty()).orElse(own.name());
        if (own.find("secret").isPresent() && !found.accounts.containsKey(name)) {
          add(own, name);
        }
        claims.fromProvisioning(own, "macaddress", name);
      }
    }
  }

  private void account(ConfSection section) {
    String name = section.name();
    add(section, name);
    claims.fromTexts(section, "setvar", name);
    section
        .find("defaultuser")
        .or(() -> section.find("username"))
        .or(() -> section.find("fromuser"))
        .filter(user -> !user.value().equals(name) && !user.value().isEmpty())
        .ifPresent(user ->
            found.note(
                Note.Kind.REMARK,
                name,
                "account "
                    + name
                    + " registers as "
                    + name
                    + ": "
                    + user.name()
                    + " says only how Asterisk calls it",
                user.place()));
  }

  private void add(ConfSection section, String name) {
    Optional<String> secret = section.value("secret");
    Optional<String> digest = section.value("md5secret").filter(text -> !text.isEmpty());
    Optional<Secret> password =
        secret.isPresent() || digest.isEmpty()
            ? Optional.of(Secret.of(secret.orElse("")))
            : Optional.empty();
    String displayed = "";
    for (ConfSetting setting : section.settings()) { // the last that says it counts
      if (setting.name().equalsIgnoreCase("callerid")) {
        displayed = CallerId.parse(setting.value()).name();
      } else if (setting.name().equalsIgnoreCase("fullname")) {
        displayed = setting.value();
      }
    }
    if (displayed.isEmpty()) {
      displayed = found.names.of(section.value("mailbox").orElse(name)).orElse("");
    }
    found.add(
        new AsteriskAccount(
            name,
            name,
            displayed,
            Optional.empty(),
            password,
            SipDriver.CHAN_SIP,
            section.place()));
  }

  private static Registrar registrar(ConfSection general) {
    Optional<ConfSetting> bind = general.find("udpbindaddr").or(() -> general.find("bindaddr"));
    Optional<ListenAddress> bound = bind.map(setting -> ListenAddress.parse(setting.value()));
    int port =
        bound
            .map(ListenAddress::port)
            .filter(OptionalInt::isPresent)
            .map(OptionalInt::getAsInt)
            .or(() ->
                general
                    .value("bindport")
                    .or(() -> general.value("port"))
                    .filter(text -> text.matches("[1-9][0-9]{0,4}"))
                    .map(text -> Integer.parseInt(text, 10)))
            .orElse(Registrar.USUAL_PORT);
    if (bound.flatMap(ListenAddress::host).isPresent()) {
      return new Registrar(bound.get().host(), port, from(bind.orElseThrow()));
    }
    return general
        .find("externaddr")
        .or(() -> general.find("externip"))
        .or(() -> general.find("externhost"))
        .map(setting -> outside(setting, port))
        .orElse(new Registrar(Optional.empty(), port, ""));
  }

  private static Registrar outside(ConfSetting setting, int port) {
    ListenAddress address = ListenAddress.parse(setting.value());
    return new Registrar(address.host(), address.port().orElse(port), from(setting));
  }

  private static String from(ConfSetting setting) {
    return setting.name() + " in " + setting.place();
  }
}
