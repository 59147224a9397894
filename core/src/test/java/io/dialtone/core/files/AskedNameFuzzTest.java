// SPDX-License-Identifier: Apache-2.0
package io.dialtone.core.files;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.dialtone.wire.octets.Bytes;
import java.nio.file.Path;
import java.util.List;

class AskedNameFuzzTest {

  private static final Path ROOT = Path.of("/srv/phones");

  @FuzzTest
  void no_name_leads_out_of_the_root_INF_4(byte[] input) {
    String name = Bytes.copyOf(input).latin1();
    for (Transport transport : Transport.values()) {
      for (String asked : List.of(name, "/" + name, "http://x/" + name)) {
        if (AskedName.of(transport, asked) instanceof AskedName.Relative(var path)) {
          assertThat(path).doesNotStartWith("/").doesNotContain("\0");
          assertThat(path.split("[/\\\\]", -1)).doesNotContain("..");
          assertThat(ROOT.resolve(path).normalize().startsWith(ROOT)).isTrue();
        }
      }
    }
  }
}
