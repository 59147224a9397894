// SPDX-License-Identifier: Apache-2.0
package io.dialtone.server.store;

import io.dialtone.core.lease.LeaseChange;

/**
 * A change on its way to the store.
 *
 * @param epoch which reading of the book it was decided on
 * @param afterwards what may be done only once it is stored, such as sending the answer
 */
public record Entry(LeaseChange change, long epoch, Runnable afterwards) {}
