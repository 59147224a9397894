// SPDX-License-Identifier: Apache-2.0
package io.dialtone.fleet.sip;

import io.dialtone.handset.port.PhoneEvent;
import io.dialtone.handset.port.PhoneStatus;
import io.dialtone.handset.settings.Quirk;
import io.dialtone.handset.sip.SipHome;
import io.dialtone.wire.octets.Endpoint;
import io.dialtone.wire.octets.Ip4Address;
import io.dialtone.wire.sip.DigestAlgorithm;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;

/**
 * What a listener needs of its phone.
 *
 * @param listen where, port 0 for any
 * @param home the address that registrars are told where {@code listen} is 0.0.0.0; empty for the
 *     one that the phone has from DHCP
 * @param challenge with which algorithms the quirk notify-digest challenges
 * @param status the phone's latest status; empty while it has no power
 * @param mailbox takes events for the phone, without waiting
 */
public record SipListening(
    Endpoint listen,
    Optional<Ip4Address> home,
    List<Quirk> quirks,
    List<DigestAlgorithm> challenge,
    RandomGenerator random,
    Supplier<Optional<PhoneStatus>> status,
    Consumer<PhoneEvent> mailbox) {

  public SipListening {
    quirks = List.copyOf(quirks);
    challenge = List.copyOf(challenge);
  }

  SipHome home(int port) {
    Optional<Ip4Address> fixed =
        listen.address().isUnspecified() ? home : Optional.of(listen.address());
    return fixed.isPresent()
        ? new SipHome.Fixed(new Endpoint(fixed.get(), port))
        : new SipHome.Leased(port);
  }
}
