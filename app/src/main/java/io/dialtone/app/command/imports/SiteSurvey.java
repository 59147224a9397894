// SPDX-License-Identifier: Apache-2.0
package io.dialtone.app.command.imports;

import io.dialtone.app.command.site.SiteAccess;
import io.dialtone.app.terminal.CommandFailure;
import io.dialtone.app.terminal.ExitCode;
import io.dialtone.core.asterisk.KnownPhone;
import io.dialtone.core.asterisk.KnownSite;
import io.dialtone.core.site.PhoneState;
import io.dialtone.core.site.SiteSetting;
import io.dialtone.server.data.ControlRefusal;
import io.dialtone.wire.identity.FilePrefix;
import io.dialtone.wire.identity.Model;
import io.dialtone.wire.identity.Protocol;
import io.dialtone.wire.octets.MacAddress;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Asks the site's owner for what an import has to know of it. */
record SiteSurvey(SiteAccess.Owner owner) {

  KnownSite site() throws IOException, ControlRefusal {
    SortedMap<MacAddress, KnownPhone> phones = new TreeMap<>();
    for (JsonNode item : all(SiteAccess.question("phones"))) {
      phone(item).ifPresent(phone -> phones.put(phone.mac(), phone));
    }
    SortedMap<String, String> accounts = new TreeMap<>();
    for (JsonNode item : all(SiteAccess.question("accounts"))) {
      accounts.put(item.path("name").asString(""), item.path("source").asString(""));
    }
    JsonNode root = asked(SiteAccess.question("show").put("level", "/"));
    return new KnownSite(
        phones,
        accounts,
        root.path("levels")
            .path(0)
            .path("settings")
            .optional(SiteSetting.SIP_SERVER.text())
            .map(value -> value.asString("")));
  }

  private static Optional<KnownPhone> phone(JsonNode item) {
    SortedMap<Integer, String> lines = new TreeMap<>();
    item.path("lines")
        .properties()
        .forEach(
            line -> lines.put(Integer.parseInt(line.getKey(), 10), line.getValue().asString("")));
    return MacAddress.parse(item.path("mac").asString(""))
        .flatMap(mac ->
            Model.parse(item.path("model").asString(""))
                .flatMap(model ->
                    Protocol.parse(item.path("protocol").asString(""))
                        .map(protocol ->
                            new KnownPhone(
                                mac,
                                new FilePrefix(model, protocol),
                                PhoneState.parse(item.path("state").asString(""))
                                    .orElse(PhoneState.ACTIVE),
                                lines))));
  }

  private List<JsonNode> all(ObjectNode question) throws IOException, ControlRefusal {
    List<JsonNode> items = new ArrayList<>();
    JsonNode answer = asked(question);
    answer.path("items").forEach(items::add);
    while (answer.has("next")) {
      answer = asked(question.put("after", answer.path("next").asString("")));
      answer.path("items").forEach(items::add);
    }
    return items;
  }

  private JsonNode asked(ObjectNode question) throws IOException, ControlRefusal {
    JsonNode answer = owner.answer(question);
    if (answer.path("outcome").asString("").equals("refused")) {
      throw new CommandFailure(ExitCode.NO, answer.path("reason").asString("it was refused"));
    }
    return answer;
  }
}
