// SPDX-License-Identifier: Apache-2.0
/** The phone's own log of its provisioning (LOG-1). */
package io.dialtone.handset.log;
