// SPDX-License-Identifier: Apache-2.0
package io.dialtone.app.command.dhcpconfig;

import io.dialtone.app.command.DataOptions;
import io.dialtone.app.command.site.SiteAccess;
import io.dialtone.app.terminal.CommandFailure;
import io.dialtone.app.terminal.ExitCode;
import io.dialtone.app.terminal.Terminal;
import io.dialtone.core.dhcp.Network;
import io.dialtone.core.dhcp.Way;
import io.dialtone.core.dhcpconfig.ConfigAnswer;
import io.dialtone.core.dhcpconfig.ConfigAsked;
import io.dialtone.core.dhcpconfig.ConfigAsked.By;
import io.dialtone.core.dhcpconfig.DhcpConfig;
import io.dialtone.core.dhcpconfig.ForeignServer;
import io.dialtone.core.dhcpconfig.PhoneNetwork;
import io.dialtone.core.dhcpconfig.StaticPhone;
import io.dialtone.server.settings.Loaded;
import io.dialtone.server.settings.Settings;
import io.dialtone.wire.identity.FilePrefix;
import io.dialtone.wire.identity.Model;
import io.dialtone.wire.identity.Protocol;
import io.dialtone.wire.octets.Ip4Address;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** {@code dialtone dhcp-config}: the configuration for somebody else's DHCP server (SRV-6). */
@Command(
    name = "dhcp-config",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description =
        "Prints the configuration by which your own DHCP server leads phones to this server, to be"
            + " pasted; nothing is changed. Exit 0 when it is printed, 1 when there can be none, 2"
            + " when something failed.",
    footer = {
      "",
      "  dialtone dhcp-config kea --subnet 192.0.2.0/24 --router 192.0.2.1",
      "  dialtone dhcp-config dnsmasq --by tftp --address 192.0.2.10",
      "  dialtone dhcp-config cisco-ios --subnet 192.0.2.0/24 --kind ST2030S --static"
    })
public final class DhcpConfigCommand implements Callable<Integer> {

  private final Terminal terminal;

  @Parameters(
      paramLabel = "SERVER",
      description = "isc, kea, dnsmasq, cisco-ios, windows or mikrotik.")
  private String server = "";

  @Option(
      names = "--by",
      paramLabel = "http|tftp",
      description =
          "How phones fetch: http by option 43, tftp by options 66 and 150 and the next server"
              + " (default: as dhcp.way of the settings, which is http if unsaid).")
  private Optional<String> by = Optional.empty();

  @Option(
      names = "--kind",
      split = ",",
      paramLabel = "KIND",
      description = "The phones there are: ST2030S, ST2030M, ST2022S, ST2022M (default: all).")
  private List<String> kinds = new ArrayList<>();

  @Option(
      names = "--inf",
      paramLabel = "NAME",
      description =
          "Name, path or URL of the INF; {prefix} is ST2030S_ and so on (default: dhcp.inf; else by"
              + " http the site's st2030s.inf and so on, by tftp each phone's own).")
  private Optional<String> inf = Optional.empty();

  @Mixin private NetworkOptions network = new NetworkOptions();

  @Option(
      names = "--static",
      description = "Also an entry for each phone of the site, with its dhcp.reservation.")
  private boolean statics;

  @Mixin private ServerOptions ours = new ServerOptions();
  @Mixin private SiteAccess access = new SiteAccess();

  /** The command, which prints on this terminal. */
  public DhcpConfigCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() {
    ForeignServer foreign =
        ForeignServer.parse(server)
            .orElseThrow(() ->
                wrong(
                    "'"
                        + server
                        + "' is no DHCP server known here; there are "
                        + Stream.of(ForeignServer.values())
                            .map(ForeignServer::text)
                            .collect(Collectors.joining(", "))));
    Settings settings = settings();
    Surveyed surveyed = Surveyed.of(settings, ours.said().keySet());
    By way = way(settings);
    List<Network> pools =
        settings.dhcp().pools().stream()
            .map(pool -> new Network(pool.pool(), pool.terms().over(settings.dhcp().terms())))
            .toList();
    List<PhoneNetwork> first = network.networks(pools, Optional.empty());
    Ip4Address self =
        surveyed
            .address(first.stream().findFirst().map(net -> net.subnet().first()))
            .orElseThrow(() ->
                new CommandFailure(
                    ExitCode.FAILED,
                    "this machine has no address that phones could reach: name it with --address"));
    List<PhoneNetwork> networks = network.networks(pools, Optional.of(self));
    List<StaticPhone> phones =
        statics ? SitePhones.of(access, terminal, settings, networks) : List.of();
    ConfigAsked asked =
        new ConfigAsked(
            foreign,
            new ConfigAsked.Source(way, surveyed.services(), self, inf(settings)),
            kinds(),
            network.vlan(pools, networks),
            networks,
            phones);
    List<String> warnings = Cautions.of(settings, surveyed, asked);
    return switch (DhcpConfig.of(asked)) {
      case ConfigAnswer.Text(String text) -> print(text, warnings);
      case ConfigAnswer.Refused(String reason) -> throw new CommandFailure(ExitCode.NO, reason);
    };
  }

  private Settings settings() {
    return switch (access.data().load(terminal, ours.said())) {
      case Loaded.Fit fit -> fit.settings();
      case Loaded.Unfit unfit -> throw DataOptions.refused(unfit);
    };
  }

  private By way(Settings settings) {
    if (by.isEmpty()) {
      Way way = settings.dhcp().terms().way().orElse(Way.OPTION43);
      return way == Way.OPTION43 ? By.HTTP : By.TFTP;
    }
    for (By known : By.values()) {
      if (known.name().equalsIgnoreCase(by.get())) {
        return known;
      }
    }
    throw wrong("--by takes http or tftp, not '" + by.get() + "'");
  }

  /** Another server knows no {mac}: what the settings say with one is for our own DHCP alone. */
  private Optional<String> inf(Settings settings) {
    return inf.or(() -> settings.dhcp().terms().inf().filter(name -> !name.contains("{mac}")));
  }

  private List<FilePrefix> kinds() {
    List<FilePrefix> meant = new ArrayList<>();
    for (Model model : Model.values()) {
      for (Protocol protocol : Protocol.values()) {
        meant.add(new FilePrefix(model, protocol));
      }
    }
    if (!kinds.isEmpty()) {
      List<FilePrefix> named =
          kinds.stream()
              .map(text ->
                  DhcpConfig.kind(text.strip())
                      .orElseThrow(() ->
                          wrong(
                              "--kind takes ST2030S, ST2030M, ST2022S or ST2022M, not '"
                                  + text
                                  + "'")))
              .toList();
      meant.retainAll(named);
    }
    return meant;
  }

  private int print(String text, List<String> warnings) {
    warnings.forEach(warning -> terminal.complain(List.of("warning: " + warning)));
    if (access.json()) {
      ObjectNode all =
          JsonMapper.shared().createObjectNode().put("server", server).put("text", text);
      warnings.forEach(all.putArray("warnings")::add);
      terminal.out().println(all);
    } else {
      terminal.out().print(text);
    }
    terminal.out().flush();
    return ExitCode.OK;
  }

  static CommandFailure wrong(String what) {
    return new CommandFailure(ExitCode.USAGE, what + " (see 'dialtone dhcp-config --help')");
  }
}
