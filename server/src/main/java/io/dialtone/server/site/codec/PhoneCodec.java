// SPDX-License-Identifier: Apache-2.0
package io.dialtone.server.site.codec;

import io.dialtone.core.site.ItemKey;
import io.dialtone.core.site.Phone;
import io.dialtone.core.site.PhonePlace;
import io.dialtone.core.site.PhoneState;
import io.dialtone.core.site.PhoneUse;
import io.dialtone.core.site.Scope;
import io.dialtone.wire.identity.FilePrefix;
import io.dialtone.wire.identity.Model;
import io.dialtone.wire.identity.Protocol;
import io.dialtone.wire.octets.MacAddress;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import tools.jackson.databind.node.ObjectNode;

/** Phones as JSON. */
final class PhoneCodec implements ItemCodec<Phone> {

  private static final Map<String, FilePrefix> KINDS = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);

  static {
    for (Model model : Model.values()) {
      for (Protocol protocol : Protocol.values()) {
        FilePrefix kind = new FilePrefix(model, protocol);
        KINDS.put(Scope.of(kind).text(), kind);
      }
    }
  }

  @Override
  public void write(Phone phone, ObjectNode body, Seals seals) {
    body.put("kind", Scope.of(phone.kind()).text());
    body.put("state", phone.state().text());
    body.put("group", phone.place().group().number());
    body.put("label", phone.place().label());
    body.put("location", phone.place().location());
    ObjectNode lines = body.putObject("lines");
    phone.use().lines().forEach((line, account) -> lines.put(Integer.toString(line), account));
    KeysCodec.write(phone.use().keys(), body);
    SettingsCodec.write(phone.settings(), body, phone.key(), seals);
    phone.found().ifPresent(found -> FoundCodec.write(found, body.putObject("found")));
  }

  @Override
  public Phone read(ItemKey key, Fields body, Seals seals) {
    return new Phone(
        mac(key, body),
        kind(body),
        state(body),
        new PhonePlace(GroupCodec.group(body, "group"), body.text("label"), body.text("location")),
        new PhoneUse(body.object("lines").numbered(Fields::text), KeysCodec.read(body)),
        SettingsCodec.read(body, key, seals),
        body.optionalObject("found").map(FoundCodec::read));
  }

  private static MacAddress mac(ItemKey key, Fields body) {
    return MacAddress.parse(key.id())
        .filter(mac -> mac.plain().equals(key.id()))
        .orElseThrow(() -> body.fault("is no MAC address"));
  }

  private static FilePrefix kind(Fields body) {
    String text = body.text("kind");
    return Optional.ofNullable(KINDS.get(text))
        .orElseThrow(() -> body.fault("is of the unknown kind '" + text + "'"));
  }

  private static PhoneState state(Fields body) {
    String text = body.text("state");
    return PhoneState.parse(text)
        .orElseThrow(() -> body.fault("is in the unknown state '" + text + "'"));
  }
}
