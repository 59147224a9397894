// SPDX-License-Identifier: Apache-2.0
/** The provisioning information file: what it names, and the paths it names it by. */
@NullMarked
package io.dialtone.wire.inf;

import org.jspecify.annotations.NullMarked;
