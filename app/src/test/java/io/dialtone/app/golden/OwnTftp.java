// SPDX-License-Identifier: Apache-2.0
package io.dialtone.app.golden;

import io.dialtone.core.journal.Journal;
import io.dialtone.core.journal.PhonesSeen;
import io.dialtone.server.files.FolderSettings;
import io.dialtone.server.files.ServedFolder;
import io.dialtone.server.tftp.TftpServer;
import io.dialtone.server.tftp.TftpSettings;
import io.dialtone.wire.octets.Endpoint;
import io.dialtone.wire.octets.Ip4Address;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;

/** Our own TFTP server over a folder, on any port. */
record OwnTftp(ServedFolder folder, TftpServer server) implements AutoCloseable {

  static OwnTftp serve(Path files, Path data) throws IOException {
    var settings = new FolderSettings(files, data.resolve("served"), List.of(), Duration.ZERO);
    ServedFolder folder = ServedFolder.open(settings, Journal.silent());
    var listen = TftpSettings.at(new Endpoint(Ip4Address.of(127, 0, 0, 1), 0));
    var phones = new PhonesSeen(10);
    return new OwnTftp(
        folder, TftpServer.start(listen, folder, Journal.silent(), phones, InstantSource.system()));
  }

  Endpoint endpoint() {
    return server.endpoint();
  }

  @Override
  public void close() {
    server.close(Duration.ofSeconds(5));
    folder.close();
  }
}
