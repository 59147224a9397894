// SPDX-License-Identifier: Apache-2.0
/** Deck files: the XML of the MGCP phone's display. */
@NullMarked
package io.dialtone.wire.deck;

import org.jspecify.annotations.NullMarked;
