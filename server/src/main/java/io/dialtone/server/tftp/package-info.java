// SPDX-License-Identifier: Apache-2.0
/**
 * Files by TFTP: one port where requests arrive, one port a transfer, a single loop for them all.
 */
package io.dialtone.server.tftp;
