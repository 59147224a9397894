// SPDX-License-Identifier: Apache-2.0
package io.dialtone.core.files;

/** How a name came to us; each has its own way of writing names. */
public enum Transport {
  /** A request target, percent-encoded, in origin or absolute form (RFC 9112 §3.2). */
  HTTP,
  /** The file field of a read request, in Windows style perhaps (INF-4). */
  TFTP
}
