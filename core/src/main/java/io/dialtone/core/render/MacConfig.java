// SPDX-License-Identifier: Apache-2.0
package io.dialtone.core.render;

import io.dialtone.core.render.value.Effective;
import io.dialtone.core.render.value.PhoneValues;
import io.dialtone.wire.octets.Bytes;
import io.dialtone.wire.octets.MacAddress;
import io.dialtone.wire.text.IniText;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * A phone's MAC-specific config without its serial: what is the phone's own, and what once was, at
 * the values that count now.
 *
 * @param lost parameters that once stood in it, that nobody sets any more and whose default is not
 *     known: the phone keeps the old value (RUN-6)
 */
public record MacConfig(MacAddress mac, Bytes body, Set<String> names, List<String> lost) {

  private static final String SERIAL_SECTION = "sys";
  private static final String SERIAL = "config_sn";

  public MacConfig {
    names = ToldNames.of(names);
    lost = List.copyOf(lost);
  }

  /** Renders what a phone's values come to, on what its file ever held. */
  public static MacConfig render(PhoneValues values, Optional<Edition> last) {
    Set<String> names = names(values.ownNames(), last);
    List<String> lost = new ArrayList<>();
    List<Effective> lines = new ArrayList<>();
    for (String name : names) {
      values.find(name).ifPresentOrElse(lines::add, () -> lost.add(name));
    }
    values.sort(lines);
    IniText text = new IniText();
    for (Effective line : lines) {
      text.add(line.section(), line.name(), line.value());
    }
    return new MacConfig(values.phone().mac(), text.toBytes(), names, lost);
  }

  /** Those of the last edition, unless a name comes to them. */
  private static Set<String> names(List<String> own, Optional<Edition> last) {
    Optional<Set<String>> known = last.map(Edition::names).filter(all -> all.containsAll(own));
    if (known.isPresent()) {
      return known.get();
    }
    Set<String> all = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
    last.ifPresent(edition -> all.addAll(edition.names()));
    all.addAll(own);
    return ToldNames.of(all);
  }

  /** The edition of this content: the last one if nothing changed, else one with a new serial. */
  public Edition edition(Optional<Edition> last, Instant now) {
    return edition(last, Optional.empty(), now);
  }

  /**
   * The same after a restore.
   *
   * @param floor what a new serial is larger than: so far others may have been served
   */
  public Edition edition(Optional<Edition> last, Optional<ConfigSerial> floor, Instant now) {
    String sha256 = Sha256.of(body);
    Optional<Edition> same = last.filter(edition -> edition.sha256().equals(sha256));
    ConfigSerial serial =
        same.map(Edition::serial)
            .orElseGet(() ->
                ConfigSerial.next(
                    Stream.concat(last.map(Edition::serial).stream(), floor.stream())
                        .max(Comparator.naturalOrder()),
                    now));
    return new Edition(mac, serial, sha256, names);
  }

  /** The whole file, its serial at the end. */
  public Bytes content(ConfigSerial serial) {
    String text = body.latin1();
    String header = "[" + SERIAL_SECTION + "]\r\n";
    int section = text.lastIndexOf("\r\n[");
    boolean open = text.startsWith(header, section < 0 ? 0 : section + 2);
    String start = open ? "" : (text.isEmpty() ? "" : "\r\n") + header;
    return Bytes.latin1(text + start + SERIAL + "=" + serial + "\r\n");
  }
}
