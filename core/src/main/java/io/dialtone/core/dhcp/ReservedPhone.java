// SPDX-License-Identifier: Apache-2.0
package io.dialtone.core.dhcp;

import io.dialtone.core.lease.Reservation;

/** A reservation, and what its phone is told. */
public record ReservedPhone(Reservation reservation, Terms terms) {}
