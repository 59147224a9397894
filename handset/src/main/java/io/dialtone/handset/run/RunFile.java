// SPDX-License-Identifier: Apache-2.0
package io.dialtone.handset.run;

import static io.dialtone.handset.display.Message.MELODY_CFG_NOT_FOUND;
import static io.dialtone.handset.display.Message.TEL_CONFIG_NOT_FOUND;
import static io.dialtone.handset.display.Message.WRONG_MELODY_CONFIG;
import static io.dialtone.handset.display.Message.WRONG_TEL_CONFIG;

import io.dialtone.handset.display.Message;
import io.dialtone.handset.flash.FlashItem;
import io.dialtone.wire.identity.Protocol;
import io.dialtone.wire.inf.InfKey;
import java.util.Arrays;
import java.util.List;

/**
 * The files between firmware and config, in the order of RUN-1. The two tables have no messages of
 * their own and show the telephone config's.
 */
public enum RunFile {
  MELODIES(InfKey.MELODIES, FlashItem.MELODIES, WRONG_MELODY_CONFIG, MELODY_CFG_NOT_FOUND),
  SYSTEM_MELODIES(
      InfKey.SYSTEM_MELODIES, FlashItem.SYSTEM_MELODIES, WRONG_MELODY_CONFIG, MELODY_CFG_NOT_FOUND),
  CALL_WAITING_TONE(
      InfKey.CALL_WAITING_TONE,
      FlashItem.CALL_WAITING_TONE,
      WRONG_MELODY_CONFIG,
      MELODY_CFG_NOT_FOUND),
  TONE_TABLE(InfKey.TONE_TABLE, FlashItem.TONE_TABLE, WRONG_TEL_CONFIG, TEL_CONFIG_NOT_FOUND),
  LANGUAGE_TABLE(
      InfKey.LANGUAGE_TABLE, FlashItem.LANGUAGE_TABLE, WRONG_TEL_CONFIG, TEL_CONFIG_NOT_FOUND),
  TELEPHONE_CONFIG(
      InfKey.TELCFG, FlashItem.TELEPHONE_CONFIG, WRONG_TEL_CONFIG, TEL_CONFIG_NOT_FOUND);

  private final InfKey key;
  private final FlashItem item;
  private final Message wrong;
  private final Message absent;

  RunFile(InfKey key, FlashItem item, Message wrong, Message absent) {
    this.key = key;
    this.item = item;
    this.wrong = wrong;
    this.absent = absent;
  }

  /** Those that a phone of this protocol asks for: the call waiting tone is SIP's (RUN-2). */
  public static List<RunFile> inOrder(Protocol protocol) {
    return Arrays.stream(values())
        .filter(file -> protocol == Protocol.SIP || file != CALL_WAITING_TONE)
        .toList();
  }

  public InfKey key() {
    return key;
  }

  public FlashItem item() {
    return item;
  }

  /** What shows where its value cannot be used. */
  public Message wrong() {
    return wrong;
  }

  /** What shows where it is not found. */
  public Message absent() {
    return absent;
  }
}
