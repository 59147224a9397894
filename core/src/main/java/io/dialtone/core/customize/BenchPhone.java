// SPDX-License-Identifier: Apache-2.0
package io.dialtone.core.customize;

import io.dialtone.wire.identity.PhoneFileName;
import io.dialtone.wire.identity.UserAgent;
import io.dialtone.wire.octets.Ip4Address;
import io.dialtone.wire.octets.MacAddress;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** One phone on the bench: what it asked for, and whether it has come to rest. */
final class BenchPhone {

  private final MacAddress mac;
  private final Instant begun;
  private Instant last;
  private Ip4Address from;
  private Optional<UserAgent> agent = Optional.empty();
  private List<String> named = List.of();
  private String asked = "";
  private boolean infTaken;
  private boolean ownAsked;
  private boolean told;

  /** Files it got since it came, by their names in small letters. */
  private final Map<String, String> got = new LinkedHashMap<>();

  /** Files it was refused in this pass, each with the reason. */
  private final Map<String, String> refused = new LinkedHashMap<>();

  BenchPhone(BenchAsk first) {
    this.mac = first.mac();
    this.begun = first.time();
    this.last = first.time();
    this.from = first.from();
  }

  void asks(BenchAsk ask) {
    last = ask.time();
    from = ask.from();
    agent = ask.agent().or(() -> agent);
    asked = ask.name();
    told = false;
    Optional<PhoneFileName.Kind> own = PhoneFileName.parse(ask.name()).map(PhoneFileName::kind);
    boolean isInf = ask.name().toLowerCase(Locale.ROOT).endsWith(".inf");
    if (isInf) {
      refused.clear();
      ownAsked = false;
      infTaken |= ask.refusal().isEmpty();
    } else if (own.isPresent()) {
      ownAsked |= own.get() == PhoneFileName.Kind.TXT || ask.refusal().isEmpty();
    }
    ask.refusal()
        .ifPresentOrElse(
            why -> {
              if (isInf || own.isEmpty()) {
                refused.put(ask.name(), why);
              }
            },
            () -> got.put(ask.name().toLowerCase(Locale.ROOT), ask.name()));
  }

  /** What the INF that it got names. */
  void isTold(List<String> files) {
    named = List.copyOf(files);
  }

  /** An answer broke off; it counts unless the phone asks again. */
  void brokenOff(String name) {
    got.remove(name.toLowerCase(Locale.ROOT));
    refused.put(name, "asked for and never fetched whole");
  }

  /** What is known of it by now. */
  BenchLine line(Instant now, String note, BenchTimes times) {
    Duration quiet = Duration.between(last, now);
    BenchLine.State state = BenchLine.State.RUNNING;
    String reason = "asked for " + asked + (isThrough() ? ", the last: not yet at rest" : "");
    Optional<String> fault = fault();
    if (isThrough() && quiet.compareTo(times.rest()) >= 0) {
      state = fault.isEmpty() ? BenchLine.State.PASS : BenchLine.State.FAIL;
      reason = fault.orElseGet(this::rest);
    } else if (quiet.compareTo(times.patience()) >= 0) {
      state = BenchLine.State.FAIL;
      reason = fault.orElseGet(() -> silence(quiet));
    }
    return new BenchLine(
        mac,
        note,
        state,
        reason,
        agent.map(known -> known.model() + " hw" + known.hardware() + " fw" + known.firmware()),
        Optional.of(from),
        List.copyOf(got.values()),
        Optional.of(begun),
        Duration.between(begun, last));
  }

  /** The own file is the last of a run; a phone with decks asks for these behind it (RUN-2). */
  private boolean isThrough() {
    return infTaken && ownAsked;
  }

  private Optional<String> fault() {
    if (refused.isEmpty()) {
      return Optional.empty();
    }
    List<String> all = new ArrayList<>();
    refused.forEach((name, why) -> all.add(name + ": " + why));
    return Optional.of(String.join("; ", all));
  }

  private String rest() {
    List<String> held = open();
    return held.isEmpty() ? "at rest" : "at rest; it had already " + String.join(", ", held);
  }

  /** What its INF names and it did not get since it came. */
  private List<String> open() {
    return named.stream().filter(name -> !got.containsKey(name.toLowerCase(Locale.ROOT))).toList();
  }

  private String silence(Duration quiet) {
    String gone = "silent for " + BenchLine.text(quiet) + " after it asked for " + asked;
    List<String> open = open();
    if (open.isEmpty()) {
      return gone + ", before its own file: power lost, or it refused that one";
    }
    return gone
        + ", and never for "
        + open.getFirst()
        + (open.size() > 1 ? " and " + (open.size() - 1) + " more" : "")
        + ": power lost, or it refused what it had";
  }

  /** Whether this state of it was told already; from now on it is. */
  boolean tellOnce() {
    boolean before = told;
    told = true;
    return !before;
  }
}
