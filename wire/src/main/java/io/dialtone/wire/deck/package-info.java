// SPDX-License-Identifier: Apache-2.0
/** Deck files: the XML of the MGCP phone's display. */
package io.dialtone.wire.deck;
