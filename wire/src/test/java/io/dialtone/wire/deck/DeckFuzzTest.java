// SPDX-License-Identifier: Apache-2.0
package io.dialtone.wire.deck;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.dialtone.wire.octets.Bytes;
import io.dialtone.wire.octets.MalformedPacketException;

class DeckFuzzTest {

  @FuzzTest
  void any_bytes_are_a_deck_or_malformed(byte[] input) {
    try {
      Deck deck = Deck.parse(Bytes.copyOf(input));
      assertThat(deck.rootElement()).isNotEmpty();
      assertThat(deck.elements()).isPositive();
    } catch (MalformedPacketException e) {
      assertThat(e.offset()).isNotNegative();
      assertThat(e.field()).isNotEmpty();
    }
  }
}
