// SPDX-License-Identifier: Apache-2.0
package io.dialtone.core.site;

import io.dialtone.wire.identity.Model;
import io.dialtone.wire.identity.Protocol;
import io.dialtone.wire.octets.Subnet;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Which phones a rule is for: those for which all holds that it names; all phones where it names
 * nothing. What is not known of a phone does not hold for it.
 *
 * @param subnet its address, or its relay's, lies there
 */
public record RuleMatch(
    Optional<Subnet> subnet,
    Optional<String> circuitId,
    Optional<String> remoteId,
    Optional<MacRange> macs,
    Optional<Model> model,
    Optional<Protocol> protocol) {

  /** All phones. */
  public static final RuleMatch ALL =
      new RuleMatch(
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty());

  /** Whether it is for this phone, by what is known of it. */
  public boolean fits(Phone phone) {
    Found.Where where = phone.found().map(Found::where).orElse(Found.Where.UNKNOWN);
    return subnet.map(net -> isIn(net, where)).orElse(true)
        && same(circuitId, where.circuitId())
        && same(remoteId, where.remoteId())
        && macs.map(range -> range.contains(phone.mac())).orElse(true)
        && same(model, phone.knownModel())
        && same(protocol, phone.knownProtocol());
  }

  private static boolean isIn(Subnet net, Found.Where where) {
    return where.address().map(net::contains).orElse(false)
        || where.relay().map(net::contains).orElse(false);
  }

  private static <T> boolean same(Optional<T> wanted, Optional<T> known) {
    return wanted.isEmpty() || wanted.equals(known);
  }

  /** In words, for lists and the history. */
  public String text() {
    List<String> parts = new ArrayList<>();
    subnet.ifPresent(net -> parts.add("subnet " + net));
    circuitId.ifPresent(id -> parts.add("circuit-id " + id));
    remoteId.ifPresent(id -> parts.add("remote-id " + id));
    macs.ifPresent(range -> parts.add("mac " + range));
    model.ifPresent(known -> parts.add("model " + known));
    protocol.ifPresent(known -> parts.add("protocol " + known.name().toLowerCase(Locale.ROOT)));
    return parts.isEmpty() ? "every phone" : String.join(", ", parts);
  }
}
