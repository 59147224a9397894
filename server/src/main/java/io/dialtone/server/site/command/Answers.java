// SPDX-License-Identifier: Apache-2.0
package io.dialtone.server.site.command;

import io.dialtone.core.render.value.Effective;
import io.dialtone.core.wish.Wish;
import io.dialtone.server.site.DeskAnswer;
import io.dialtone.server.site.DryAnswer;
import io.dialtone.server.site.DryRun;
import io.dialtone.server.site.SiteDesk;
import java.util.List;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** What became of orders, as JSON. */
final class Answers {

  /** So many values of a dry run are told one by one, so that its answer stays one line. */
  private static final int VALUES_TOLD = 2_000;

  private static final int PHONES_TOLD = 1_000;

  private Answers() {}

  static ObjectNode of(String outcome) {
    return JsonMapper.shared().createObjectNode().put("outcome", outcome);
  }

  /** The answer to a question. */
  static ObjectNode found() {
    return of("found");
  }

  static ObjectNode refused(String reason) {
    return of("refused").put("reason", reason);
  }

  /** Performs a wish, or tells what it would change. */
  static ObjectNode perform(SiteDesk desk, Wish wish, String who, boolean dry) throws Refused {
    return dry ? dry(desk, wish) : new Replaced(desk).told(desk.perform(wish, who));
  }

  static ObjectNode of(DeskAnswer answer) throws Refused {
    return switch (answer) {
      case DeskAnswer.Refused(var reason) -> throw new Refused(reason);
      case DeskAnswer.Unchanged(var warnings) -> warned(of("unchanged"), warnings);
      case DeskAnswer.Done done -> {
        ObjectNode json = of("done").put("change", done.number()).put("what", done.what());
        json.put("ownFiles", done.renewed().size());
        ArrayNode phones = json.putArray("phones");
        done.renewed().stream().limit(PHONES_TOLD).forEach(mac -> phones.add(mac.toString()));
        yield warned(json, done.warnings());
      }
    };
  }

  /** The same, with every phone whose own file became another. */
  static ObjectNode renewed(DeskAnswer.Done done) throws Refused {
    ObjectNode json = of(done);
    ArrayNode phones = json.putArray("phones");
    done.renewed().forEach(mac -> phones.add(mac.toString()));
    return json;
  }

  private static ObjectNode dry(SiteDesk desk, Wish wish) throws Refused {
    return switch (desk.dryRun(wish)) {
      case DryAnswer.Refused(var reason) -> throw new Refused(reason);
      case DryAnswer.Would(var run) -> would(run);
    };
  }

  /** What would change. */
  static ObjectNode would(DryRun run) {
    ObjectNode json = of("would").put("what", run.what()).put("count", run.count());
    ArrayNode phones = json.putArray("phones");
    int told = 0;
    for (DryRun.OfPhone phone : run.phones()) {
      ObjectNode one = phones.addObject().put("mac", phone.mac().toString());
      one.put("new", phone.fresh()).put("inf", phone.inf()).put("own", phone.own());
      ArrayNode values = one.putArray("values");
      for (DryRun.OfValue value : phone.values()) {
        if (told < VALUES_TOLD) {
          told++;
          value(values.addObject().put("name", value.name()), value);
        }
      }
      one.put("more", phone.values().size() - values.size());
    }
    return warned(json, run.warnings());
  }

  private static void value(ObjectNode json, DryRun.OfValue value) {
    value.before().ifPresent(before -> json.put("before", masked(before)));
    value.after().ifPresent(after -> json.put("after", masked(after)));
    value
        .after()
        .filter(Effective::isTold)
        .ifPresent(after -> json.put("origin", after.origin().text()));
  }

  private static String masked(Effective value) {
    if (!value.isTold()) {
      return value.origin().text();
    }
    return value.secret() ? Shown.STARS : value.value();
  }

  private static ObjectNode warned(ObjectNode json, List<String> warnings) {
    ArrayNode all = json.putArray("warnings");
    warnings.forEach(all::add);
    return json;
  }
}
