// SPDX-License-Identifier: Apache-2.0
/** Phones that show up on the network become known to the site, many in one change. */
@NullMarked
package io.dialtone.server.discovery;

import org.jspecify.annotations.NullMarked;
