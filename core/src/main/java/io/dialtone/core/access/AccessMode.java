// SPDX-License-Identifier: Apache-2.0
package io.dialtone.core.access;

/** How it is decided who may have the files that are named by a MAC address (SRV-8). */
public enum AccessMode {
  /** Of a phone that holds a lease of ours, only its address; of others as {@link #NETWORKS}. */
  LEASE,
  /** The networks listed, or if none is, loopback and private addresses. */
  NETWORKS,
  /** Whoever knows the secret path or the password. */
  SECRET,
  /** Everybody. */
  OPEN
}
