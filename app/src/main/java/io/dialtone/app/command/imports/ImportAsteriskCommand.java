// SPDX-License-Identifier: Apache-2.0
package io.dialtone.app.command.imports;

import io.dialtone.app.command.site.SiteAccess;
import io.dialtone.app.terminal.CommandFailure;
import io.dialtone.app.terminal.ExitCode;
import io.dialtone.app.terminal.StopSignal;
import io.dialtone.app.terminal.Terminal;
import io.dialtone.core.asterisk.Choices;
import io.dialtone.link.Routes;
import io.dialtone.server.asterisk.AsteriskFolder;
import io.dialtone.wire.identity.Model;
import io.dialtone.wire.octets.Ip4Address;
import java.io.IOException;
import java.net.Inet4Address;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code dialtone import asterisk}. */
@Command(
    name = "asterisk",
    mixinStandardHelpOptions = true,
    description =
        "Takes in accounts and phones from an Asterisk's sip.conf, users.conf, pjsip.conf,"
            + " pjsip_wizard.conf, phoneprov_users.conf and voicemail.conf: all as one change, or"
            + " nothing.",
    footer = {
      "",
      "  dialtone import asterisk /etc/asterisk --dry-run",
      "  dialtone import asterisk /etc/asterisk --map phones.csv --sip-server 192.0.2.10",
      "  dialtone import asterisk /etc/asterisk --watch"
    })
final class ImportAsteriskCommand implements Callable<Integer> {

  private final Terminal terminal;

  @Mixin private SiteAccess access = new SiteAccess();

  @Parameters(paramLabel = "DIR", description = "The folder of its files, as /etc/asterisk.")
  private String folder = "";

  @Option(
      names = "--map",
      paramLabel = "FILE.csv",
      description = "Which account is on which phone: columns mac, model, account.")
  private Optional<String> map = Optional.empty();

  @Option(
      names = "--sip-server",
      paramLabel = "H",
      description = "Where phones register, HOST or HOST:PORT (usual: what the files say).")
  private Optional<String> sipServer = Optional.empty();

  @Option(
      names = "--model",
      paramLabel = "MODEL",
      description = "Of new phones whose model nobody says: ST2030 (usual) or ST2022.")
  private Optional<String> model = Optional.empty();

  @Option(
      names = "--prune",
      description =
          "Also take away accounts and lines that came from Asterisk and are there no more.")
  private boolean prune;

  @Option(names = "--dry-run", description = "Tell what would change, and change nothing.")
  private boolean dry;

  @Option(
      names = "--watch",
      description =
          "Go on, take in every change of the files, and have the server resync the phones whose"
              + " files changed.")
  private boolean watch;

  ImportAsteriskCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() throws InterruptedException {
    if (watch && (dry || prune)) {
      throw wrong(
          "--watch goes without " + (dry ? "--dry-run" : "--prune, which takes things away"));
    }
    AsteriskTaking taking = new AsteriskTaking(terminal, access, open(), map, choices());
    if (watch) {
      StopSignal stop = StopSignal.listen();
      new AsteriskFollow(
              terminal, taking, new Resync(terminal, access, access.json()), access.json())
          .run(wait -> stop.awaitAtMost(wait.toMillis()));
      return ExitCode.OK;
    }
    Optional<CommandFailure> refused = taking.say(taking.take(dry), access.json());
    if (refused.isPresent()) {
      throw refused.get();
    }
    return ExitCode.OK;
  }

  private AsteriskFolder open() {
    try {
      return new AsteriskFolder(terminal.directory().resolve(folder));
    } catch (IOException _) {
      throw SiteAccess.failed("there is no folder " + folder + " that can be read");
    }
  }

  private Choices choices() {
    Optional<Model> meant = model.flatMap(Model::parse);
    if (model.isPresent() && meant.isEmpty()) {
      throw wrong(model.get() + " is no model: there are ST2030 and ST2022");
    }
    return new Choices(sipServer, thisMachine(), meant, prune);
  }

  /** The address that phones reach us at, or that of the interface that leads outside. */
  private Optional<String> thisMachine() {
    Optional<Ip4Address> said = access.data().settings(terminal).address();
    return said.map(Ip4Address::toString)
        .or(() ->
            Routes.sourceTowards(Routes.ANY_OUTSIDE)
                .filter(address -> !address.isLoopbackAddress())
                .map(Inet4Address::getHostAddress));
  }

  private static CommandFailure wrong(String what) {
    return new CommandFailure(ExitCode.USAGE, what + " (see 'dialtone import asterisk --help')");
  }
}
