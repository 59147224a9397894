// SPDX-License-Identifier: Apache-2.0
package io.dialtone.core.dhcp;

import io.dialtone.core.lease.AddressRange;
import io.dialtone.core.lease.Pool;
import io.dialtone.wire.octets.Subnet;
import java.util.ArrayList;
import java.util.List;

/** A policy put together step by step, for tests. */
final class Site {

  private Manner manner = Manner.USUAL.withProbe(false);
  private Terms defaults = Terms.NONE;
  private final List<Network> networks = new ArrayList<>();
  private final List<ReservedPhone> reserved = new ArrayList<>();
  private final List<ClassRule> classes = new ArrayList<>();

  static Site of(String subnet, String range) {
    return new Site().and(subnet, range, "", Terms.NONE);
  }

  Site and(String subnet, String range) {
    return and(subnet, range, "", Terms.NONE);
  }

  /** One more pool; pools of one name share a link. */
  Site and(String subnet, String range, String name, Terms terms) {
    networks.add(
        new Network(
            new Pool(
                Subnet.parse(subnet).orElseThrow(),
                AddressRange.parse(range).orElseThrow(),
                List.of(),
                name),
            terms));
    return this;
  }

  Site with(Manner changed) {
    manner = changed;
    return this;
  }

  Site with(Terms changed) {
    defaults = changed;
    return this;
  }

  Site with(ReservedPhone phone) {
    reserved.add(phone);
    return this;
  }

  Site with(ClassRule.Condition when, Terms terms) {
    classes.add(new ClassRule(when, terms));
    return this;
  }

  DhcpPolicy policy() {
    return new DhcpPolicy(manner, defaults, networks, reserved, classes, Counter.SERVICES);
  }

  Counter opens() {
    return new Counter(policy());
  }
}
