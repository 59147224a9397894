// SPDX-License-Identifier: Apache-2.0
package io.dialtone.handset.run;

import io.dialtone.handset.flash.FlashContent;
import io.dialtone.handset.flash.FlashItem;
import io.dialtone.handset.flash.StoredParameter;
import io.dialtone.handset.identity.ModelSizes;
import io.dialtone.handset.port.Step;
import java.util.List;
import java.util.Optional;

/** Puts config files into the parameter store: common first, in one commit (RUN-4 to RUN-6). */
final class ConfigApply {

  private final RunContext run;
  private final RunState state;

  ConfigApply(RunContext run, RunState state) {
    this.run = run;
    this.state = state;
  }

  void perform(Optional<ReadConfig> common, Optional<ReadConfig> own) {
    FlashContent next = state.content();
    if (common.isPresent()) {
      // The MAC-specific values are covered now: whatever its serial, the file counts anew.
      next = apply(next, FlashItem.COMMON_CONFIG, common.get()).withConfigSerial(Optional.empty());
    }
    boolean ownApplies = own.isPresent() && isNew(next, own.get());
    if (ownApplies) {
      next =
          apply(next, FlashItem.MAC_CONFIG, own.get())
              .withConfigSerial(own.get().config().configSerial());
    }
    if (common.isPresent() || ownApplies) {
      state.store(next);
    }
    common.ifPresent(config -> report(config, "RUN-5"));
    own.ifPresent(config -> reportOwn(config, ownApplies, common.isPresent()));
  }

  /** A serial that differs, not one that grows. */
  private static boolean isNew(FlashContent content, ReadConfig own) {
    return !content.configSerial().equals(own.config().configSerial());
  }

  private FlashContent apply(FlashContent content, FlashItem item, ReadConfig config) {
    return state.applied(state.taken(content, item, config.file()), parameters(config));
  }

  private static List<StoredParameter> parameters(ReadConfig config) {
    return config.config().parameters().stream()
        .map(p -> new StoredParameter(p.section(), p.name(), p.value()))
        .toList();
  }

  private void reportOwn(ReadConfig own, boolean applied, boolean afterCommon) {
    if (applied) {
      report(own, afterCommon ? "RUN-6" : "RUN-4");
    } else {
      String serial = own.config().configSerial().orElse("");
      record(own, "not applied: config_sn is still " + serial, "RUN-4");
    }
  }

  private void report(ReadConfig config, String rule) {
    ModelSizes sizes = ModelSizes.of(run.phone().model());
    long lacking = config.config().parameters().stream().filter(p -> sizes.lacks(p.name())).count();
    int count = config.config().parameters().size();
    String parameters = count == 1 ? "1 parameter" : count + " parameters";
    record(
        config,
        lacking == 0
            ? parameters
            : parameters + ", " + lacking + " of them for lines or keys this model lacks (FIL-8)",
        rule);
  }

  private void record(ReadConfig config, String result, String rule) {
    state.record(
        Step.Kind.APPLY, config.file().name(), result, config.file().body().length(), rule);
  }
}
