// SPDX-License-Identifier: Apache-2.0
package io.dialtone.wire.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.dialtone.wire.octets.Bytes;
import io.dialtone.wire.octets.MalformedPacketException;

class HttpFuzzTest {

  @FuzzTest
  void any_bytes_are_a_head_or_malformed(byte[] input) throws MalformedPacketException {
    RequestHead head;
    try {
      head = RequestHead.parse(Bytes.copyOf(input));
    } catch (MalformedPacketException e) {
      assertThat(e.offset()).isBetween(0, input.length);
      return;
    }
    Bytes written = head.encode();
    assertThat(RequestHead.parse(written.slice(0, written.length() - 2))).isEqualTo(head);
    assertThat(head.path() + head.query()).isNotNull();
    try {
      assertThat(head.contentLength()).isNotNegative();
    } catch (MalformedPacketException e) {
      assertThat(e.field()).isEqualTo("Content-Length");
    }
  }

  @FuzzTest
  void any_bytes_are_a_form_or_malformed(byte[] input) throws MalformedPacketException {
    FormFields form;
    try {
      form = FormFields.parse(Bytes.copyOf(input));
    } catch (MalformedPacketException e) {
      assertThat(e.offset()).isBetween(0, input.length);
      return;
    }
    assertThat(FormFields.parse(form.encode())).isEqualTo(form);
  }

  @FuzzTest
  void any_bytes_are_a_multipart_body_or_malformed(byte[] input) throws MalformedPacketException {
    Multipart form;
    try {
      form = Multipart.parse(Bytes.copyOf(input), "B");
    } catch (MalformedPacketException e) {
      assertThat(e.offset()).isBetween(0, input.length);
      return;
    }
    assertThat(Multipart.parse(form.encode("B"), "B")).isEqualTo(form);
  }
}
