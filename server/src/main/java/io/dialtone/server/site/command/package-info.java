// SPDX-License-Identifier: Apache-2.0
/** What can be ordered of the site in JSON, over the control socket or on the data folder. */
@NullMarked
package io.dialtone.server.site.command;

import org.jspecify.annotations.NullMarked;
