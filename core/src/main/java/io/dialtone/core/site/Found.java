// SPDX-License-Identifier: Apache-2.0
package io.dialtone.core.site;

import io.dialtone.wire.identity.FilePrefix;
import io.dialtone.wire.identity.Model;
import io.dialtone.wire.identity.Protocol;
import io.dialtone.wire.octets.Ip4Address;
import io.dialtone.wire.octets.Subnet;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What a phone on the network said of itself, and where it was (ID-3 to ID-6).
 *
 * @param last when this was noted last; a running server knows it more exactly
 */
public record Found(Instant first, Instant last, Where where, Clues clues) {

  public Found {
    first = first.truncatedTo(ChronoUnit.MILLIS); // as it is stored
    last = last.truncatedTo(ChronoUnit.MILLIS);
  }

  /** Evidence kept of one phone. */
  public static final int MOST_CLUES = 6;

  /** Letters of one piece of evidence, or of one part of option 82 as a text. */
  public static final int LONGEST = 200;

  /**
   * Where it was.
   *
   * @param subnet the network that addresses are lent from there
   * @param relay the relay's address, giaddr
   * @param circuitId of option 82 (RFC 3046), as a text
   * @param remoteId of option 82, as a text
   */
  public record Where(
      Optional<Ip4Address> address,
      Optional<Subnet> subnet,
      Optional<Ip4Address> relay,
      Optional<String> circuitId,
      Optional<String> remoteId) {

    /** Nobody knows. */
    public static final Where UNKNOWN =
        new Where(
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty());

    public Where {
      circuitId = circuitId.map(Found::line);
      remoteId = remoteId.map(Found::line);
    }

    /** This, and what it leaves open as the other has it. */
    public Where or(Where other) {
      return new Where(
          address.or(other::address),
          subnet.or(other::subnet),
          relay.or(other::relay),
          circuitId.or(other::circuitId),
          remoteId.or(other::remoteId));
    }
  }

  /**
   * What it is.
   *
   * @param evidence what was heard, in words
   */
  public record Clues(Optional<Model> model, Optional<Protocol> protocol, List<String> evidence) {

    public Clues {
      evidence = evidence.stream().limit(MOST_CLUES).map(Found::line).toList();
    }

    /** This, and what it leaves open as the other has it; one evidence of each sort is enough. */
    public Clues or(Clues other) {
      List<String> both = new ArrayList<>(evidence);
      for (String one : other.evidence) {
        if (both.stream().noneMatch(there -> sort(there).equals(sort(one)))) {
          both.add(one);
        }
      }
      return new Clues(model.or(other::model), protocol.or(other::protocol), both);
    }

    /** {@code option 60}, {@code User-Agent} and so on: what it begins with. */
    private static String sort(String evidence) {
      int first = evidence.indexOf(' ');
      int end = evidence.startsWith("option ") ? evidence.indexOf(' ', first + 1) : first;
      return end < 0 ? evidence : evidence.substring(0, end);
    }

    /** The kind of phone, where both are known. */
    public Optional<FilePrefix> kind() {
      return model.flatMap(known -> protocol.map(spoken -> new FilePrefix(known, spoken)));
    }
  }

  /** The same phone with what a later request adds; what is known already stays. */
  public Found and(Found later) {
    return new Found(first, later.last, where.or(later.where), clues.or(later.clues));
  }

  /** Strangers wrote it: one line without control characters, and not too long. */
  private static String line(String text) {
    StringBuilder line = new StringBuilder(Math.min(text.length(), LONGEST));
    for (int at = 0; at < text.length() && line.length() < LONGEST; at++) {
      char c = text.charAt(at);
      line.append(Character.isISOControl(c) || Character.isSurrogate(c) ? '?' : c);
    }
    return line.toString();
  }
}
