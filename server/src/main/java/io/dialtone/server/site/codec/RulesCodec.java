// SPDX-License-Identifier: Apache-2.0
package io.dialtone.server.site.codec;

import io.dialtone.core.site.ItemKey;
import io.dialtone.core.site.MacRange;
import io.dialtone.core.site.Placement;
import io.dialtone.core.site.PlacementRule;
import io.dialtone.core.site.PlacementRules;
import io.dialtone.core.site.RuleMatch;
import io.dialtone.wire.identity.Model;
import io.dialtone.wire.identity.Protocol;
import io.dialtone.wire.octets.Subnet;
import java.util.Optional;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The rules for phones that show up, as JSON, in their order. */
final class RulesCodec implements ItemCodec<PlacementRules> {

  @Override
  public void write(PlacementRules rules, ObjectNode body, Seals seals) {
    ArrayNode all = body.putArray("rules");
    rules
        .all()
        .forEach(rule -> {
          ObjectNode one = all.addObject();
          RuleMatch match = rule.match();
          put(one, "subnet", match.subnet());
          put(one, "circuitId", match.circuitId());
          put(one, "remoteId", match.remoteId());
          put(one, "mac", match.macs());
          put(one, "model", match.model());
          put(one, "protocol", match.protocol());
          one.put("state", rule.placement().text());
          rule.group().ifPresent(group -> one.put("group", group.number()));
        });
  }

  private static void put(ObjectNode body, String name, Optional<?> value) {
    value.ifPresent(there -> body.put(name, there.toString()));
  }

  @Override
  public PlacementRules read(ItemKey key, Fields body, Seals seals) {
    if (!key.equals(ItemKey.RULES)) {
      throw body.fault("is no list of rules");
    }
    return new PlacementRules(body.objects("rules").stream().map(RulesCodec::rule).toList());
  }

  private static PlacementRule rule(Fields body) {
    RuleMatch match =
        new RuleMatch(
            body.optional("subnet", Subnet::parse),
            body.optionalText("circuitId"),
            body.optionalText("remoteId"),
            body.optional("mac", MacRange::parse),
            body.optional("model", Model::parse),
            body.optional("protocol", Protocol::parse));
    String state = body.text("state");
    PlacementRule rule =
        new PlacementRule(
            match,
            Placement.parse(state)
                .orElseThrow(() -> body.fault("has a rule of the unknown state '" + state + "'")),
            body.has("group") ? Optional.of(GroupCodec.group(body, "group")) : Optional.empty());
    body.end();
    return rule;
  }
}
