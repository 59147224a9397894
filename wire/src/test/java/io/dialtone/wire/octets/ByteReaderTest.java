// SPDX-License-Identifier: Apache-2.0
package io.dialtone.wire.octets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import org.junit.jupiter.api.Test;

class ByteReaderTest {

  @Test
  void reads_big_endian_fields_one_after_another() throws MalformedPacketException {
    ByteReader reader =
        new ByteReader(Bytes.hex("ff 0102 fffefdfc 80000000 c0000201 00147f000001 aabb"));
    assertThat(reader.u8("a")).isEqualTo(255);
    assertThat(reader.u16("b")).isEqualTo(0x0102);
    assertThat(reader.u32("c")).isEqualTo(0xFFFEFDFCL);
    assertThat(reader.i32("d")).isEqualTo(Integer.MIN_VALUE);
    assertThat(reader.ip4("e")).hasToString("192.0.2.1");
    assertThat(reader.mac("f")).hasToString("00:14:7f:00:00:01");
    assertThat(reader.remaining()).isEqualTo(2);
    assertThat(reader.rest()).isEqualTo(Bytes.of(0xAA, 0xBB));
    reader.end("packet");
  }

  @Test
  void a_field_that_ends_early_names_itself_and_its_offset() throws MalformedPacketException {
    ByteReader reader = new ByteReader(Bytes.of(1, 2, 3));
    reader.u16("first");
    MalformedPacketException fault =
        catchThrowableOfType(MalformedPacketException.class, () -> reader.u32("second"));
    assertThat(fault.field()).isEqualTo("second");
    assertThat(fault.offset()).isEqualTo(2);
    assertThat(fault.reason()).isEqualTo("needs 4 bytes, 1 left");
    assertThat(fault).hasMessage("second at offset 2: needs 4 bytes, 1 left");
  }

  @Test
  void a_fault_leaves_the_reader_where_it_stood() throws MalformedPacketException {
    ByteReader reader = new ByteReader(Bytes.of(7));
    assertThatThrownBy(() -> reader.u16("both")).isInstanceOf(MalformedPacketException.class);
    assertThat(reader.u8("one")).isEqualTo(7);
  }

  @Test
  void a_fence_is_never_passed_and_counts_from_the_packets_start() throws MalformedPacketException {
    ByteReader reader = new ByteReader(Bytes.of(9, 1, 2, 3));
    reader.u8("length");
    ByteReader fenced = reader.fence(2, "option");
    assertThat(fenced.position()).isEqualTo(1);
    assertThat(fenced.u8("value")).isEqualTo(1);
    assertThatThrownBy(() -> fenced.u16("more"))
        .hasMessage("more at offset 2: needs 2 bytes, 1 left");
    assertThat(reader.u8("behind the fence")).isEqualTo(3);
  }

  @Test
  void a_fence_longer_than_the_packet_is_malformed() {
    assertThatThrownBy(() -> new ByteReader(Bytes.of(1)).fence(2, "option 60"))
        .hasMessage("option 60 at offset 0: needs 2 bytes, 1 left");
  }

  @Test
  void a_negative_length_is_malformed() {
    assertThatThrownBy(() -> new ByteReader(Bytes.of(1)).bytes(-1, "field"))
        .hasMessage("field at offset 0: negative length -1");
  }

  @Test
  void what_is_left_at_the_end_is_malformed() {
    assertThatThrownBy(() -> new ByteReader(Bytes.of(1, 2)).end("ack"))
        .hasMessage("ack at offset 0: 2 bytes too many");
  }

  @Test
  void writes_what_it_would_read() {
    ByteWriter writer =
        new ByteWriter()
            .u8(1)
            .u16(0x0203)
            .u32(0xFFFF_FFFFL)
            .i32(-2)
            .ip4(Ip4Address.of(10, 0, 0, 1))
            .bytes(Bytes.of(7))
            .zeros(2);
    assertThat(writer.size()).isEqualTo(18);
    assertThat(writer.toBytes()).isEqualTo(Bytes.hex("01 0203 ffffffff fffffffe 0a000001 07 0000"));
  }

  @Test
  void a_value_too_large_for_its_field_is_not_written() {
    assertThatIllegalArgumentException().isThrownBy(() -> new ByteWriter().u8(256));
    assertThatIllegalArgumentException().isThrownBy(() -> new ByteWriter().u16(65536));
    assertThatIllegalArgumentException().isThrownBy(() -> new ByteWriter().u32(-1));
  }

  @Test
  void what_is_written_grows_as_long_as_memory_lasts() {
    ByteWriter writer = new ByteWriter().u8(7).zeros(1000).bytes(Bytes.of(1, 2)).zeros(5000).u8(9);
    Bytes written = writer.toBytes();
    assertThat(written.length()).isEqualTo(6004);
    assertThat(written.slice(1001, 1003)).isEqualTo(Bytes.of(1, 2));
    assertThat(written.at(6003)).isEqualTo(9);
    assertThat(written.slice(1003, 6003)).isEqualTo(Bytes.copyOf(new byte[5000]));
  }
}
