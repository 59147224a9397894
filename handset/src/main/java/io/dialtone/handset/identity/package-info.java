// SPDX-License-Identifier: Apache-2.0
/** Who this phone is, and what it says of itself (section 1 of the rules). */
package io.dialtone.handset.identity;
