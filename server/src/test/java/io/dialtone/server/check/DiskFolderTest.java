// SPDX-License-Identifier: Apache-2.0
package io.dialtone.server.check;

import static org.assertj.core.api.Assertions.assertThat;

import io.dialtone.core.check.FolderView.Content;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DiskFolderTest {

  @Test
  void a_name_that_the_system_cannot_write_is_an_unreadable_file(@TempDir Path folder)
      throws Exception {
    DiskFolder disk = DiskFolder.whole(folder);
    String name = "a\0b.txt"; // as one in Latin-1 is where names are UTF-8
    assertThat(disk.read(name, 10))
        .isEqualTo(new Content.Unreadable("its name is not in this system's character set"));
    assertThat(disk.sha256(name)).isEmpty();
  }
}
