// SPDX-License-Identifier: Apache-2.0
package io.dialtone.server.files;

import io.dialtone.core.files.FileDecision;
import io.dialtone.core.files.FileNames;
import io.dialtone.core.files.FileQuestion;
import io.dialtone.core.journal.Secret;
import java.util.Optional;

/** Where the protocols get files from; safe for use by any number of threads. */
public interface FileSource {

  /** Which file the asker gets; looks at no disk. */
  FileDecision decide(FileQuestion question);

  /** The file at a path that {@link #decide} named, if it is at hand: looks at no disk. */
  Optional<Snapshot> ready(String path);

  /**
   * The file at a path that {@link #decide} named. Reads the disk and may copy a large file, so it
   * is no work for an event loop, but it never waits for a writer.
   */
  Opened open(String path);

  /** A name asked for, as logs may show it: without the secret that it may hold. */
  default String shown(String name) {
    return name;
  }

  /** Whose name and password an {@code Authorization} field holds; nobody's if they are wrong. */
  default Optional<String> user(Secret authorization) {
    return Optional.empty();
  }

  /** A source without any file. */
  static FileSource none() {
    return new FileSource() {
      @Override
      public FileDecision decide(FileQuestion question) {
        return FileNames.NONE.decide(question);
      }

      @Override
      public Optional<Snapshot> ready(String path) {
        return Optional.empty();
      }

      @Override
      public Opened open(String path) {
        return new Opened.Gone("no folder is served");
      }
    };
  }
}
