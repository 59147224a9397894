// SPDX-License-Identifier: Apache-2.0
/** A whole phone, from power-up until it stands by. */
package io.dialtone.handset.phone;
