// SPDX-License-Identifier: Apache-2.0
package io.dialtone.app.simulation;

import io.dialtone.app.simulation.net.DhcpService;
import io.dialtone.app.simulation.net.House;
import io.dialtone.app.simulation.net.Lan;
import io.dialtone.app.simulation.site.Site;
import io.dialtone.app.simulation.site.Subscriber;
import io.dialtone.app.simulation.time.Trace;
import io.dialtone.app.simulation.time.VirtualTime;
import io.dialtone.core.dhcp.DhcpPolicy;
import io.dialtone.core.dhcp.Manner;
import io.dialtone.core.dhcp.Network;
import io.dialtone.core.dhcp.Services;
import io.dialtone.core.dhcp.Terms;
import io.dialtone.core.dhcp.Way;
import io.dialtone.core.lease.AddressRange;
import io.dialtone.core.lease.Pool;
import io.dialtone.wire.identity.FilePrefix;
import io.dialtone.wire.identity.Model;
import io.dialtone.wire.identity.Protocol;
import io.dialtone.wire.octets.Endpoint;
import io.dialtone.wire.octets.Ip4Address;
import io.dialtone.wire.octets.MacAddress;
import io.dialtone.wire.octets.Subnet;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.function.Consumer;

/**
 * One run: phones boot in a world where things go wrong, then all is calm, and then every phone
 * must be as the site says. A seed decides everything.
 */
public final class Simulation {

  private static final Ip4Address FIRST_LEASE = Ip4Address.of(10, 0, 0, 100);
  private static final long FIRST_MAC = 0x0014_7F00_0000L;
  private static final int TFTP_PORT = 69;

  private final long seed;
  private final SimulationOptions options;
  private final Planting planting;
  private final VirtualTime time = new VirtualTime();
  private final Trace trace;
  private final SplittableRandom random;

  private Simulation(
      long seed,
      SimulationOptions options,
      Planting planting,
      Optional<Consumer<String>> listener) {
    this.seed = seed;
    this.options = options;
    this.planting = planting;
    this.trace =
        listener.map(hears -> Trace.heard(time, hears)).orElseGet(() -> Trace.unheard(time));
    this.random = new SplittableRandom(~seed);
  }

  /** The run of a seed. */
  public static RunReport of(long seed) {
    return with(seed, SimulationOptions.of(seed), Planting.NONE);
  }

  /** The run of a seed under other options, or with a fault in it. */
  public static RunReport with(long seed, SimulationOptions options, Planting planting) {
    return new Simulation(seed, options, planting, Optional.empty()).run();
  }

  /** The run of a seed, told line by line. */
  public static RunReport aloud(
      long seed, SimulationOptions options, Planting planting, Consumer<String> listener) {
    return new Simulation(seed, options, planting, Optional.of(listener)).run();
  }

  private RunReport run() {
    List<Subscriber> subscribers = subscribers();
    Site site = new Site(options.way() == Way.OPTION43, subscribers);
    Lan lan = new Lan(time, random.split(), options.weather());
    House house = new House(time, lan, site, trace, dhcp());
    World world = new World(options, planting, time, trace, random, site, lan, house);
    List<SimulatedPhone> phones = new ArrayList<>();
    for (Subscriber subscriber : subscribers) {
      phones.add(new SimulatedPhone(world, subscriber, phones.size() + 1));
    }
    new Troubles(world).plan(phones);
    phones.forEach(SimulatedPhone::begin);
    Optional<Throwable> failure = time.run();
    Tally tally = new Tally(0, 0, lan.sent(), lan.lost(), 0, time.happened(), 0);
    for (SimulatedPhone phone : phones) {
      tally = tally.plus(phone.tally());
    }
    return new RunReport(seed, options, failure, trace.digest(), tally);
  }

  private List<Subscriber> subscribers() {
    List<Subscriber> subscribers = new ArrayList<>();
    for (int number = 1; number <= options.phones(); number++) {
      Model model = random.nextInt(4) == 0 ? Model.ST2022 : Model.ST2030;
      Protocol protocol = random.nextInt(5) == 0 ? Protocol.MGCP : Protocol.SIP;
      subscribers.add(
          new Subscriber(new MacAddress(FIRST_MAC + number), new FilePrefix(model, protocol)));
    }
    return subscribers;
  }

  /** As few addresses as will do, so that phones get each other's when leases end. */
  private DhcpService.Setup dhcp() {
    int addresses = options.phones() + random.nextInt(2);
    Pool pool =
        new Pool(
            Subnet.of(FIRST_LEASE, 24),
            new AddressRange(FIRST_LEASE, FIRST_LEASE.plus(addresses - 1)),
            List.of());
    Terms terms = Terms.USUAL.with(options.way()).withLease(options.lease());
    Services services =
        new Services(
            Optional.of(new Endpoint(Ip4Address.ANY, House.HTTP_PORT)),
            Optional.of(new Endpoint(Ip4Address.ANY, TFTP_PORT)));
    DhcpPolicy policy =
        new DhcpPolicy(
            Manner.USUAL.withAuthoritative(random.nextBoolean()),
            terms,
            List.of(new Network(pool, Terms.NONE)),
            List.of(),
            List.of(),
            services);
    return new DhcpService.Setup(policy, planting.storesLeasesFirst());
  }
}
