// SPDX-License-Identifier: Apache-2.0
/** What a phone remembers without power. */
package io.dialtone.handset.flash;
