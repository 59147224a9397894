// SPDX-License-Identifier: Apache-2.0
/** How each kind of item is written down as JSON, and read strictly, with its secrets sealed. */
@NullMarked
package io.dialtone.server.site.codec;

import org.jspecify.annotations.NullMarked;
