// SPDX-License-Identifier: Apache-2.0
package io.dialtone.core.check;

import io.dialtone.core.check.finding.Finding;
import io.dialtone.core.check.finding.Severity;
import io.dialtone.core.site.SiteFile;
import io.dialtone.handset.flash.FlashItem;
import io.dialtone.handset.run.ContentJudge;
import io.dialtone.handset.run.Verdict;
import io.dialtone.wire.config.TelephoneConfig;
import io.dialtone.wire.deck.Deck;
import io.dialtone.wire.identity.Model;
import io.dialtone.wire.octets.Bytes;
import io.dialtone.wire.octets.MalformedPacketException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Judges the content of a file that somebody gives for phones, before any is told of it: what every
 * phone would refuse, or would take for what it is not.
 */
public final class GivenContent {

  private GivenContent() {}

  /** How many bytes of a file are looked at: all of a text, the first one of anything else. */
  public static int looked(SiteFile.Kind kind) {
    return text(kind) ? Checker.MAX_TEXT + 1 : 1;
  }

  private static boolean text(SiteFile.Kind kind) {
    return switch (kind) {
      case MELODIES, SYSTEM_MELODIES, CALL_WAITING_TONE, TELEPHONE_CONFIG, DECK -> true;
      case APPLICATION, DSP, BOOT, TONE_TABLE, LANGUAGE_TABLE -> false;
    };
  }

  /**
   * Why phones could not take this file, in a sentence.
   *
   * @param file as it was announced
   * @param length that it really has
   * @param start its first {@link #looked} bytes
   */
  public static Optional<String> fault(SiteFile file, long length, Bytes start) {
    String name = file.name();
    if (length == 0 || start.isEmpty()) {
      return Optional.of(name + " is empty: get it anew");
    }
    if (length != file.length()) {
      String announced = " bytes, and " + file.length() + " were announced: get it anew";
      return Optional.of(name + " has " + length + announced);
    }
    if (text(file.kind()) && length > Checker.MAX_TEXT) {
      return Optional.of(name + " has more than " + Checker.MAX_TEXT + " bytes: it is no text");
    }
    if (file.kind() != SiteFile.Kind.DECK && start.at(0) == ContentJudge.LESS_THAN) {
      return Optional.of(page(file));
    }
    Optional<Finding> spoilt =
        looks(file, start).stream().filter(f -> f.severity() == Severity.ERROR).findFirst();
    if (spoilt.isPresent()) {
      return spoilt.map(f -> name + " " + f.text() + ": " + f.check().told().mend());
    }
    return switch (file.kind()) {
      case MELODIES, SYSTEM_MELODIES, CALL_WAITING_TONE ->
          reason(ContentJudge.text(FlashItem.MELODIES, start, Model.ST2030))
              .map(why -> name + " holds no melodies that a phone can play (FIL-3): " + why);
      case TELEPHONE_CONFIG -> telephone(name, start);
      case DECK -> deck(file, start);
      case APPLICATION, DSP, BOOT, TONE_TABLE, LANGUAGE_TABLE -> Optional.empty();
    };
  }

  /** What phones take and nobody will like, in sentences; of a file without a fault. */
  public static List<String> warnings(SiteFile file, Bytes start) {
    return looks(file, start).stream()
        .map(f ->
            "line %d of %s %s: a phone %s; %s"
                .formatted(f.line(), file.name(), f.text(), f.phone(), f.check().told().mend()))
        .toList();
  }

  /** As a text that phones read in ISO-8859-1; a deck says by itself what it is. */
  private static List<Finding> looks(SiteFile file, Bytes start) {
    Findings findings = new Findings();
    if (text(file.kind()) && file.kind() != SiteFile.Kind.DECK) {
      new TextJudge(file.name(), findings).judge(start);
    }
    return findings.all();
  }

  private static String page(SiteFile file) {
    return file.name()
        + " is a page, such as servers answer errors with, and no "
        + file.kind().text()
        + ": get it anew";
  }

  /** One that some model takes; whether the right one gets it, is judged where it is set. */
  private static Optional<String> telephone(String name, Bytes content) {
    List<Optional<String>> reasons =
        Arrays.stream(Model.values())
            .map(model -> reason(ContentJudge.text(FlashItem.TELEPHONE_CONFIG, content, model)))
            .toList();
    return reasons.stream().allMatch(Optional::isPresent)
        ? reasons
            .getFirst()
            .map(why -> name + " is no telephone config of these phones (FIL-4): " + why)
        : Optional.empty();
  }

  private static Optional<String> deck(SiteFile file, Bytes content) {
    Optional<String> fault = reason(ContentJudge.deck(content));
    return fault.isPresent()
        ? fault.map(why -> file.name() + " is not well-formed (FIL-5): " + why)
        : Optional.of(file).filter(_ -> isHtml(content)).map(GivenContent::page);
  }

  private static boolean isHtml(Bytes content) {
    try {
      return Deck.parse(content).rootElement().equalsIgnoreCase("html");
    } catch (MalformedPacketException _) {
      return false; // which was said already
    }
  }

  private static Optional<String> reason(Verdict verdict) {
    return verdict instanceof Verdict.Bad(_, var reason, _)
        ? Optional.of(reason)
        : Optional.empty();
  }

  /** The model that a telephone config is signed for, if it is for one alone (FIL-4). */
  public static Optional<Model> signedFor(Bytes telephoneConfig) {
    try {
      return TelephoneConfig.parse(telephoneConfig).model();
    } catch (MalformedPacketException _) {
      return Optional.empty();
    }
  }
}
