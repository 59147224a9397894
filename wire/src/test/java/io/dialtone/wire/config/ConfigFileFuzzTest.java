// SPDX-License-Identifier: Apache-2.0
package io.dialtone.wire.config;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.dialtone.wire.octets.Bytes;
import io.dialtone.wire.octets.MalformedPacketException;

class ConfigFileFuzzTest {

  @FuzzTest
  void any_bytes_are_a_config_file_or_malformed(byte[] input) {
    try {
      ConfigFile file = ConfigFile.parse(Bytes.copyOf(input));
      ConfigFile again = readAgain(file);
      assertThat(again.encode()).isEqualTo(file.encode());
      assertThat(again.parameters()).hasSameSizeAs(file.parameters());
      assertThat(again.configSerial()).isEqualTo(file.configSerial());
    } catch (MalformedPacketException e) {
      assertThat(e.offset()).isBetween(0, input.length);
    }
  }

  private static ConfigFile readAgain(ConfigFile file) {
    try {
      return ConfigFile.parse(file.encode());
    } catch (MalformedPacketException e) {
      throw new AssertionError("not read again: " + file.encode().latin1(), e);
    }
  }
}
