// SPDX-License-Identifier: Apache-2.0
package io.dialtone.handset.port;

import io.dialtone.handset.display.Display;
import io.dialtone.handset.flash.FlashContent;
import io.dialtone.handset.flash.ParameterStore;
import io.dialtone.handset.flash.VlanSet;
import io.dialtone.handset.identity.PhoneIdentity;
import java.util.List;
import java.util.Optional;

/**
 * How a phone is at one moment, for whoever must not wait for its run.
 *
 * @param phone who it is since it last started
 * @param address what it has, empty while it asks DHCP; with a fixed address always empty
 * @param vlan the values really in force, whatever the parameters say (VLN-5)
 * @param inForce what flash held when it last started: versions and parameters take effect with a
 *     reboot only (RUN-1)
 * @param apsLog the latest lines, the oldest first (LOG-1)
 */
public record PhoneStatus(
    Condition condition,
    PhoneIdentity phone,
    Display display,
    Optional<InterfaceAddress> address,
    VlanSet vlan,
    FlashContent inForce,
    List<String> apsLog) {

  /** What the phone is doing about its provisioning. */
  public enum Activity {
    /** It starts: flash, address, source. */
    STARTING,
    /** A run waits for its random moment in AutoprovisionTimeSpan (TRG-1, NTF-3). */
    WAITING_IN_SPAN,
    /** A run or a reboot waits until the user hangs up (TRG-6). */
    WAITING_FOR_USER,
    /** A run is under way; the user is ignored (RUN-10). */
    RUNNING,
    /** It stands by. */
    IDLE
  }

  /** The activity, and beside it whether the user or a caller has the phone (TRG-6). */
  public record Condition(Activity activity, boolean inCommunication) {}

  public PhoneStatus {
    apsLog = List.copyOf(apsLog);
  }

  /** What the phone is doing. */
  public Activity activity() {
    return condition.activity();
  }

  /** Off hook, ringing or talking. */
  public boolean inCommunication() {
    return condition.inCommunication();
  }

  /** The parameters in force. */
  public ParameterStore parameters() {
    return inForce.parameters();
  }
}
