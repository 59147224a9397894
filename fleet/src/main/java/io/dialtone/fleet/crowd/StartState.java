// SPDX-License-Identifier: Apache-2.0
package io.dialtone.fleet.crowd;

import io.dialtone.handset.flash.FlashContent;
import io.dialtone.handset.flash.FlashItem;
import io.dialtone.handset.flash.StoredFile;
import java.util.Optional;

/** What a phone remembers when its counted boots begin. */
public enum StartState {
  /** Nothing: fresh from the box. */
  FACTORY("factory"),
  /** Everything: it booted here before, and nothing has changed since (RUN-3). */
  UNCHANGED("unchanged"),
  /** Its own file has got another config_sn since it booted here (RUN-4). */
  NEW_CONFIG("new-config"),
  /** The common config has got another name since (RUN-12). */
  NEW_COMMON("new-common");

  /** Older than any serial in use. */
  private static final String OLDER_SERIAL = "000000000000";

  private final String text;

  StartState(String text) {
    this.text = text;
  }

  public String text() {
    return text;
  }

  /** Whether the phone boots once uncounted, to learn what it is to remember. */
  boolean prepared() {
    return this != FACTORY;
  }

  /** What such a phone remembers, made from what it has after a boot. */
  FlashContent of(FlashContent booted) {
    return switch (this) {
      case FACTORY, UNCHANGED -> booted;
      case NEW_CONFIG ->
          booted.withConfigSerial(booted.configSerial().isEmpty() ? Optional.empty() : older());
      case NEW_COMMON ->
          booted
              .file(FlashItem.COMMON_CONFIG)
              .map(file -> booted.withFile(FlashItem.COMMON_CONFIG, older(file)))
              .orElse(booted);
    };
  }

  private static Optional<String> older() {
    return Optional.of(OLDER_SERIAL);
  }

  private static StoredFile older(StoredFile file) {
    return new StoredFile("older " + file.name(), file.body());
  }
}
