// SPDX-License-Identifier: Apache-2.0
package io.dialtone.core.sitetext;

import io.dialtone.core.intake.Brought;
import io.dialtone.core.render.ConfigSerial;
import io.dialtone.core.render.Edition;
import io.dialtone.wire.config.ConfigFile;
import io.dialtone.wire.octets.MacAddress;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/** Reads the editions of a site's text. */
final class EditionReader {

  private static final String FILE = TextName.EDITIONS.file();

  private final Faults faults;
  private final List<SiteText.Placed> all;
  private final SortedMap<String, Set<String>> names = new TreeMap<>();
  private final SortedMap<MacAddress, Integer> seen = new TreeMap<>();

  EditionReader(Faults faults, List<SiteText.Placed> all) {
    this.faults = faults;
    this.all = all;
  }

  void read(TextLines lines) {
    for (TextLines.Section section : lines.sections()) {
      if (section.name().isEmpty()) {
        section.lines().forEach(this::floor);
      } else if (section.name().startsWith(EditionTexts.NAMES)) {
        Set<String> list = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
        section.lines().forEach(line -> list.add(line.text()));
        names.put(section.name().substring(EditionTexts.NAMES.length()), list);
      } else if (section.name().equals(EditionTexts.EDITIONS)) {
        section.lines().forEach(this::edition);
      } else {
        faults.add(FILE, section.line(), "nobody knows [" + section.name() + "] here");
      }
    }
  }

  private void floor(TextLines.Line line) {
    String start = EditionTexts.FLOOR + "=";
    String digits = line.text().startsWith(start) ? line.text().substring(start.length()) : "";
    if (ConfigFile.isSerial(digits)) {
      put(line, new Brought.OfFloor(new ConfigSerial(digits)));
    } else {
      faults.add(FILE, line.number(), "stands before the first [heading]");
    }
  }

  private void put(TextLines.Line line, Brought brought) {
    all.add(new SiteText.Placed(brought, FILE, line.number()));
  }

  private void edition(TextLines.Line line) {
    int sign = Math.max(0, line.text().indexOf('='));
    Optional<MacAddress> mac = MacAddress.parse(line.text().substring(0, sign));
    String[] parts = line.text().substring(sign + 1).split(" ", -1);
    if (mac.isEmpty()
        || parts.length != 3
        || !ConfigFile.isSerial(parts[0])
        || !parts[1].matches("[0-9a-f]{64}")) {
      faults.add(FILE, line.number(), "is not of the form MAC=CONFIG_SN DIGEST NAMES");
      return;
    }
    Optional<Set<String>> told = Optional.ofNullable(names.get(parts[2]));
    if (told.isEmpty()) {
      faults.add(FILE, line.number(), "there is no [names " + parts[2] + "] above");
      return;
    }
    if (seen.putIfAbsent(mac.get(), line.number()) != null) {
      faults.add(FILE, line.number(), mac.get() + " is in line " + seen.get(mac.get()));
      return;
    }
    put(
        line,
        new Brought.OfEdition(
            new Edition(mac.get(), new ConfigSerial(parts[0]), parts[1], told.get())));
  }
}
