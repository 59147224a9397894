// SPDX-License-Identifier: Apache-2.0
/**
 * Where a phone is provisioned from, and which names it asks for first (section 3 of the rules).
 */
package io.dialtone.handset.source;
