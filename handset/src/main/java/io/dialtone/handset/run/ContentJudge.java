// SPDX-License-Identifier: Apache-2.0
package io.dialtone.handset.run;

import io.dialtone.handset.display.Message;
import io.dialtone.handset.flash.FlashItem;
import io.dialtone.wire.config.TelephoneConfig;
import io.dialtone.wire.deck.Deck;
import io.dialtone.wire.identity.Model;
import io.dialtone.wire.melody.MelodyFile;
import io.dialtone.wire.octets.Bytes;
import io.dialtone.wire.octets.MalformedPacketException;

/** Looks into the files that are no config files before they are stored (FIL-3 to FIL-5). */
final class ContentJudge {

  private ContentJudge() {}

  /** Melodies and telephone config. */
  static Verdict text(FlashItem item, Bytes bytes, Model model) {
    return item == FlashItem.TELEPHONE_CONFIG ? telephone(bytes, model) : melodies(bytes);
  }

  /** Tables are opaque; only an empty one is none. */
  static Verdict table(long length) {
    return length == 0
        ? new Verdict.Bad(Message.CORRUPTED_CONFIG, "the file is empty", "RUN-8")
        : new Verdict.Good(length + " bytes");
  }

  static Verdict deck(Bytes bytes) {
    try {
      Deck deck = Deck.parse(bytes);
      return new Verdict.Good("<" + deck.rootElement() + ">, " + deck.elements() + " elements");
    } catch (MalformedPacketException e) {
      return new Verdict.Bad(Message.XML_SYNTAX_ERROR, reason(e), "FIL-5");
    }
  }

  private static Verdict melodies(Bytes bytes) {
    try {
      return new Verdict.Good(MelodyFile.parse(bytes).melodies().size() + " melodies");
    } catch (MalformedPacketException e) {
      return new Verdict.Bad(Message.CORRUPTED_MELODY_FILE, reason(e), "FIL-3");
    }
  }

  private static Verdict telephone(Bytes bytes, Model model) {
    try {
      TelephoneConfig config = TelephoneConfig.parse(bytes);
      if (isForeign(config, model)) {
        String reason = "'" + config.signature() + "' is not for an " + model;
        return new Verdict.Bad(Message.WRONG_TEL_CONFIG, reason, "FIL-4");
      }
      return new Verdict.Good(config.lines() + " lines");
    } catch (MalformedPacketException e) {
      return new Verdict.Bad(Message.CORRUPTED_CONFIG, reason(e), "FIL-4");
    }
  }

  /** A signature of any other phone; a first line that is no signature tells nothing. */
  private static boolean isForeign(TelephoneConfig config, Model model) {
    boolean signed = config.signature().matches("#\\S+_TELCFG");
    return config.model().map(m -> m != model).orElse(signed);
  }

  static String reason(MalformedPacketException e) {
    return e.field() + ": " + e.reason();
  }
}
