// SPDX-License-Identifier: Apache-2.0
/** A provisioning run, in the order of the vendor's flow (section 5 of the rules). */
package io.dialtone.handset.run;
