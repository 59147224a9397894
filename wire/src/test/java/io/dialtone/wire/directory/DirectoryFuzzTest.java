// SPDX-License-Identifier: Apache-2.0
package io.dialtone.wire.directory;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.dialtone.wire.octets.Bytes;
import io.dialtone.wire.octets.MalformedPacketException;

class DirectoryFuzzTest {

  @FuzzTest
  void any_bytes_are_a_page_or_malformed(byte[] input) throws MalformedPacketException {
    DirectoryPage page;
    try {
      page = DirectoryPage.parse(Bytes.copyOf(input));
    } catch (MalformedPacketException e) {
      assertThat(e.offset()).isNotNegative();
      return;
    }
    assertThat(page.size()).isLessThanOrEqualTo(DirectoryPage.MOST);
    Bytes written = page.encode();
    if (written.length() <= DirectoryPage.MAX_LENGTH) { // escapes take room
      assertThat(DirectoryPage.parse(written).size())
          .as("whatever was read can be written and read")
          .isEqualTo(page.size());
    }
  }
}
