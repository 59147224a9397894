// SPDX-License-Identifier: Apache-2.0
package io.dialtone.link;

import java.net.Inet4Address;
import java.time.Duration;
import java.util.Optional;

/**
 * An address put on a device beside those it has, with the ways out that belong to it; closing it
 * takes all that away again.
 *
 * <p>The network's own route is the system's, as with any address. The router is put into a table
 * of its own that only packets <em>from</em> this address ask (ip-rule(8)): the machine's default
 * route stays the machine's.
 */
public final class DeviceAddress implements AutoCloseable {
  /** What goes on a device. */
  public record Plan(Inet4Address address, int prefix, Optional<Inet4Address> router) {
    public Plan {
      if (prefix < 0 || prefix > 32) {
        throw new IllegalArgumentException("prefix length " + prefix);
      }
    }
  }

  private static final int IFA_ADDRESS = 1;
  private static final int IFA_LOCAL = 2;
  private static final int IFA_BROADCAST = 4;
  private static final int IFA_CACHEINFO = 6;
  private static final int RTA_DST = 1;
  private static final int RTA_OIF = 4;
  private static final int RTA_GATEWAY = 5;
  private static final int RTA_PREFSRC = 7;
  private static final int RTA_TABLE = 15;
  private static final int FRA_SRC = 2;
  private static final int FRA_PRIORITY = 6;
  private static final int FRA_TABLE = 15;

  private static final int FROM_DHCP = 16; // RTPROT_DHCP
  private static final int UNICAST = 1;
  private static final int TO_TABLE = 1;
  private static final int SCOPE_LINK = 253;
  private static final int ON_LINK = 4; // RTNH_F_ONLINK: the router need not lie in the network
  private static final int FOR_EVER = -1;

  /** Tables of ours begin here, above those that people number by hand. */
  private static final int FIRST_TABLE = 0x44_0000;

  private static final int RULE_PRIORITY = 1_000;

  private final Device device;
  private final Plan plan;
  private final boolean ours; // else it was there before, and stays
  private boolean open = true;

  private DeviceAddress(Device device, Plan plan, boolean ours) {
    this.device = device;
    this.plan = plan;
    this.ours = ours;
  }

  /**
   * Puts the address on the device.
   *
   * @param lifetime after which the system itself takes it away, should we not be there to
   */
  public static DeviceAddress put(Device device, Plan plan, Optional<Duration> lifetime)
      throws SocketFault {
    int errno = addition(device, plan, lifetime, Netlink.EXCLUSIVE).ask();
    if (errno != 0 && errno != LinuxCalls.EEXIST) {
      throw fault("put", device, plan, errno);
    }
    var put = new DeviceAddress(device, plan, errno == 0);
    try {
      put.leadOut();
      return put;
    } catch (SocketFault refused) {
      put.close();
      throw refused;
    }
  }

  /** The address. */
  public Inet4Address address() {
    return plan.address();
  }

  /** What was asked for. */
  public Plan plan() {
    return plan;
  }

  /** Gives the address a new lifetime. */
  public void keep(Optional<Duration> lifetime) throws SocketFault {
    int errno = ours ? addition(device, plan, lifetime, Netlink.REPLACE).ask() : 0;
    if (errno != 0) {
      throw fault("keep", device, plan, errno);
    }
  }

  /** Rule, network and router; a kernel without such tables leaves all to the machine's own. */
  private void leadOut() throws SocketFault {
    int errno = rule(Netlink.NEW_RULE, Netlink.CREATE).ask();
    if (errno == LinuxCalls.EOPNOTSUPP || errno == LinuxCalls.EAFNOSUPPORT) {
      return;
    }
    if (errno == 0) {
      errno = network(Netlink.NEW_ROUTE).ask();
    }
    if (errno == 0 && plan.router().isPresent()) {
      errno = router(Netlink.NEW_ROUTE, plan.router().get()).ask();
    }
    if (errno != 0) {
      throw fault("route from", device, plan, errno);
    }
  }

  /** {@code ifaddrmsg}: family, prefix length, flags, scope, device(4). */
  static Netlink addition(Device device, Plan plan, Optional<Duration> lifetime, int flags) {
    int seconds = lifetime.map(DeviceAddress::seconds).orElse(FOR_EVER);
    return Netlink.request(Netlink.NEW_ADDRESS, flags | Netlink.CREATE)
        .octets(LinuxCalls.AF_INET, plan.prefix(), 0, 0)
        .number(device.index())
        .attribute(IFA_LOCAL, plan.address())
        .attribute(IFA_ADDRESS, plan.address())
        .attribute(IFA_BROADCAST, masked(plan.address(), plan.prefix(), true))
        .attribute(IFA_CACHEINFO, seconds, seconds, 0, 0);
  }

  static Netlink removal(Device device, Inet4Address address, int prefix) {
    return Netlink.request(Netlink.DELETE_ADDRESS, 0)
        .octets(LinuxCalls.AF_INET, prefix, 0, 0)
        .number(device.index())
        .attribute(IFA_LOCAL, address);
  }

  /** {@code fib_rule_hdr}: family, lengths of destination and source, 4 zeros, action, flags(4). */
  private Netlink rule(int type, int flags) {
    return Netlink.request(type, flags)
        .octets(LinuxCalls.AF_INET, 0, 32, 0, 0, 0, 0, TO_TABLE)
        .number(0)
        .attribute(FRA_SRC, plan.address())
        .attribute(FRA_PRIORITY, RULE_PRIORITY)
        .attribute(FRA_TABLE, table());
  }

  /**
   * {@code rtmsg}: family, lengths of destination and source, type of service, table, origin,
   * scope, type, flags(4).
   */
  private Netlink network(int type) {
    return Netlink.request(type, Netlink.CREATE | Netlink.REPLACE)
        .octets(LinuxCalls.AF_INET, plan.prefix(), 0, 0, 0, FROM_DHCP, SCOPE_LINK, UNICAST)
        .number(0)
        .attribute(RTA_DST, masked(plan.address(), plan.prefix(), false))
        .attribute(RTA_OIF, device.index())
        .attribute(RTA_PREFSRC, plan.address())
        .attribute(RTA_TABLE, table());
  }

  private Netlink router(int type, Inet4Address router) {
    return Netlink.request(type, Netlink.CREATE | Netlink.REPLACE)
        .octets(LinuxCalls.AF_INET, 0, 0, 0, 0, FROM_DHCP, 0, UNICAST)
        .number(ON_LINK)
        .attribute(RTA_GATEWAY, router)
        .attribute(RTA_OIF, device.index())
        .attribute(RTA_PREFSRC, plan.address())
        .attribute(RTA_TABLE, table());
  }

  private int table() {
    return FIRST_TABLE + device.index();
  }

  private static int seconds(Duration lifetime) {
    return Math.clamp(lifetime.toSeconds(), 1, Integer.MAX_VALUE);
  }

  /** The first address of the network, or its last. */
  static Inet4Address masked(Inet4Address address, int prefix, boolean last) {
    byte[] octets = address.getAddress();
    for (int bit = prefix; bit < 32; bit++) {
      int mask = 0x80 >>> bit % 8;
      octets[bit / 8] = (byte) (last ? octets[bit / 8] | mask : octets[bit / 8] & ~mask);
    }
    return Routes.ip4(octets);
  }

  private static SocketFault fault(String what, Device device, Plan plan, int errno) {
    String place = plan.address().getHostAddress() + "/" + plan.prefix() + " on " + device.name();
    return LinuxCalls.fault(what + " " + place, errno);
  }

  /** Takes away what was put; what somebody else took away before is no fault. */
  @Override
  public synchronized void close() {
    if (!open) {
      return;
    }
    open = false;
    try {
      int _ = rule(Netlink.DELETE_RULE, 0).ask();
      if (plan.router().isPresent()) {
        int _ = router(Netlink.DELETE_ROUTE, plan.router().get()).ask();
      }
      int _ = network(Netlink.DELETE_ROUTE).ask();
      if (ours) {
        int _ = removal(device, plan.address(), plan.prefix()).ask();
      }
    } catch (SocketFault refused) {
      throw new IllegalStateException("an address could not be taken away", refused);
    }
  }
}
