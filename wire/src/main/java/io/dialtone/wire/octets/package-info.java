// SPDX-License-Identifier: Apache-2.0
/** Immutable bytes, a fenced reader over them, and the two addresses every packet carries. */
package io.dialtone.wire.octets;
