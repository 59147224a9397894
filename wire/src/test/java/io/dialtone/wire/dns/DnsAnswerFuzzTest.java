// SPDX-License-Identifier: Apache-2.0
package io.dialtone.wire.dns;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.dialtone.wire.octets.Bytes;
import io.dialtone.wire.octets.MalformedPacketException;

class DnsAnswerFuzzTest {

  @FuzzTest
  void any_bytes_are_an_answer_or_malformed(byte[] input) {
    try {
      DnsAnswer answer = DnsAnswer.parse(Bytes.copyOf(input));
      assertThat(answer.host().length()).isLessThanOrEqualTo(300);
      assertThat(answer.addresses().size()).isLessThanOrEqualTo(100);
    } catch (MalformedPacketException e) {
      assertThat(e.offset()).isBetween(0, input.length);
    }
  }
}
