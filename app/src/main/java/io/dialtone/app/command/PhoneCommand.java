// SPDX-License-Identifier: Apache-2.0
package io.dialtone.app.command;

import io.dialtone.app.terminal.CommandFailure;
import io.dialtone.app.terminal.ExitCode;
import io.dialtone.app.terminal.Terminal;
import io.dialtone.fleet.flash.MemoryFlash;
import io.dialtone.fleet.flash.OwnFile;
import io.dialtone.fleet.flash.StateFault;
import io.dialtone.fleet.flash.StateFile;
import io.dialtone.fleet.net.PlugFault;
import io.dialtone.fleet.phone.VirtualPhone;
import io.dialtone.fleet.power.PowerSwitch;
import io.dialtone.handset.flash.FlashContent;
import io.dialtone.handset.flash.ParameterStore;
import io.dialtone.handset.phone.PhoneEnd;
import io.dialtone.handset.port.Flash;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code dialtone phone}: one virtual phone boots and says each step. */
@Command(
    name = "phone",
    mixinStandardHelpOptions = true,
    description =
        "One virtual phone boots and says each step: what it asked, got, applied. Exit 0 when it"
            + " is provisioned, 1 when not.")
public final class PhoneCommand implements Callable<Integer> {
  private final Terminal terminal;

  @Mixin private PhoneOptions options = new PhoneOptions();

  public PhoneCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() throws InterruptedException {
    PhonePlan plan = PhonePlan.of(options);
    if (!options.authority.isEmpty()) {
      TrustedAuthority.install(terminal.directory().resolve(options.authority));
    }
    var power = new PowerSwitch();
    try {
      if (options.state.isEmpty()) {
        return boot(plan, new MemoryFlash(plan.factory(), power), power);
      }
      Path file = terminal.directory().resolve(options.state.get());
      boolean known = Files.exists(file);
      try (StateFile flash = StateFile.open(file, plan.factory(), power)) {
        if (known) {
          requireSamePhone(flash.load(), file);
        }
        return boot(plan, flash, power);
      }
    } catch (StateFault unusable) {
      throw new CommandFailure(ExitCode.FAILED, String.valueOf(unusable.getMessage()));
    }
  }

  /** A state file is one phone: options that say otherwise are a mistake. */
  private void requireSamePhone(FlashContent content, Path file) {
    String holds = "--state " + file + " holds an " + content.persona().text() + " phone";
    boolean other =
        options.model.filter(model -> model != content.persona().model()).isPresent()
            || options
                .protocol
                .filter(protocol -> protocol != content.persona().protocol())
                .isPresent();
    if (other) {
      throw PhonePlan.wrong(holds + ": leave out --model and --protocol, or name another file");
    }
    if (!options.firmware.isEmpty()) {
      throw PhonePlan.wrong(holds + " with firmware of its own: leave out --firmware");
    }
  }

  private int boot(PhonePlan plan, Flash flash, PowerSwitch power) throws InterruptedException {
    preset(flash);
    try (Unplugging _ = Unplugging.atExit(power)) {
      int code =
          options.staying.stay
              ? new PhoneStay(terminal, options, this::explain).perform(plan, flash, power)
              : bootsAndEnds(plan, flash, power);
      power.restore(); // only to read: flash lasts without power
      writeParameters(flash.load().parameters());
      return code;
    } catch (PlugFault refused) {
      throw new CommandFailure(ExitCode.FAILED, "--dhcp: " + refused.getMessage());
    } catch (IOException refused) {
      throw new CommandFailure(
          ExitCode.FAILED,
          "cannot use "
              + options.bind
              + ": "
              + refused.getMessage()
              + "; --bind takes an address of this machine");
    }
  }

  private int bootsAndEnds(PhonePlan plan, Flash flash, PowerSwitch power)
      throws IOException, InterruptedException {
    PhoneScreen screen =
        PhoneScreen.on(terminal.out(), options.json, plan.settings().setup().mac());
    try (VirtualPhone phone = VirtualPhone.plug(plan.settings(), flash, power, screen)) {
      return boots(phone, screen).provisioned() ? ExitCode.OK : ExitCode.NO;
    }
  }

  private void preset(Flash flash) {
    FlashContent before = flash.load();
    ParameterStore parameters =
        PresetParameters.put(
            PresetParameters.put(before.parameters(), PresetParameters.servers(options.source)),
            options.parameters);
    if (!parameters.equals(before.parameters())) {
      flash.commit(before.withParameters(parameters));
    }
  }

  private PhoneEnd boots(VirtualPhone phone, PhoneScreen screen) throws InterruptedException {
    int reboots = 0;
    for (int number = 1; ; number++) {
      screen.boot(number, options.boots);
      PhoneEnd end =
          phone
              .powerUp()
              .orElseThrow(() -> new CommandFailure(ExitCode.INTERRUPTED, "the plug was pulled"));
      reboots += end.reboots();
      if (number == options.boots) {
        explain(end);
        screen.end(end.provisioned(), end.display(), reboots);
        return end;
      }
    }
  }

  private void writeParameters(ParameterStore parameters) {
    if (options.params.isEmpty()) {
      return;
    }
    Path file = terminal.directory().resolve(options.params.get());
    try {
      OwnFile.replace(file, parameters.text().getBytes(StandardCharsets.ISO_8859_1));
    } catch (IOException failed) {
      throw new CommandFailure(
          ExitCode.FAILED,
          "--params " + file + " cannot be written: " + failed + "; does its folder exist?");
    }
  }

  /** A "no" that the panel does not show is said in words. */
  private void explain(PhoneEnd end) {
    String what =
        switch (end.ending()) {
          case PROVISIONED, CUSTOMIZED, FAILED -> "";
          case NO_DHCP_ANSWER -> end.reason() + "; is a DHCP server there (--dhcp)?";
          case NO_SOURCE -> end.reason() + "; give --inf, --http-server or --tftp-server";
          case PROVISIONING_OFF -> end.reason() + ": no run was started";
          case IN_COMMUNICATION, TOO_MANY_REBOOTS -> end.reason();
        };
    if (!what.isEmpty()) {
      terminal.complain(List.of(what));
    }
  }
}
