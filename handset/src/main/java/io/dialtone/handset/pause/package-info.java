// SPDX-License-Identifier: Apache-2.0
/** Letting time pass, and waiting for the user to hang up (TRG-1, TRG-6, SRC-6). */
package io.dialtone.handset.pause;
