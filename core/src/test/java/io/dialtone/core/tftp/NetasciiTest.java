// SPDX-License-Identifier: Apache-2.0
package io.dialtone.core.tftp;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NetasciiTest {

  /** {@code n}, {@code r} and {@code 0} stand for LF, CR and NUL. */
  private static ByteBuffer bytes(String text) {
    String raw = text.replace('n', '\n').replace('r', '\r').replace('0', '\0');
    return ByteBuffer.wrap(raw.getBytes(StandardCharsets.ISO_8859_1));
  }

  private static String text(ByteBuffer flipped) {
    String raw = StandardCharsets.ISO_8859_1.decode(flipped).toString();
    return raw.replace('\n', 'n').replace('\r', 'r').replace('\0', '0');
  }

  @ParameterizedTest
  @CsvSource({"abc, abc", "anb, arnb", "arb, ar0b", "arnb, ar0rnb", "n, rn", "r, r0", "'', ''"})
  void line_ends_become_cr_lf_and_a_bare_cr_becomes_cr_nul(String plain, String encoded) {
    ByteBuffer target = ByteBuffer.allocate(100);
    new Netascii().encode(bytes(plain), target);
    assertThat(text(target.flip())).isEqualTo(encoded);
    assertThat(Netascii.encodedLength(bytes(plain))).isEqualTo(encoded.length());
  }

  @Test
  void a_pair_may_be_cut_by_the_end_of_a_block() {
    Netascii encoder = new Netascii();
    ByteBuffer source = bytes("abcn");
    ByteBuffer first = ByteBuffer.allocate(4);
    encoder.encode(source, first);
    assertThat(text(first.flip())).isEqualTo("abcr");
    assertThat(source.hasRemaining()).isFalse();

    ByteBuffer second = ByteBuffer.allocate(4);
    encoder.encode(source, second);
    assertThat(text(second.flip())).isEqualTo("n");
  }

  @Test
  void a_copy_writes_the_same_block_again() {
    Netascii encoder = new Netascii();
    encoder.encode(bytes("n"), ByteBuffer.allocate(1));
    Netascii remembered = encoder.copy();

    for (Netascii each : new Netascii[] {encoder, remembered}) {
      ByteBuffer block = ByteBuffer.allocate(4);
      each.encode(bytes("x"), block);
      assertThat(text(block.flip())).isEqualTo("nx");
    }
  }

  @Test
  void what_does_not_fit_stays_in_the_source() {
    ByteBuffer source = bytes("abcdef");
    new Netascii().encode(source, ByteBuffer.allocate(4));
    assertThat(source.position()).isEqualTo(4);
  }
}
