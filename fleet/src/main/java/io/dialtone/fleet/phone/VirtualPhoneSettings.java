// SPDX-License-Identifier: Apache-2.0
package io.dialtone.fleet.phone;

import io.dialtone.fleet.net.HttpLimits;
import io.dialtone.fleet.net.SocketNetwork.Place;
import io.dialtone.handset.phone.PhoneSetup;
import java.util.random.RandomGenerator;

/**
 * One virtual phone, its flash aside.
 *
 * @param place where it is plugged in
 * @param realTime whether reboots and waits are lived through, or only shown
 * @param random what the phone leaves to chance: transaction numbers, its place in a time span
 */
public record VirtualPhoneSettings(
    PhoneSetup setup, Place place, HttpLimits http, boolean realTime, RandomGenerator random) {

  /** A phone whose waits are shown, with the limits of real ones. */
  public static VirtualPhoneSettings of(PhoneSetup setup, Place place) {
    var random = RandomGenerator.of("L64X128MixRandom");
    return new VirtualPhoneSettings(setup, place, HttpLimits.PHONE, false, random);
  }

  /** The same with waits lived through. */
  public VirtualPhoneSettings inRealTime(boolean really) {
    return new VirtualPhoneSettings(setup, place, http, really, random);
  }
}
