// SPDX-License-Identifier: Apache-2.0
/** Which address is whose, and until when: a plain data structure that one loop owns. */
package io.dialtone.core.lease;
