// SPDX-License-Identifier: Apache-2.0
package io.dialtone.app.simulation.net;

import io.dialtone.app.simulation.time.VirtualTime;
import io.dialtone.handset.port.Datagram;
import io.dialtone.wire.octets.Endpoint;
import io.dialtone.wire.octets.Ip4Address;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.random.RandomGenerator;

/** The network between phones and servers: datagrams get lost, doubled, delayed and overtaken. */
public final class Lan {

  private static final long MILLI = 1_000_000L;
  private static final int LATEST_MILLIS = 12_000;

  private final VirtualTime time;
  private final RandomGenerator random;
  private final List<PhoneNetwork> phones = new ArrayList<>();
  private Weather weather;
  private long sent;
  private long lost;

  /** A network without anybody on it. */
  public Lan(VirtualTime time, RandomGenerator random, Weather weather) {
    this.time = time;
    this.random = random;
    this.weather = weather;
  }

  /** From now on it is so. */
  public void becomes(Weather next) {
    weather = next;
  }

  /** Datagrams sent so far. */
  public long sent() {
    return sent;
  }

  /** Datagrams lost so far. */
  public long lost() {
    return lost;
  }

  void plugIn(PhoneNetwork phone) {
    phones.add(phone);
  }

  /** The phones that use an address now. */
  List<PhoneNetwork> at(Ip4Address address) {
    return phones.stream().filter(phone -> phone.address().equals(Optional.of(address))).toList();
  }

  RandomGenerator random() {
    return random;
  }

  Weather weather() {
    return weather;
  }

  /** The time that one way takes. */
  long way() {
    long nanos = MILLI / 4 + random.nextLong(weather.slowestMillis() * MILLI);
    return happens(weather.late()) ? nanos + random.nextLong(LATEST_MILLIS * MILLI) : nanos;
  }

  boolean happens(double chance) {
    return chance > 0 && random.nextDouble() < chance;
  }

  /** A datagram is on its way: it arrives once, or never, or twice. */
  void carry(Runnable arrival) {
    sent++;
    int copies = happens(weather.doubling()) ? 2 : 1;
    for (int copy = 0; copy < copies; copy++) {
      if (happens(weather.loss())) {
        lost++;
      } else {
        time.after(way(), arrival);
      }
    }
  }

  /** A datagram to a port of a phone's address. */
  void toPhone(Endpoint to, Datagram datagram) {
    carry(() -> at(to.address()).forEach(phone -> phone.deliver(to.port(), datagram)));
  }

  /** A datagram to the DHCP clients of some phones. */
  void toDhcpClients(Predicate<PhoneNetwork> which, Datagram datagram) {
    for (PhoneNetwork phone : phones) {
      if (which.test(phone)) {
        carry(() -> phone.deliverDhcp(datagram));
      }
    }
  }
}
