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
import java.util.OptionalInt;

/** Looks into the files that are no config files before they are stored (FIL-3 to FIL-5). */
public final class ContentJudge {

  /** What error pages begin with, whatever status they come with. */
  public static final int LESS_THAN = '<';

  private static final String A_PAGE = "begins with '<': a page";

  private ContentJudge() {}

  /** Melodies and telephone config. */
  public static Verdict text(FlashItem item, Bytes bytes, Model model) {
    return item == FlashItem.TELEPHONE_CONFIG ? telephone(bytes, model) : melodies(bytes);
  }

  /** Tables are opaque; only an empty one is none, and one that is a page. */
  public static Verdict table(long length, OptionalInt firstByte) {
    if (length == 0) {
      return new Verdict.Bad(Message.CORRUPTED_CONFIG, "the file is empty", "RUN-8");
    }
    return firstByte.orElse(0) == LESS_THAN
        ? new Verdict.Bad(Message.CORRUPTED_CONFIG, A_PAGE, "RUN-8")
        : new Verdict.Good(length + " bytes");
  }

  /** A deck file is well-formed XML (FIL-5). */
  public static Verdict deck(Bytes bytes) {
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
    if (!bytes.isEmpty() && bytes.at(0) == LESS_THAN) {
      return new Verdict.Bad(Message.CORRUPTED_CONFIG, A_PAGE, "FIL-4");
    }
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
