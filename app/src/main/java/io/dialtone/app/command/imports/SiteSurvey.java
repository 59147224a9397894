// SPDX-License-Identifier: Apache-2.0
package io.dialtone.app.command.imports;

import io.dialtone.app.command.DataOwner;
import io.dialtone.app.command.site.SiteAccess;
import io.dialtone.app.terminal.CommandFailure;
import io.dialtone.app.terminal.ExitCode;
import io.dialtone.app.terminal.Terminal;
import io.dialtone.core.asterisk.KnownPhone;
import io.dialtone.core.asterisk.KnownSite;
import io.dialtone.core.site.PhoneState;
import io.dialtone.core.site.SiteSetting;
import io.dialtone.server.data.ControlClient;
import io.dialtone.server.data.ControlRefusal;
import io.dialtone.server.settings.Settings;
import io.dialtone.server.site.command.SiteCommands;
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

/** Asks the site's owner for what an import has to know of it, the folder opened once for all. */
record SiteSurvey(SiteAccess access, Terminal terminal) {

  /** One question and its answer. */
  @FunctionalInterface
  private interface Asking {
    JsonNode ask(ObjectNode question) throws IOException, ControlRefusal;
  }

  KnownSite site() {
    Settings settings = access.data().settings(terminal);
    if (DataOwner.siteMissing(settings).isPresent()) {
      return KnownSite.EMPTY; // the import makes it
    }
    return DataOwner.perform(
        settings,
        (desk, data) -> site(new SiteCommands(desk, data.files(), data.key())::answer),
        () -> site(question -> ControlClient.ask(settings.folders().data(), question)),
        "; nothing was changed");
  }

  private static KnownSite site(Asking owner) throws IOException, ControlRefusal {
    SortedMap<MacAddress, KnownPhone> phones = new TreeMap<>();
    for (JsonNode item : all(owner, SiteAccess.question("phones"))) {
      phone(item).ifPresent(phone -> phones.put(phone.mac(), phone));
    }
    SortedMap<String, String> accounts = new TreeMap<>();
    for (JsonNode item : all(owner, SiteAccess.question("accounts"))) {
      accounts.put(item.path("name").asString(""), item.path("source").asString(""));
    }
    JsonNode root = asked(owner, SiteAccess.question("show").put("level", "/"));
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

  private static List<JsonNode> all(Asking owner, ObjectNode question)
      throws IOException, ControlRefusal {
    List<JsonNode> items = new ArrayList<>();
    JsonNode answer = asked(owner, question);
    answer.path("items").forEach(items::add);
    while (answer.has("next")) {
      answer = asked(owner, question.put("after", answer.path("next").asString("")));
      answer.path("items").forEach(items::add);
    }
    return items;
  }

  private static JsonNode asked(Asking owner, ObjectNode question)
      throws IOException, ControlRefusal {
    JsonNode answer = owner.ask(question);
    if (answer.path("outcome").asString("").equals("refused")) {
      throw new CommandFailure(ExitCode.NO, answer.path("reason").asString("it was refused"));
    }
    return answer;
  }
}
