// SPDX-License-Identifier: Apache-2.0
import io.dialtone.core.journal.Journal;
import io.dialtone.core.journal.Level;
import io.dialtone.core.journal.PhonesSeen;
import io.dialtone.server.files.FolderSettings;
import io.dialtone.server.files.ServedFolder;
import io.dialtone.server.tftp.TftpServer;
import io.dialtone.server.tftp.TftpSettings;
import io.dialtone.wire.octets.Endpoint;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;

/** Our TFTP server and nothing else: {@code bench/run TftpAlone HOST:PORT FOLDER}. */
final class TftpAlone {
  public static void main(String[] args) throws Exception {
    FolderSettings folder =
        FolderSettings.of(Path.of(args[1]), Files.createTempDirectory("tftp-alone"));
    Journal told =
        occurrence -> {
          if (occurrence.level() != Level.INFO) {
            System.err.println(occurrence.level().text() + " " + occurrence.text());
          }
        };
    TftpServer server =
        TftpServer.start(
            TftpSettings.at(Endpoint.parse(args[0]).orElseThrow()),
            ServedFolder.open(folder, Journal.silent()),
            told,
            new PhonesSeen(100),
            InstantSource.system());
    System.out.println("tftp " + server.endpoint() + ", process " + ProcessHandle.current().pid());
    Thread.currentThread().join();
  }
}
