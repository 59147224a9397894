// SPDX-License-Identifier: Apache-2.0
package io.dialtone.server.tftp;

import io.dialtone.core.files.FileDecision;
import io.dialtone.core.files.FileQuestion;
import io.dialtone.core.journal.Journal;
import io.dialtone.core.journal.PhonesSeen;
import io.dialtone.server.files.FileSource;
import io.dialtone.server.files.FolderSettings;
import io.dialtone.server.files.Opened;
import io.dialtone.server.files.ServedFolder;
import io.dialtone.server.files.Snapshot;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** More phones than files are opened at a time ask at the same moment, as after a power cut. */
@Timeout(60)
class CrowdedOpeningsTest {
  private static final int PHONES = 90;

  /** A folder on a disk that is busy until it is let go. */
  private record SlowFolder(ServedFolder folder, CountDownLatch ready) implements FileSource {
    @Override
    public FileDecision decide(FileQuestion question) {
      return folder.decide(question);
    }

    @Override
    public Optional<Snapshot> ready(String path) {
      return Optional.empty();
    }

    @Override
    public Opened open(String path) {
      try {
        ready.await();
      } catch (InterruptedException e) {
        throw new IllegalStateException(e);
      }
      return folder.open(path);
    }
  }

  @Test
  void nobody_must_ask_again_because_others_ask_too(@TempDir Path root, @TempDir Path copies)
      throws Exception {
    TftpStage.write(root, "file", "x");
    FolderSettings settings = new FolderSettings(root, copies, List.of(), Duration.ZERO);
    CountDownLatch ready = new CountDownLatch(1);
    List<RawClient> phones = new ArrayList<>();
    try (ServedFolder folder = ServedFolder.open(settings, Journal.silent())) {
      TftpServer server =
          TftpServer.start(
              TftpSettings.at(TftpStage.anywhere("127.0.0.1")),
              new SlowFolder(folder, ready),
              Journal.silent(),
              new PhonesSeen(1),
              InstantSource.system());
      for (int i = 0; i < PHONES; i++) {
        phones.add(new RawClient(server.endpoint()).asks("0001 'file' 00 'octet' 00"));
      }
      try (RawClient last = new RawClient(server.endpoint())) {
        // answered once all the others have been taken
        last.asks("0001 'absent' 00 'octet' 00").expects("0005 0001 'file not found' 00");
      }
      ready.countDown();
      for (RawClient phone : phones) {
        phone.expects("0003 0001 'x'").sends("0004 0001");
      }
      server.close(Duration.ofSeconds(10));
    } finally {
      phones.forEach(RawClient::close);
    }
  }
}
