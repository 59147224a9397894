// SPDX-License-Identifier: Apache-2.0
package io.dialtone.handset.vlan;

import io.dialtone.handset.flash.VlanSet;
import io.dialtone.handset.port.VlanTag;
import io.dialtone.handset.settings.PhoneSettings;
import java.util.Optional;

/**
 * The VLAN values that a phone goes by until its next start; the parameters in its store may say
 * something else by then.
 *
 * @param priority VLANTag1, the priority of the phone's own packets
 */
public record VlanInForce(VlanSet values, Origin origin, int priority) {

  /** Where the values come from. */
  public enum Origin {
    /** A file's, or set by hand. */
    PARAMETERS("as its parameters say", "VLN-2"),
    /** DHCP's, while PersistentVLANfromDHCP is 0. */
    DHCP_UNTIL_REBOOT("by DHCP, until the next reboot", "VLN-3"),
    /** DHCP's, while it is 1. */
    DHCP_FOR_GOOD("by DHCP, kept in flash", "VLN-4");

    private final String text;
    private final String rule;

    Origin(String text, String rule) {
      this.text = text;
      this.rule = rule;
    }
  }

  /**
   * What is in force when the phone starts.
   *
   * @param stored what DHCP gave for good, sometime
   * @param rebootedInto what DHCP gave just now: the reboot was made for it
   */
  public static VlanInForce atStart(
      PhoneSettings settings, Optional<VlanSet> stored, Optional<VlanSet> rebootedInto) {
    int priority = settings.vlanPriority();
    if (rebootedInto.isPresent()) {
      return new VlanInForce(rebootedInto.get(), Origin.DHCP_UNTIL_REBOOT, priority);
    }
    if (settings.persistentVlan() && stored.isPresent()) {
      return new VlanInForce(stored.get(), Origin.DHCP_FOR_GOOD, priority);
    }
    return new VlanInForce(settings.vlanSet(), Origin.PARAMETERS, priority);
  }

  /** The same phone with values that DHCP gave for good. */
  public VlanInForce forGood(VlanSet next) {
    return new VlanInForce(next, Origin.DHCP_FOR_GOOD, priority);
  }

  /** What the phone puts before its packets; the data VLAN is for the computer behind it. */
  public Optional<VlanTag> tag() {
    return values.tagged() ? Optional.of(new VlanTag(values.voice(), priority)) : Optional.empty();
  }

  /** In words. */
  public String text() {
    return values.text() + " " + origin.text;
  }

  /** The rule that put them in force. */
  public String rule() {
    return origin.rule;
  }
}
