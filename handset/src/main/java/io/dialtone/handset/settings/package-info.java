// SPDX-License-Identifier: Apache-2.0
/** The parameters that steer provisioning, read out of the store (FIL-2), and the open switches. */
package io.dialtone.handset.settings;
