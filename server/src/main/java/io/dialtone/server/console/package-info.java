// SPDX-License-Identifier: Apache-2.0
/** The administrator's listener: health, metrics, and a plain page of what goes on. */
@NullMarked
package io.dialtone.server.console;

import org.jspecify.annotations.NullMarked;
