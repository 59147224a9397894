// SPDX-License-Identifier: Apache-2.0
package io.dialtone.wire.octets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import java.nio.ReadOnlyBufferException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

class BytesTest {

  @Test
  void a_change_of_the_source_array_does_not_show() {
    byte[] source = {1, 2, 3};
    Bytes bytes = Bytes.copyOf(source);
    source[0] = 9;
    bytes.toArray()[1] = 9;
    assertThat(bytes).isEqualTo(Bytes.of(1, 2, 3));
  }

  @Test
  void a_byte_reads_as_0_to_255() {
    assertThat(Bytes.copyOf(new byte[] {-1, -128}).at(0)).isEqualTo(255);
    assertThat(Bytes.copyOf(new byte[] {-1, -128}).at(1)).isEqualTo(128);
  }

  @Test
  void a_value_over_255_is_no_byte() {
    assertThatIllegalArgumentException().isThrownBy(() -> Bytes.of(256));
    assertThatIllegalArgumentException().isThrownBy(() -> Bytes.of(-1));
  }

  @Test
  void hex_skips_blanks_and_comments() {
    assertThat(Bytes.hex("00 14 7F # a MAC's first half\n00 00 01 # and its second"))
        .isEqualTo(Bytes.of(0, 0x14, 0x7F, 0, 0, 1));
    assertThat(Bytes.hex("# nothing")).isEqualTo(Bytes.EMPTY);
  }

  @Test
  void half_a_byte_of_hex_is_refused() {
    assertThatIllegalArgumentException().isThrownBy(() -> Bytes.hex("123"));
  }

  @Test
  void a_slice_equals_a_copy_and_reads_from_its_own_start() {
    Bytes slice = Bytes.of(1, 2, 3, 4).slice(1, 3);
    assertThat(slice).isEqualTo(Bytes.of(2, 3)).hasSameHashCodeAs(Bytes.of(2, 3));
    assertThat(slice.at(0)).isEqualTo(2);
    assertThat(slice.length()).isEqualTo(2);
    assertThat(slice.slice(1, 2)).isEqualTo(Bytes.of(3));
    assertThat(Bytes.copyOf(new byte[] {1, 2, 3, 4}, 1, 3)).isEqualTo(slice);
  }

  @Test
  void nothing_is_read_beyond_a_slice() {
    Bytes slice = Bytes.of(1, 2, 3, 4).slice(1, 3);
    assertThatThrownBy(() -> slice.at(2)).isInstanceOf(IndexOutOfBoundsException.class);
    assertThatThrownBy(() -> slice.slice(0, 3)).isInstanceOf(IndexOutOfBoundsException.class);
  }

  @Test
  void plus_joins_and_leaves_both_as_they_were() {
    Bytes left = Bytes.of(1);
    assertThat(left.plus(Bytes.of(2))).isEqualTo(Bytes.of(1, 2));
    assertThat(left.plus(Bytes.EMPTY)).isSameAs(left);
    assertThat(Bytes.EMPTY.plus(left)).isEqualTo(left);
  }

  @Test
  void a_buffer_of_a_slice_holds_the_slice_and_cannot_be_written() {
    ByteBuffer buffer = Bytes.of(1, 2, 3, 4).slice(1, 3).buffer();
    assertThat(buffer.remaining()).isEqualTo(2);
    assertThat(buffer.get(0)).isEqualTo((byte) 2);
    assertThatThrownBy(() -> buffer.put((byte) 0)).isInstanceOf(ReadOnlyBufferException.class);
  }

  @Test
  void text_is_latin1_or_utf8_as_named() {
    assertThat(Bytes.latin1("é")).isEqualTo(Bytes.of(0xE9));
    assertThat(Bytes.utf8("é")).isEqualTo(Bytes.of(0xC3, 0xA9));
    assertThat(Bytes.of(0xE9).latin1()).isEqualTo("é");
    assertThat(Bytes.of(0xC3, 0xA9).utf8()).isEqualTo("é");
  }

  @Test
  void starts_with_its_own_beginning_only() {
    Bytes bytes = Bytes.latin1("#VPD1020");
    assertThat(bytes.startsWith(Bytes.latin1("#VPD"))).isTrue();
    assertThat(bytes.startsWith(Bytes.EMPTY)).isTrue();
    assertThat(bytes.startsWith(Bytes.latin1("VPD"))).isFalse();
    assertThat(bytes.startsWith(Bytes.latin1("#VPD1020D49S"))).isFalse();
  }

  @Test
  void shows_at_most_32_bytes() {
    assertThat(Bytes.of(0xCA, 0xFE)).hasToString("[cafe]");
    assertThat(Bytes.copyOf(new byte[33])).hasToString("[" + "00".repeat(32) + "... 33 bytes]");
  }

  @Test
  void differs_from_bytes_of_another_length_or_content() {
    assertThat(Bytes.of(1, 2)).isNotEqualTo(Bytes.of(1)).isNotEqualTo(Bytes.of(1, 3));
    assertThat(Bytes.of(1, 2).hex()).isEqualTo("0102");
    assertThat(Bytes.EMPTY.isEmpty()).isTrue();
  }

  @Test
  void a_million_consecutive_addresses_hardly_share_a_hash() {
    Set<Integer> hashes = new HashSet<>();
    for (int i = 0; i < 1_000_000; i++) {
      hashes.add(Bytes.of(1, 0x00, 0x14, 0x7F, i >>> 16, i >>> 8 & 0xFF, i & 0xFF).hashCode());
    }
    assertThat(hashes.size()).isGreaterThan(900_000);
  }

  @Test
  void a_slice_adds_its_own_bytes_to_a_digest_and_no_others() throws NoSuchAlgorithmException {
    MessageDigest whole = MessageDigest.getInstance("SHA-256");
    whole.update(new byte[] {2, 3});
    MessageDigest sliced = MessageDigest.getInstance("SHA-256");
    Bytes.of(1, 2, 3, 4).slice(1, 3).addTo(sliced);
    assertThat(sliced.digest()).isEqualTo(whole.digest());
  }
}
