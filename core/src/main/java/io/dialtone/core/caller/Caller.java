// SPDX-License-Identifier: Apache-2.0
package io.dialtone.core.caller;

import io.dialtone.wire.identity.FilePrefix;
import io.dialtone.wire.identity.MacPrefix;
import io.dialtone.wire.identity.Model;
import io.dialtone.wire.identity.PhoneFileName;
import io.dialtone.wire.identity.Protocol;
import io.dialtone.wire.identity.UserAgent;
import io.dialtone.wire.octets.MacAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The phone that asks, as far as it can be told, and what told it (ID-1 to ID-6).
 *
 * @param evidence what was heard, in words for the console; the strongest first
 */
public record Caller(
    MacAddress mac, Optional<Model> model, Optional<Protocol> protocol, List<String> evidence) {

  public Caller {
    evidence = List.copyOf(evidence);
  }

  /** Somebody of whom only the address is known. */
  public static Caller unknown(MacAddress mac) {
    return new Caller(mac, Optional.empty(), Optional.empty(), prefixEvidence(mac));
  }

  /** Who fetches over HTTP: ID-3. The User-Agent does not tell the protocol. */
  public static Caller of(UserAgent agent) {
    return new Caller(
        agent.mac(),
        Optional.of(agent.model()),
        Optional.empty(),
        List.of("User-Agent " + agent.text()));
  }

  /** Whose file is asked for: ID-2. */
  public static Caller of(PhoneFileName name) {
    return new Caller(
        name.mac(),
        Optional.of(name.prefix().model()),
        Optional.of(name.prefix().protocol()),
        List.of("file name " + name.text()));
  }

  /** What its own file names begin with, if model and protocol are both known (ID-1). */
  public Optional<FilePrefix> filePrefix() {
    return model.flatMap(m -> protocol.map(p -> new FilePrefix(m, p)));
  }

  /** The same phone with what another source adds; what is known already stays. */
  public Caller and(Caller other) {
    List<String> both = new ArrayList<>(evidence);
    other.evidence.stream().filter(e -> !both.contains(e)).forEach(both::add);
    return new Caller(mac, model.or(other::model), protocol.or(other::protocol), both);
  }

  /** {@code ST2030 SIP}, {@code ST2022}, or {@code unknown device}. */
  public String words() {
    return model
        .map(m -> protocol.map(p -> m + " " + p).orElseGet(m::toString))
        .orElseGet(() -> protocol.map(p -> "unknown " + p + " device").orElse("unknown device"));
  }

  /** A known prefix is a hint and no more: ID-6. */
  static List<String> prefixEvidence(MacAddress mac) {
    return MacPrefix.isKnown(mac)
        ? List.of("MAC prefix " + MacPrefix.of(mac) + " of these phones")
        : List.of();
  }
}
