// SPDX-License-Identifier: Apache-2.0
package io.dialtone.bench;

import io.dialtone.core.access.AccessDecision;
import io.dialtone.core.access.AccessMode;
import io.dialtone.core.access.AccessRule;
import io.dialtone.core.access.GuessGuard;
import io.dialtone.core.access.GuessLimits;
import io.dialtone.core.access.GuessVerdict;
import io.dialtone.core.access.Leases;
import io.dialtone.core.access.MacNames;
import io.dialtone.core.lease.Lease;
import io.dialtone.core.lease.LeaseHolder;
import io.dialtone.wire.octets.Ip4Address;
import io.dialtone.wire.octets.MacAddress;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** What it costs to decide who may have a phone's file, over 4,096 phones in turn. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class AccessBench {

  private static final int PHONES = 4_096;
  private static final Instant NOW = Instant.parse("2026-11-21T08:00:00Z");

  private final String[] names = new String[PHONES];
  private final Map<MacAddress, List<Lease>> held = new LinkedHashMap<>();
  private final Leases leases = mac -> held.getOrDefault(mac, List.of());
  private final AccessRule byLease = new AccessRule(AccessMode.LEASE, List.of());
  private final GuessGuard guard = new GuessGuard(GuessLimits.USUAL, _ -> {});
  private int next;

  /** Each phone has its lease and its file. */
  public AccessBench() {
    for (int n = 0; n < PHONES; n++) {
      MacAddress mac = new MacAddress(0x00147F000000L + n);
      names[n] = "ST2030S_" + mac.plain() + ".txt";
      Instant expires = NOW.plus(Duration.ofHours(8));
      held.put(
          mac,
          List.of(
              new Lease(address(n), LeaseHolder.of(mac), Lease.State.BOUND, NOW, expires)));
    }
  }

  private static Ip4Address address(int n) {
    return Ip4Address.of(10, 0, 0, 0).plus(n);
  }

  private int turn() {
    next = next + 1 & PHONES - 1;
    return next;
  }

  @Benchmark
  public Optional<MacAddress> macOfAName() {
    return MacNames.find(names[turn()]);
  }

  @Benchmark
  public Optional<MacAddress> noMacInAName() {
    return MacNames.find("v2030SG.R11.1.SED.101223.2.74.zz");
  }

  @Benchmark
  public AccessDecision byLease() {
    int n = turn();
    return byLease.decide(new MacAddress(0x00147F000000L + n), address(n), leases, NOW);
  }

  @Benchmark
  public GuessVerdict byNetworkAndGuard() {
    int n = turn() & 1_023;
    MacAddress mac = new MacAddress(0x00147F000000L + n);
    AccessRule.USUAL.decide(mac, address(n), leases, NOW);
    return guard.judge(address(n), mac.bits(), true, NOW);
  }
}
