// SPDX-License-Identifier: Apache-2.0
/** What the administrator set, from options, environment, file and defaults, checked as a whole. */
@NullMarked
package io.dialtone.server.settings;

import org.jspecify.annotations.NullMarked;
