// SPDX-License-Identifier: Apache-2.0
/** The ports through which a phone sees its world; all waiting happens inside them. */
package io.dialtone.handset.port;
