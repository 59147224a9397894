// SPDX-License-Identifier: Apache-2.0
package io.dialtone.wire.sip;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.dialtone.wire.octets.Bytes;
import io.dialtone.wire.octets.MalformedPacketException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SipStreamTest {

  private static final Bytes THREE =
      SipTexts.bytes(
          """
          INFO sip:one SIP/2.0
          Content-Length: 5

          ab
          c

          INFO sip:two SIP/2.0
          l: 0

          SIP/2.0 200 OK
          Content-Length: 2

          \n\
          """);

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 7, 40, 10_000})
  void messages_are_cut_out_however_the_pieces_fall(int size) throws MalformedPacketException {
    SipStream stream = new SipStream();
    List<SipMessage> cut = new ArrayList<>();
    for (int at = 0; at < THREE.length(); at += size) {
      stream.feed(THREE.slice(at, Math.min(at + size, THREE.length())));
      for (var next = stream.next(); next.isPresent(); next = stream.next()) {
        cut.add(next.get());
      }
    }
    assertThat(cut)
        .extracting(SipMessage::startLine)
        .containsExactly("INFO sip:one SIP/2.0", "INFO sip:two SIP/2.0", "SIP/2.0 200 OK");
    assertThat(cut.getFirst().body()).isEqualTo(Bytes.latin1("ab\r\nc"));
    assertThat(cut.getLast().body()).isEqualTo(Bytes.latin1("\r\n"));
  }

  @Test
  void keep_alives_between_messages_are_nothing() throws MalformedPacketException {
    SipStream stream = new SipStream();
    stream.feed(Bytes.latin1("\r\n\r\n"));
    assertThat(stream.next()).isEmpty();
    stream.feed(Bytes.latin1("\r\nINFO sip:a SIP/2.0\r\nl: 0\r\n\r\n"));
    assertThat(stream.next()).isPresent();
  }

  @Test
  void a_stream_without_content_length_is_lost() {
    assertLost("Content-Length", "INFO sip:a SIP/2.0\r\n\r\n");
  }

  @Test
  void a_length_beyond_the_limit_is_refused_before_the_body_comes() {
    assertLost("Content-Length", "INFO sip:a SIP/2.0\r\nl: 65536\r\n\r\n");
  }

  @Test
  void a_megabyte_of_header_is_refused_at_the_limit() throws MalformedPacketException {
    SipStream stream = new SipStream();
    stream.feed(Bytes.latin1("INFO sip:a SIP/2.0\r\nA: "));
    Bytes piece = Bytes.latin1("x".repeat(8_000));
    int fed = 0;
    String field = "";
    while (field.isEmpty() && fed < 1_000_000) {
      stream.feed(piece);
      fed += piece.length();
      try {
        assertThat(stream.next()).isEmpty();
      } catch (MalformedPacketException e) {
        field = e.field();
      }
    }
    assertThat(field).isEqualTo("head");
    assertThat(fed).isLessThan(SipLimits.HEAD_BYTES + 8_001);
  }

  @Test
  void what_comes_before_the_fault_is_still_delivered() throws MalformedPacketException {
    SipStream stream = new SipStream();
    stream.feed(Bytes.latin1("INFO sip:a SIP/2.0\r\nl: 0\r\n\r\nnonsense\r\n\r\n"));
    assertThat(stream.next()).isPresent();
    assertThatExceptionOfType(MalformedPacketException.class).isThrownBy(stream::next);
  }

  private static void assertLost(String field, String text) {
    SipStream stream = new SipStream();
    stream.feed(Bytes.latin1(text));
    assertThatExceptionOfType(MalformedPacketException.class)
        .isThrownBy(stream::next)
        .satisfies(e -> assertThat(e.field()).isEqualTo(field));
  }
}
