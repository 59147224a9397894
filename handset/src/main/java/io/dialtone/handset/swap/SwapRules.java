// SPDX-License-Identifier: Apache-2.0
package io.dialtone.handset.swap;

import io.dialtone.handset.flash.FirmwareSet;
import io.dialtone.handset.flash.FlashContent;
import io.dialtone.handset.flash.InstalledFirmware;
import io.dialtone.wire.identity.FilePrefix;
import io.dialtone.wire.identity.FirmwareName;
import io.dialtone.wire.identity.Model;
import io.dialtone.wire.identity.Protocol;
import io.dialtone.wire.inf.TftpPath;
import java.util.Optional;

/** Whether an application of the other protocol makes this phone change to it (SWP-1, SWP-2). */
public final class SwapRules {

  private static final String LEAST_BOOT = "1.11";
  private static final String LEAST_DSP = "1.01";

  /** The applications, by the letters of their names, and the oldest that can swap. */
  private enum Application {
    SG(Protocol.SIP, "1.54"),
    MC(Protocol.MGCP, "1.53"),
    MX(Protocol.MGCP, "1.52");

    private final Protocol protocol;
    private final String least;

    Application(Protocol protocol, String least) {
      this.protocol = protocol;
      this.least = least;
    }

    private static Application of(FirmwareName name) { // only names with letters have a protocol
      return name.letters().map(Application::valueOf).orElse(MC);
    }

    /** The one that runs; MGCP firmware whose name is not remembered counts as MC. */
    private static Application running(FlashContent content) {
      Application usual = content.persona().protocol() == Protocol.SIP ? SG : MC;
      return content
          .firmware()
          .application()
          .infValue()
          .map(value -> FirmwareName.parse(TftpPath.lastPart(value)))
          .flatMap(FirmwareName::letters)
          .map(Application::valueOf)
          .filter(application -> application.protocol == usual.protocol)
          .orElse(usual);
    }
  }

  private SwapRules() {}

  /**
   * Decides about an application whose name says the other protocol.
   *
   * @param content what the phone has, before anything of this INF is installed
   */
  public static SwapDecision decide(FlashContent content, FirmwareName target) {
    if (content.persona().model() != Model.ST2030) {
      return refused(target, "only an ST2030 can change its protocol");
    }
    FirmwareSet firmware = content.firmware();
    Optional<String> fault =
        lacks("boot", firmware.boot(), LEAST_BOOT)
            .or(() -> lacks("DSP", firmware.dsp(), LEAST_DSP))
            .or(() -> lacks(Application.running(content), firmware.application()))
            .or(() -> lacks(target));
    return fault
        .<SwapDecision>map(reason -> refused(target, reason))
        .orElseGet(() -> {
          Application next = Application.of(target);
          FilePrefix persona = new FilePrefix(Model.ST2030, next.protocol);
          return new SwapDecision.Swap(
              persona, target.text() + " makes this a phone that speaks " + next.protocol);
        });
  }

  private static Optional<String> lacks(String part, InstalledFirmware installed, String least) {
    return below(installed.version(), least)
        ? Optional.of("that takes " + part + " " + least + ", here is " + installed.version())
        : Optional.empty();
  }

  private static Optional<String> lacks(Application running, InstalledFirmware installed) {
    return below(installed.version(), running.least)
        ? Optional.of(
            "that takes %s %s to start from, here is %s"
                .formatted(running, running.least, installed.version()))
        : Optional.empty();
  }

  private static Optional<String> lacks(FirmwareName target) {
    Application next = Application.of(target);
    if (target.version().isEmpty()) {
      return Optional.of("its name tells no version");
    }
    return below(target.version().get(), next.least)
        ? Optional.of("the oldest that can be changed to is " + next + " " + next.least)
        : Optional.empty();
  }

  /** A version that cannot be read is below everything. */
  private static boolean below(String version, String least) {
    DottedVersion needed = DottedVersion.parse(least).orElseThrow();
    return DottedVersion.parse(version).filter(v -> v.compareTo(needed) >= 0).isEmpty();
  }

  private static SwapDecision refused(FirmwareName target, String why) {
    return new SwapDecision.Refused(
        target.text()
            + " speaks "
            + target.protocol().map(Protocol::toString).orElse("nothing known")
            + ": "
            + why);
  }
}
