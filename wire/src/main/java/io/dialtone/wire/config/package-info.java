// SPDX-License-Identifier: Apache-2.0
/** The telephone, common and MAC-specific config files. */
@NullMarked
package io.dialtone.wire.config;

import org.jspecify.annotations.NullMarked;
