// SPDX-License-Identifier: Apache-2.0
package io.dialtone.app.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SampleImageTest {
  @TempDir Path folder;

  private byte[] bytes(String path, int length) throws IOException {
    new SampleImage(path, length).write(folder);
    return Files.readAllBytes(folder.resolve(path));
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 65_535, 65_536, 65_537, 200_000})
  void has_the_length_it_was_given_and_begins_as_no_web_page_does(int length) throws IOException {
    byte[] image = bytes("a.zz", length);
    assertThat(image).hasSize(length);
    assertThat(image[0]).isNegative();
  }

  @Test
  void two_images_differ_and_one_image_is_always_the_same() throws IOException {
    byte[] first = bytes("a.zz", 1_000);
    assertThat(bytes("b.zz", 1_000)).isNotEqualTo(first);
    assertThat(bytes("a.zz", 1_000)).isEqualTo(first);
  }

  @Test
  void its_bytes_do_not_repeat_from_chunk_to_chunk() throws IOException {
    byte[] image = bytes("a.zz", 131_072);
    int same = 0;
    for (int at = 1; at < 65_536; at++) {
      same += image[at] == image[at + 65_536] ? 1 : 0;
    }
    assertThat(same).isLessThan(1_000);
  }
}
