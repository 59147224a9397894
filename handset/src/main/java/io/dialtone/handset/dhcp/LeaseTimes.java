// SPDX-License-Identifier: Apache-2.0
package io.dialtone.handset.dhcp;

import io.dialtone.wire.dhcp.DhcpOption;
import io.dialtone.wire.dhcp.DhcpOptions;
import io.dialtone.wire.dhcp.OptionCode;
import java.time.Duration;
import java.util.Optional;

/**
 * How long a lease holds; absent means for ever.
 *
 * @param lease option 51
 * @param renewal T1, option 58 or half the lease (RFC 2131 section 4.4.5)
 * @param rebinding T2, option 59 or seven eighths of it
 */
public record LeaseTimes(
    Optional<Duration> lease, Optional<Duration> renewal, Optional<Duration> rebinding) {

  static LeaseTimes from(DhcpOptions options) {
    Optional<Duration> lease =
        options.seconds(OptionCode.LEASE_TIME).filter(d -> !d.equals(DhcpOption.Seconds.FOR_EVER));
    return new LeaseTimes(
        lease,
        lease.map(d -> options.seconds(OptionCode.RENEWAL_TIME).orElse(d.dividedBy(2))),
        lease.map(d ->
            options.seconds(OptionCode.REBINDING_TIME).orElse(d.multipliedBy(7).dividedBy(8))));
  }
}
