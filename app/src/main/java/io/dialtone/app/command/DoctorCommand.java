// SPDX-License-Identifier: Apache-2.0
package io.dialtone.app.command;

import io.dialtone.app.doctor.DoctorJson;
import io.dialtone.app.doctor.DoctorText;
import io.dialtone.app.doctor.Finding;
import io.dialtone.app.terminal.CommandFailure;
import io.dialtone.app.terminal.ExitCode;
import io.dialtone.app.terminal.Terminal;
import io.dialtone.handset.flash.FlashContent;
import io.dialtone.handset.identity.PhoneIdentity;
import io.dialtone.handset.survey.DhcpSurvey;
import io.dialtone.link.SocketFault;
import io.dialtone.server.dhcp.ServedInterfaces;
import io.dialtone.server.survey.SurveyPlace;
import io.dialtone.wire.identity.Model;
import io.dialtone.wire.identity.Protocol;
import io.dialtone.wire.octets.Endpoint;
import io.dialtone.wire.octets.MacAddress;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadLocalRandom;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code dialtone doctor}: who answers DHCP, and what a phone would make of it. */
@Command(
    name = "doctor",
    mixinStandardHelpOptions = true,
    description =
        "Asks as a phone would who answers DHCP on this network, takes nothing, and tells where each"
            + " server would send a phone. Exit 0 when one server answers and leads to an INF, 1"
            + " when not or when a place could not be asked, 2 when nothing could be asked.",
    footer = {
      "",
      "A server on this very machine does not hear what is asked on an interface: ask it by HOST:PORT.",
      "What your own DHCP server is to say, 'dialtone dhcp-config' prints."
    })
public final class DoctorCommand implements Callable<Integer> {
  private static final int TFTP_PORT = 69;
  private static final Duration LONGEST = Duration.ofMinutes(10);

  private final Terminal terminal;

  @Parameters(
      arity = "0..*",
      paramLabel = "IFACE|HOST:PORT",
      description =
          "Interfaces to ask on (needs root), or servers to ask as through a relay (default: every"
              + " interface that is up).")
  private List<String> places = new ArrayList<>();

  @Option(
      names = "--model",
      paramLabel = "MODEL",
      defaultValue = "ST2030",
      description = "ST2030 or ST2022 (default: ${DEFAULT-VALUE}).")
  private Model model = Model.ST2030;

  @Option(
      names = "--protocol",
      paramLabel = "PROTOCOL",
      defaultValue = "SIP",
      description = "sip or mgcp (default: ${DEFAULT-VALUE}).")
  private Protocol protocol = Protocol.SIP;

  @Option(
      names = "--mac",
      paramLabel = "MAC",
      defaultValue = "00147F000001",
      description = "The MAC address asked with (default: ${DEFAULT-VALUE}).")
  private String mac = "";

  @Option(
      names = "--wait",
      paramLabel = "TIME",
      defaultValue = "4s",
      description =
          "How long to wait for answers, e.g. 500ms or 10s; a bare number is seconds (default:"
              + " ${DEFAULT-VALUE}).")
  private String wait = "";

  @Option(names = "--json", description = "One JSON object, for programs.")
  private boolean json;

  public DoctorCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() throws InterruptedException {
    MacAddress asking =
        MacAddress.parse(mac)
            .orElseThrow(() -> wrong("--mac takes 12 hex digits, not '" + mac + "'"));
    var _ = patience(); // said before anybody is asked
    List<String> named = places.isEmpty() ? ServedInterfaces.up() : places;
    if (named.isEmpty()) {
      throw new CommandFailure(
          ExitCode.FAILED, "no interface of this machine is up; name a server as HOST:PORT");
    }
    List<Finding> findings = look(named, asking);
    if (findings.stream().noneMatch(Finding::asked)) {
      Finding first = findings.getFirst();
      throw new CommandFailure(ExitCode.FAILED, first.place() + " " + first.verdict().reason());
    }
    print(findings);
    return Finding.good(findings) ? ExitCode.OK : ExitCode.NO;
  }

  private Duration patience() {
    return TimeText.parseOrSeconds(wait)
        .filter(time -> time.isPositive() && time.compareTo(LONGEST) <= 0)
        .orElseThrow(
            () -> wrong("--wait takes a time up to 10m, e.g. 500ms or 10s, not '" + wait + "'"));
  }

  /** Asks at all places side by side. */
  private List<Finding> look(List<String> named, MacAddress asking) throws InterruptedException {
    PhoneIdentity phone = PhoneIdentity.atPowerUp(asking, FlashContent.factory(model, protocol));
    int xid = ThreadLocalRandom.current().nextInt();
    List<DhcpSurvey> surveys = new ArrayList<>();
    for (int i = 0; i < named.size(); i++) {
      surveys.add(new DhcpSurvey(phone, xid + i, TFTP_PORT));
    }
    // platform threads: a place's socket may hold its thread
    ThreadFactory threads = Thread.ofPlatform().daemon().name("doctor ", 0).factory();
    try (ExecutorService asked = Executors.newThreadPerTaskExecutor(threads)) {
      List<Future<Finding>> answers = new ArrayList<>();
      for (int i = 0; i < named.size(); i++) {
        String name = named.get(i);
        DhcpSurvey survey = surveys.get(i);
        answers.add(asked.submit(() -> look(name, survey, surveys)));
      }
      List<Finding> findings = new ArrayList<>();
      for (Future<Finding> answer : answers) {
        findings.add(answer.get());
      }
      return findings;
    } catch (ExecutionException fault) {
      if (fault.getCause() instanceof CommandFailure failure) {
        throw failure;
      }
      throw new IllegalStateException("asking failed", fault.getCause());
    }
  }

  private Finding look(String name, DhcpSurvey survey, List<DhcpSurvey> all)
      throws InterruptedException {
    List<DhcpSurvey> beside = all.stream().filter(other -> other != survey).toList();
    try (SurveyPlace place = open(name)) {
      place.perform(survey, beside, patience());
    } catch (IOException fault) {
      return Finding.unasked(name, why(name, fault));
    }
    synchronized (survey) {
      return Finding.of(name, survey.offers(), survey.verdict());
    }
  }

  private static SurveyPlace open(String name) throws SocketFault {
    if (!name.contains(":")) {
      return SurveyPlace.on(name);
    }
    String spelled = name.startsWith("localhost:") ? "127.0.0.1" + name.substring(9) : name;
    Optional<Endpoint> server = Endpoint.parse(spelled).filter(at -> at.port() > 0);
    return SurveyPlace.at(
        server.orElseThrow(() -> wrong("'" + name + "' is no interface and no ADDRESS:PORT")));
  }

  private static String why(String name, IOException fault) {
    if (fault instanceof SocketFault refused) {
      return switch (refused.kind()) {
        case NO_SUCH_DEVICE -> "there is no such interface: 'ip link' lists them";
        case NOT_PERMITTED -> "asking on an interface needs root";
        case UNREACHABLE ->
            "nothing leads there; is the interface up ('ip link set " + name + " up')?";
        case ADDRESS_IN_USE, NO_SUCH_ADDRESS, TOO_LONG, OTHER ->
            String.valueOf(refused.getMessage());
      };
    }
    return String.valueOf(fault.getMessage());
  }

  private void print(List<Finding> findings) {
    if (json) {
      terminal.out().println(DoctorJson.text(findings));
    } else {
      findings.forEach(finding -> DoctorText.lines(finding).forEach(terminal.out()::println));
      if (!Finding.good(findings)
          && findings.stream().anyMatch(finding -> !finding.offers().isEmpty())) {
        terminal.out().println("What a DHCP server is to say, 'dialtone dhcp-config' prints.");
      }
    }
    terminal.out().flush();
  }

  private static CommandFailure wrong(String what) {
    return new CommandFailure(ExitCode.USAGE, what + " (see 'dialtone doctor --help')");
  }
}
