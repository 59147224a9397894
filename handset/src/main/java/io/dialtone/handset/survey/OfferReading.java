// SPDX-License-Identifier: Apache-2.0
package io.dialtone.handset.survey;

import io.dialtone.handset.dhcp.DhcpLease;
import io.dialtone.handset.flash.FlashContent;
import io.dialtone.handset.identity.PhoneIdentity;
import io.dialtone.handset.settings.PhoneSettings;
import io.dialtone.handset.source.SourceChoice;
import io.dialtone.handset.vlan.VlanReading;
import io.dialtone.wire.dhcp.DhcpPacket;
import io.dialtone.wire.dhcp.OptionCode;
import io.dialtone.wire.octets.Ip4Address;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * One server's offer as a phone from the factory reads it.
 *
 * @param server who offers: option 54
 * @param choice where the phone would look for its INF (SRC-1)
 * @param vlan what options 190 to 192 say (VLN-1)
 * @param warnings what an administrator should know of this offer
 */
public record OfferReading(
    Ip4Address server,
    DhcpLease lease,
    SourceChoice choice,
    VlanReading vlan,
    List<String> warnings) {

  /** Shorter leases keep a network busy with renewals. */
  private static final Duration SHORT_LEASE = Duration.ofMinutes(10);

  public OfferReading {
    warnings = List.copyOf(warnings);
  }

  static OfferReading of(DhcpPacket offer, Ip4Address server, PhoneIdentity phone, int tftpPort) {
    DhcpLease lease = DhcpLease.from(offer, server);
    FlashContent factory = FlashContent.factory(phone.model(), phone.protocol());
    SourceChoice choice =
        SourceChoice.choose(
            phone, new PhoneSettings(factory.parameters()), Optional.of(lease.source()), tftpPort);
    VlanReading vlan = VlanReading.of(lease.vlan());
    List<String> warnings = new ArrayList<>(choice.warnings());
    if (vlan instanceof VlanReading.Invalid(var reason)) {
      warnings.add("the VLAN options do not count: " + reason);
    }
    warnings.addAll(ofAddress(offer, lease));
    return new OfferReading(server, lease, choice, vlan, warnings);
  }

  private static List<String> ofAddress(DhcpPacket offer, DhcpLease lease) {
    List<String> warnings = new ArrayList<>();
    if (offer.options().address(OptionCode.SUBNET_MASK).isEmpty()) {
      warnings.add("no subnet mask (option 1): the phone takes /" + lease.at().prefix());
    }
    if (lease.at().router().isEmpty()) {
      warnings.add("no router (option 3): the phone reaches its own network only");
    }
    lease
        .times()
        .lease()
        .filter(length -> length.compareTo(SHORT_LEASE) < 0)
        .ifPresent(length -> warnings.add("the lease lasts only " + length.toSeconds() + " s"));
    return warnings;
  }

  /** Whether a phone that takes this offer finds a place to ask for its INF. */
  public boolean leadsToInf() {
    return choice instanceof SourceChoice.Chosen;
  }
}
