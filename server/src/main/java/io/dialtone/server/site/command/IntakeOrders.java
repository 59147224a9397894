// SPDX-License-Identifier: Apache-2.0
package io.dialtone.server.site.command;

import io.dialtone.core.intake.Brought;
import io.dialtone.core.wish.Wish;
import io.dialtone.server.data.ControlRefusal;
import io.dialtone.server.site.DeskAnswer;
import io.dialtone.server.site.DryAnswer;
import io.dialtone.server.site.FileVault;
import io.dialtone.server.site.SiteDesk;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The order to take in what somebody brings along: all of it as one change, or nothing. */
record IntakeOrders(SiteDesk desk, Optional<FileVault> vault) {

  /** So many faults are told one by one. */
  private static final int FAULTS_TOLD = 10_000;

  void into(SortedMap<String, Doing> doings) {
    doings.put("take-in", this::takeIn);
    doings.put("taken-in", this::takenIn);
  }

  /** The settings of a group that stand as what was taken in under this description left them. */
  private ObjectNode takenIn(Order order) throws ControlRefusal {
    List<Brought> before = Withdrawal.before(desk, order.text("what"), order.text("level"));
    order.end();
    ObjectNode json = Answers.found();
    ArrayNode settings = json.putArray("settings");
    for (Brought one : before) {
      if (one instanceof Brought.OfSetting(_, var key, _)) {
        settings.add(key.text());
      }
    }
    return json;
  }

  private ObjectNode takeIn(Order order) throws ControlRefusal, Refused {
    String who = order.text("who");
    String what = order.text("what");
    List<Brought> brought = BroughtJson.read(order.list("brought"));
    boolean dry = order.flag("dryRun");
    boolean instead = order.flag("withdraw");
    Map<String, String> paths = order.pairs("bytes");
    order.end();
    Withdrawal gone = instead ? Withdrawal.look(desk, what, brought) : Withdrawal.none(desk);
    Wish wish = new Wish.TakeIn(what, gone.behind(brought));
    BroughtFiles files = BroughtFiles.look(brought, paths, vault);
    if (!files.faults().isEmpty()) {
      return faults(brought, desk.refusal(wish).orElse(""), files.faults());
    }
    if (dry) {
      return gone.told(dry(wish, brought));
    }
    return switch (files.within(() -> desk.perform(wish, who))) {
      case DeskAnswer.Refused(var reason) -> faults(brought, reason, files.faults());
      case DeskAnswer.Done done -> gone.told(Answers.renewed(done));
      case DeskAnswer.Unchanged unchanged -> gone.told(Answers.of(unchanged));
    };
  }

  private ObjectNode dry(Wish wish, List<Brought> brought) throws Refused {
    return switch (desk.dryRun(wish)) {
      case DryAnswer.Refused(var reason) -> faults(brought, reason, new TreeMap<>());
      case DryAnswer.Would(var run) -> Answers.would(run);
    };
  }

  /** Everything that is wrong with it, each fault with the place from 0 of what it is about. */
  private ObjectNode faults(
      List<Brought> brought, String reason, SortedMap<Integer, String> ofFiles) throws Refused {
    SortedMap<Integer, String> faults = new TreeMap<>(desk.faults(brought));
    faults.putAll(ofFiles);
    if (faults.isEmpty()) {
      throw new Refused(reason);
    }
    String first = faults.values().iterator().next();
    ObjectNode json = Answers.refused(reason.isEmpty() ? first : reason);
    ArrayNode all = json.put("count", faults.size()).putArray("faults");
    faults.entrySet().stream()
        .limit(FAULTS_TOLD)
        .forEach(
            fault -> all.addObject().put("at", fault.getKey()).put("reason", fault.getValue()));
    return json;
  }
}
