// SPDX-License-Identifier: Apache-2.0
package io.dialtone.core.dhcp;

import io.dialtone.core.lease.Pool;

/** A pool, and what its phones are told. */
public record Network(Pool pool, Terms terms) {}
