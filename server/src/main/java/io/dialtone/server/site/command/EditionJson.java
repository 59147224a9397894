// SPDX-License-Identifier: Apache-2.0
package io.dialtone.server.site.command;

import io.dialtone.core.intake.Brought;
import io.dialtone.core.render.ConfigSerial;
import io.dialtone.core.render.Edition;
import io.dialtone.server.data.ControlRefusal;
import io.dialtone.wire.config.ConfigFile;
import io.dialtone.wire.octets.MacAddress;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import tools.jackson.databind.node.ObjectNode;

/** Editions in a list of what is brought; names that many share stand with the first of them. */
final class EditionJson {

  private static final String NAMES = "names";
  private static final String NAMES_OF = "namesOf";

  private EditionJson() {}

  /** Writes those of one list. */
  static final class Writing {
    private final Map<Set<String>, Integer> first = new HashMap<>();

    void write(Edition edition, int place, ObjectNode json) {
      json.put("is", "edition").put("mac", edition.mac().toString());
      json.put("serial", edition.serial().digits()).put("sha256", edition.sha256());
      Optional<Integer> before = Optional.ofNullable(first.putIfAbsent(edition.names(), place));
      if (before.isPresent()) {
        json.put(NAMES_OF, before.get());
      } else {
        edition.names().forEach(json.putArray(NAMES)::add);
      }
    }
  }

  static Brought read(Order entry, MacAddress mac, List<Brought> before) throws ControlRefusal {
    ConfigSerial serial = serial(entry);
    String sha256 = entry.text("sha256");
    if (!sha256.matches("[0-9a-f]{64}")) {
      throw new ControlRefusal("'sha256' is to be a digest");
    }
    Optional<Long> of = entry.number(NAMES_OF);
    Set<String> names = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
    if (of.isEmpty()) {
      names.addAll(entry.texts(NAMES));
    } else {
      long place = of.get();
      if (place < 0
          || place >= before.size()
          || !(before.get((int) place) instanceof Brought.OfEdition(var other))) {
        throw new ControlRefusal("'" + NAMES_OF + "' is to be the place of an edition before");
      }
      return new Brought.OfEdition(new Edition(mac, serial, sha256, other.names()));
    }
    return new Brought.OfEdition(new Edition(mac, serial, sha256, names));
  }

  static ConfigSerial serial(Order entry) throws ControlRefusal {
    String digits = entry.text("serial");
    if (!ConfigFile.isSerial(digits)) {
      throw new ControlRefusal("'serial' is to be 12 digits");
    }
    return new ConfigSerial(digits);
  }
}
