// SPDX-License-Identifier: Apache-2.0
package io.dialtone.fleet.crowd;

import io.dialtone.fleet.net.HttpLimits;
import io.dialtone.fleet.net.Trust;
import io.dialtone.handset.dhcp.DhcpPatience;
import io.dialtone.wire.identity.FilePrefix;
import io.dialtone.wire.octets.Ip4Address;
import io.dialtone.wire.octets.MacAddress;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * A crowd of phones, and what becomes of it.
 *
 * @param first the first phone's MAC address; the others count up from it
 * @param seed decides all that is left to chance
 */
public record CrowdPlan(
    int phones, MacAddress first, long seed, Mix mix, Arrival arrival, Pace pace, Plug plug) {

  /** Every phone has an address of its own in 127/8 and a MAC of Thomson's: no more than this. */
  public static final int MOST_PHONES = 1_000_000;

  public CrowdPlan {
    if (phones < 1 || phones > MOST_PHONES) {
      throw new IllegalArgumentException(phones + " phones");
    }
  }

  /** What kinds of phones, asking whom, remembering what. */
  public record Mix(Shares<FilePrefix> kinds, Shares<Source> sources, Shares<StartState> states) {}

  /**
   * How the phones go about it.
   *
   * @param boots counted power-ups of each phone, in a row
   * @param realTime whether waits (SRC-6, TRG-1) are lived through, or skipped
   * @param limit after this time the crowd is unplugged: of the counted part, and of what prepares
   *     the phones for it
   * @param atOnce how many phones are at work at one time; the others wait for their turn
   * @param begun how many have begun and not ended, those included that only wait between tries:
   *     each holds a stack
   */
  public record Pace(int boots, boolean realTime, Optional<Duration> limit, int atOnce, int begun) {
    public Pace {
      if (boots < 1 || atOnce < 1 || begun < 1) {
        throw new IllegalArgumentException(boots + " boots, " + atOnce + " at once, " + begun);
      }
    }

    /** When somebody must look at the crowd again, counted from its start: no later than this. */
    Duration nextLook(Duration mark) {
      return limit.filter(end -> end.compareTo(mark) < 0).orElse(mark);
    }
  }

  /**
   * Where the phones are plugged in.
   *
   * @param bind this machine's address that all phones speak from; none: each has its own in 127/8
   * @param relays the addresses of the relay agents before DHCP; phones take them in turn
   */
  public record Plug(
      Optional<Ip4Address> bind,
      List<Ip4Address> relays,
      int tftpPort,
      HttpLimits http,
      Trust trust,
      DhcpPatience patience) {
    public Plug {
      relays = List.copyOf(relays);
    }
  }

  /** The MAC address of a phone, counted from 0. */
  public MacAddress mac(int phone) {
    return new MacAddress(first.bits() + phone);
  }

  /** Its own address, before DHCP gives it another: 127.32.0.1 and up, always the same. */
  public Ip4Address address(int phone) {
    return plug.bind().orElseGet(() -> Ip4Address.of(127, 32, 0, 1).plus(phone));
  }
}
