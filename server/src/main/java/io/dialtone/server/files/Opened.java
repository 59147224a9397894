// SPDX-License-Identifier: Apache-2.0
package io.dialtone.server.files;

import java.time.Duration;

/** What came of opening a file. */
public sealed interface Opened {

  /** The file, whole. */
  record Ready(Snapshot snapshot) implements Opened {}

  /**
   * Somebody is writing the file just now and no older content is at hand: ask again after {@code
   * again}. TFTP may as well stay silent, for its clients ask again by themselves.
   */
  record Changing(String reason, Duration again) implements Opened {}

  /** The file cannot be had, though its name was known: deleted meanwhile, unreadable. */
  record Gone(String reason) implements Opened {}

  /** It is there, but it is we who cannot give it: a full disk, no descriptor left, a fault. */
  record Failed(String reason) implements Opened {}
}
