// SPDX-License-Identifier: Apache-2.0
package io.dialtone.core.asterisk;

import io.dialtone.core.journal.Secret;
import io.dialtone.wire.asterisk.ConfSection;
import io.dialtone.wire.asterisk.ConfSetting;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The accounts of chan_pjsip: endpoints with an aor to register at, and their auth. */
final class PjsipReading {

  private final PjsipObjects objects;
  private final Findings found;
  private final ClaimReading claims;

  PjsipReading(PjsipObjects objects, Findings found) {
    this.objects = objects;
    this.found = found;
    this.claims = new ClaimReading(found);
  }

  void read() {
    found.registrars.put(SipDriver.PJSIP, registrar());
    objects.all("endpoint").forEach(this::endpoint);
    for (ConfSection phone : objects.all("phoneprov")) {
      String account =
          phone
              .value("endpoint")
              .or(() -> phone.value("USERNAME"))
              .filter(text -> !text.isEmpty())
              .orElse(phone.name());
      if (phone.find("endpoint").isPresent() && objects.find("endpoint", account).isEmpty()) {
        nowhere(phone, "phoneprov", "endpoint", account);
      } else {
        claims.fromProvisioning(phone, "MAC", account);
      }
    }
  }

  private void nowhere(ConfSection section, String type, String named, String name) {
    found.leftOut(
        section.name(),
        type
            + " ["
            + section.name()
            + "] points at the "
            + named
            + " ["
            + name
            + "], which is not there",
        section.place());
  }

  private static List<String> names(ConfSection section, String setting) {
    List<String> names = new ArrayList<>();
    for (String name : section.value(setting).orElse("").split(",", -1)) {
      if (!name.isBlank()) {
        names.add(name.strip());
      }
    }
    return names;
  }

  private void endpoint(ConfSection endpoint) {
    List<ConfSection> aors = new ArrayList<>();
    List<String> names = names(endpoint, "aors");
    for (String name : names) {
      Optional<ConfSection> aor = objects.find("aor", name);
      if (aor.isEmpty()) {
        nowhere(endpoint, "endpoint", "aor", name);
      }
      aor.ifPresent(aors::add);
    }
    List<ConfSection> open = aors.stream().filter(PjsipReading::registers).toList();
    Optional<String> auth = names(endpoint, "auth").stream().findFirst();
    if (open.isEmpty()) {
      if (aors.size() == names.size()) {
        found.leftOut(
            endpoint.name(),
            "nothing registers at endpoint ["
                + endpoint.name()
                + "]: it has no aor with max_contacts",
            endpoint.place());
      }
    } else if (auth.isPresent() && objects.find("auth", auth.get()).isEmpty()) {
      nowhere(endpoint, "endpoint", "auth", auth.get());
    } else {
      account(endpoint, open, auth.flatMap(name -> objects.find("auth", name)));
    }
  }

  private static boolean registers(ConfSection aor) {
    return aor.value("max_contacts").filter(text -> text.matches("0*[1-9][0-9]*")).isPresent();
  }

  private void account(ConfSection endpoint, List<ConfSection> aors, Optional<ConfSection> auth) {
    String name = endpoint.name();
    Optional<String> login = auth.flatMap(a -> a.value("username")).filter(t -> !t.isEmpty());
    // the registrar looks for the aor by the number, or by the login where identify_by says so
    String number =
        aors.stream()
            .map(ConfSection::name)
            .filter(aor -> aor.equals(name) || login.equals(Optional.of(aor)))
            .findFirst()
            .orElse(aors.getFirst().name());
    CallerId caller = CallerId.parse(endpoint.value("callerid").orElse(""));
    String displayed =
        caller.name().isEmpty()
            ? endpoint
                .value("mailboxes")
                .or(() -> aors.getFirst().value("mailboxes"))
                .or(() -> Optional.of(name))
                .flatMap(found.names::of)
                .orElse("")
            : caller.name();
    found.add(
        new AsteriskAccount(
            name,
            number,
            displayed,
            login.filter(user -> !user.equals(number)),
            password(auth),
            SipDriver.PJSIP,
            endpoint.place()));
    claims.fromTexts(endpoint, "set_var", name);
    claims.fromLogin(endpoint, login.orElse(""), name);
  }

  private static Optional<Secret> password(Optional<ConfSection> auth) {
    if (auth.isEmpty()) {
      return Optional.of(Secret.of(""));
    }
    String type = auth.get().value("auth_type").orElse("userpass").toLowerCase(Locale.ROOT);
    Optional<String> password = auth.get().value("password");
    boolean digest =
        auth.get().find("md5_cred").isPresent() || auth.get().find("password_digest").isPresent();
    return type.equals("md5") || (password.isEmpty() && digest)
        ? Optional.empty()
        : Optional.of(Secret.of(password.orElse("")));
  }

  /** The first transport for UDP, else the first; its own address, else the one outside. */
  private Registrar registrar() {
    Optional<ConfSection> transport =
        objects.all("transport").stream()
            .filter(t -> t.value("protocol").orElse("udp").equalsIgnoreCase("udp"))
            .findFirst()
            .or(() -> objects.all("transport").stream().findFirst());
    if (transport.isEmpty()) {
      return Registrar.UNKNOWN;
    }
    Optional<ConfSetting> bind = transport.get().find("bind");
    Optional<ListenAddress> bound = bind.map(setting -> ListenAddress.parse(setting.value()));
    int port = bound.map(at -> at.port().orElse(Registrar.USUAL_PORT)).orElse(Registrar.USUAL_PORT);
    return bind.filter(_ -> bound.flatMap(ListenAddress::host).isPresent())
        .map(setting -> new Registrar(bound.flatMap(ListenAddress::host), port, from(setting)))
        .or(() ->
            transport
                .get()
                .find("external_signaling_address")
                .map(setting ->
                    new Registrar(
                        ListenAddress.parse(setting.value()).host(), port, from(setting))))
        .orElse(new Registrar(Optional.empty(), port, ""));
  }

  private static String from(ConfSetting setting) {
    return setting.name() + " in " + setting.place();
  }
}
