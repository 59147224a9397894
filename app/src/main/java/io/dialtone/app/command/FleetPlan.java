// SPDX-License-Identifier: Apache-2.0
package io.dialtone.app.command;

import io.dialtone.app.terminal.CommandFailure;
import io.dialtone.app.terminal.ExitCode;
import io.dialtone.fleet.crowd.Arrival;
import io.dialtone.fleet.crowd.CrowdPlan;
import io.dialtone.fleet.crowd.Shares;
import io.dialtone.fleet.crowd.Shares.Share;
import io.dialtone.fleet.crowd.Source;
import io.dialtone.fleet.crowd.StartState;
import io.dialtone.fleet.net.Addresses;
import io.dialtone.fleet.net.HttpLimits;
import io.dialtone.fleet.net.Trust;
import io.dialtone.handset.dhcp.DhcpPatience;
import io.dialtone.handset.port.HttpUrl;
import io.dialtone.wire.identity.FilePrefix;
import io.dialtone.wire.identity.Model;
import io.dialtone.wire.identity.Protocol;
import io.dialtone.wire.octets.Endpoint;
import io.dialtone.wire.octets.Ip4Address;
import io.dialtone.wire.octets.MacAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** What the options of {@code dialtone fleet} mean; each that means nothing is wrong usage. */
final class FleetPlan {
  private static final String DEFAULT_DHCP = "127.0.0.1:6767";
  private static final Ip4Address LOOPBACK = Ip4Address.of(127, 0, 0, 1);
  private static final String SERVER = "[A-Za-z0-9._-]+(:[0-9]{1,5})?";
  private static final int MOST_BOOTS = 1_000;
  private static final int USUAL_AT_ONCE = 4_096;
  private static final int FEWEST_AT_ONCE = 256;
  private static final int MOST_AT_ONCE = 100_000;

  /** Descriptors for everything but the phones' own connections (125, counted), and for a relay. */
  private static final long OTHER_FILES = 200;

  private static final long RELAY_FILES = 20;

  /** What a phone needs that has begun, and one of which only its flash is kept. */
  private static final long BEGUN_BYTES = 9_000;

  private static final long FLASH_BYTES = 3_000;
  private static final long OTHER_BYTES = 100_000_000;
  private static final int MOST_WEIGHT = 1_000_000;
  private static final long MOST_RATE = 1_000_000;
  private static final Duration LONGEST = Duration.ofDays(7);

  private final FleetOptions options;
  private final FleetRoom room;
  private final Trust trust;

  private FleetPlan(FleetOptions options, FleetRoom room, Trust trust) {
    this.options = options;
    this.room = room;
    this.trust = trust;
  }

  /** The plan, as far as there is room for it. */
  static CrowdPlan of(FleetOptions options, FleetRoom room, Trust trust) {
    return new FleetPlan(options, room, trust).plan();
  }

  /** What was asked for, as a report names it. */
  static Map<String, String> settings(CrowdPlan plan) {
    var settings = new LinkedHashMap<String, String>();
    settings.put("phones", String.valueOf(plan.phones()));
    settings.put(
        "mix",
        text(
            plan.mix().kinds(),
            kind -> kind.model() + "-" + kind.protocol().name().toLowerCase(Locale.ROOT)));
    settings.put("sources", text(plan.mix().sources(), Source::text));
    settings.put("states", text(plan.mix().states(), StartState::text));
    settings.put("arrival", plan.arrival().text());
    settings.put("boots", String.valueOf(plan.pace().boots()));
    settings.put("waits", plan.pace().realTime() ? "real time" : "skipped");
    settings.put("inFlight", String.valueOf(plan.pace().atOnce()));
    settings.put("seed", String.valueOf(plan.seed()));
    return settings;
  }

  private static <T> String text(Shares<T> shares, Function<T, String> word) {
    var text = new StringBuilder();
    for (Share<T> share : shares.shares()) {
      text.append(text.isEmpty() ? "" : ", ").append(word.apply(share.what()));
      if (shares.shares().size() > 1) {
        text.append(" = ").append(share.weight());
      }
    }
    return text.toString();
  }

  private CrowdPlan plan() {
    require(
        options.phones >= 1 && options.phones <= CrowdPlan.MOST_PHONES,
        "--phones takes 1 to " + CrowdPlan.MOST_PHONES);
    require(options.boots >= 1 && options.boots <= MOST_BOOTS, "--boots takes 1 to " + MOST_BOOTS);
    require(options.tftpPort >= 1 && options.tftpPort <= 65_535, "--tftp-port takes 1 to 65535");
    var mix =
        new CrowdPlan.Mix(
            shares("--mix", options.mix, FleetPlan::kind),
            sources(),
            shares("--state", options.state, FleetPlan::state));
    Optional<Ip4Address> bind =
        options.bind.isEmpty() ? Optional.empty() : Optional.of(address("--bind", options.bind));
    requireReachable(mix.sources(), bind);
    var pace = new CrowdPlan.Pace(options.boots, !options.noWaits, limit(), atOnce(), begun(mix));
    var patience = options.noWaits ? DhcpPatience.BRISK : DhcpPatience.REAL_TIME;
    var plug =
        new CrowdPlan.Plug(bind, relays(bind), options.tftpPort, HttpLimits.PHONE, trust, patience);
    return new CrowdPlan(options.phones, mac(), options.seed, mix, arrival(), pace, plug);
  }

  private MacAddress mac() {
    MacAddress first =
        MacAddress.parse(options.mac)
            .orElseThrow(() -> wrong("--mac takes 12 hex digits, not '" + options.mac + "'"));
    require(
        (first.bits() & 0xFFFFFF) + options.phones <= 1 << 24,
        "--mac " + options.mac + " leaves no room for " + options.phones + " phones that count up");
    return first;
  }

  private Shares<Source> sources() {
    Map<String, Source> named = namedSources();
    if (named.isEmpty()) {
      named.put("dhcp", new Source.Dhcp(Endpoint.parse(DEFAULT_DHCP).orElseThrow()));
    }
    if (options.sources.isEmpty()) {
      return new Shares<>(named.values().stream().map(source -> new Share<>(source, 1)).toList());
    }
    Shares<Source> shares =
        shares("--sources", options.sources, word -> Optional.ofNullable(named.get(word)));
    require(
        shares.shares().size() == named.size(),
        "--sources must name each source that is given: " + String.join(", ", named.keySet()));
    return shares;
  }

  private Map<String, Source> namedSources() {
    var named = new LinkedHashMap<String, Source>();
    if (!options.source.inf.isEmpty()) {
      require(
          HttpUrl.parse(options.source.inf).isPresent(),
          "--inf takes an http:// or https:// URL, not '" + options.source.inf + "'");
      named.put("inf", new Source.Inf(options.source.inf));
    }
    if (!options.source.httpServer.isEmpty()) {
      named.put("http", new Source.Http(server(options.source.httpServer)));
    }
    if (!options.source.tftpServer.isEmpty()) {
      named.put("tftp", new Source.Tftp(server(options.source.tftpServer)));
    }
    if (!options.dhcp.isEmpty()) {
      named.put("dhcp", new Source.Dhcp(endpoint(options.dhcp)));
    }
    return named;
  }

  private static String server(String text) {
    require(text.matches(SERVER), "a server is HOST or HOST:PORT, not '" + text + "'");
    int colon = text.indexOf(':');
    int port = colon < 0 ? 1 : Integer.parseInt(text.substring(colon + 1));
    require(port >= 1 && port <= 65_535, text + " has no port of 1 to 65535");
    return text;
  }

  private static Endpoint endpoint(String text) {
    String spelled = text.startsWith("localhost:") ? "127.0.0.1" + text.substring(9) : text;
    return Endpoint.parse(spelled)
        .filter(server -> server.port() > 0)
        .orElseThrow(() -> wrong("--dhcp takes ADDRESS:PORT, not '" + text + "'"));
  }

  /** Phones of 127.x.y.z reach this machine alone: said at once, not by as many time-outs. */
  private static void requireReachable(Shares<Source> sources, Optional<Ip4Address> bind) {
    for (Share<Source> share : sources.shares()) {
      String host =
          switch (share.what()) {
            case Source.Inf(var url) -> HttpUrl.parse(url).orElseThrow().host();
            case Source.Http(var server) -> server.replaceAll(":.*", "");
            case Source.Tftp(var server) -> server.replaceAll(":.*", "");
            case Source.Dhcp(var server) -> server.address().toString();
          };
      Optional<Ip4Address> address = Addresses.resolve(host);
      require(
          bind.isPresent() || address.isEmpty() || address.get().isLoopback(),
          host + " is not on loopback: name an address of this machine for the phones, --bind");
    }
  }

  private List<Ip4Address> relays(Optional<Ip4Address> bind) {
    if (options.giaddr.isEmpty()) {
      return List.of(bind.orElse(LOOPBACK));
    }
    return options.giaddr.stream().map(text -> address("--giaddr", text)).toList();
  }

  private static Ip4Address address(String option, String text) {
    return Ip4Address.parse(text)
        .orElseThrow(() -> wrong(option + " takes an IPv4 address, not '" + text + "'"));
  }

  private Arrival arrival() {
    String[] parts = options.arrival.split("=", 2);
    if (parts.length == 1 && parts[0].equals("burst")) {
      return new Arrival.Burst();
    }
    if (parts.length == 2 && parts[0].equals("rate")) {
      String number = parts[1].replaceFirst("/s$", "");
      require(
          number.matches("[0-9]{1,7}(\\.[0-9]{1,3})?")
              && Double.parseDouble(number) > 0
              && Double.parseDouble(number) <= MOST_RATE,
          "--arrival rate=N takes phones a second, up to " + MOST_RATE);
      return new Arrival.Rate(Double.parseDouble(number));
    }
    if (parts.length == 2 && parts[0].equals("spread")) {
      return new Arrival.Spread(time("--arrival spread=", parts[1]));
    }
    throw wrong("--arrival takes burst, rate=N or spread=TIME, not '" + options.arrival + "'");
  }

  private Optional<Duration> limit() {
    return options.limit.isEmpty() ? Optional.empty() : Optional.of(time("--for", options.limit));
  }

  private static Duration time(String option, String text) {
    Duration time =
        TimeText.parse(text)
            .orElseThrow(() -> wrong(option + " takes 500ms, 90s, 10m or 2h, not '" + text + "'"));
    require(
        time.isPositive() && time.compareTo(LONGEST) <= 0,
        option + " takes up to " + LONGEST.toDays() + " days");
    return time;
  }

  /** So many as fit into memory beside the flashes that are kept. */
  private int begun(CrowdPlan.Mix mix) {
    boolean kept =
        mix.states().shares().stream().anyMatch(share -> share.what() != StartState.FACTORY);
    long left = room.memoryBytes() - OTHER_BYTES - (kept ? options.phones * FLASH_BYTES : 0);
    require(
        left >= Math.min(options.phones, USUAL_AT_ONCE) * BEGUN_BYTES,
        "--phones "
            + options.phones
            + " do not fit into memory: give the JVM more, DIALTONE_JAVA_OPTS=-Xmx4g");
    return (int) Math.min(options.phones, left / BEGUN_BYTES);
  }

  private int atOnce() {
    long others = OTHER_FILES + RELAY_FILES * options.giaddr.size();
    long most = Math.max(1, room.openFiles() - others);
    if (options.inFlight.isEmpty()) {
      long loading = Math.max(FEWEST_AT_ONCE, room.loading());
      return (int) Math.min(USUAL_AT_ONCE, Math.min(loading, most));
    }
    int wanted = options.inFlight.get();
    require(wanted >= 1 && wanted <= MOST_AT_ONCE, "--in-flight takes 1 to " + MOST_AT_ONCE);
    require(
        wanted <= most,
        "--in-flight "
            + wanted
            + ": this process may have "
            + room.openFiles()
            + " files open, room for "
            + most
            + "; raise 'ulimit -n'");
    return wanted;
  }

  private static <T> Shares<T> shares(
      String option, String text, Function<String, Optional<T>> known) {
    var shares = new ArrayList<Share<T>>();
    for (String part : text.split(",", -1)) {
      String[] sides = part.strip().split("=", 2);
      T what =
          known
              .apply(sides[0])
              .orElseThrow(() -> wrong(option + ": '" + sides[0] + "' is not known here"));
      String weight = sides.length == 2 ? sides[1] : "1";
      require(
          weight.matches("[0-9]{1,7}")
              && Integer.parseInt(weight) >= 1
              && Integer.parseInt(weight) <= MOST_WEIGHT,
          option + ": '" + part.strip() + "' needs a weight of 1 to " + MOST_WEIGHT);
      require(
          shares.stream().noneMatch(share -> share.what().equals(what)),
          option + ": '" + sides[0] + "' stands there twice");
      shares.add(new Share<>(what, Integer.parseInt(weight)));
    }
    return new Shares<>(shares);
  }

  private static Optional<FilePrefix> kind(String text) {
    for (Model model : Model.values()) {
      for (Protocol protocol : Protocol.values()) {
        if (text.equalsIgnoreCase(model + "-" + protocol)) {
          return Optional.of(new FilePrefix(model, protocol));
        }
      }
    }
    return Optional.empty();
  }

  private static Optional<StartState> state(String text) {
    for (StartState state : StartState.values()) {
      if (state.text().equals(text)) {
        return Optional.of(state);
      }
    }
    return Optional.empty();
  }

  private static void require(boolean right, String otherwise) {
    if (!right) {
      throw wrong(otherwise);
    }
  }

  static CommandFailure wrong(String what) {
    return new CommandFailure(ExitCode.USAGE, what + " (see 'dialtone fleet --help')");
  }
}
