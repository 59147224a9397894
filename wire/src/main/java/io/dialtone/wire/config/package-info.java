// SPDX-License-Identifier: Apache-2.0
/** The telephone, common and MAC-specific config files. */
package io.dialtone.wire.config;
