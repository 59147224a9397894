// SPDX-License-Identifier: Apache-2.0
/** How the phone fetches over TFTP: the client as a pure machine, and the loop that drives it. */
package io.dialtone.handset.tftp;
