// SPDX-License-Identifier: Apache-2.0
package io.dialtone.server.access;

import io.dialtone.core.files.FileDecision;
import io.dialtone.core.files.FileNames;
import io.dialtone.core.files.FileQuestion;
import io.dialtone.server.files.Asking;
import io.dialtone.server.files.NamedFiles;
import io.dialtone.server.files.Opened;
import io.dialtone.server.files.Snapshot;
import io.dialtone.wire.octets.MacAddress;
import java.util.List;
import java.util.Optional;

/** Names alone: what is in the files does not matter to who may have them. */
record FewFiles(FileNames names) implements NamedFiles {

  static FewFiles of(String... paths) {
    return new FewFiles(FileNames.of(List.of(paths)));
  }

  @Override
  public FileDecision find(Asking asking) {
    return names.find(asking.path());
  }

  @Override
  public boolean knows(MacAddress mac) {
    return names.knows(mac);
  }

  @Override
  public FileDecision decide(FileQuestion question) {
    return names.decide(question);
  }

  @Override
  public Optional<Snapshot> ready(String path) {
    return Optional.empty();
  }

  @Override
  public Opened open(String path) {
    return new Opened.Gone("there is no content");
  }
}
