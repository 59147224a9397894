// SPDX-License-Identifier: Apache-2.0
/** TFTP datagrams and the options of a transfer (RFC 1350, 2347, 2348, 2349, 7440). */
package io.dialtone.wire.tftp;
