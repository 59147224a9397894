// SPDX-License-Identifier: Apache-2.0
package io.dialtone.core.asterisk;

import io.dialtone.wire.identity.Model;
import io.dialtone.wire.octets.MacAddress;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** The user's own table of which account is on which phone. */
final class MapReading {

  private MapReading() {}

  static void read(List<MapRow> rows, Findings found) {
    for (MapRow row : rows) {
      Optional<MacAddress> mac = MacAddress.parse(row.mac());
      Optional<Model> model = Model.parse(row.model());
      if (mac.isEmpty()) {
        found.leftOut(row.account(), row.mac() + " is no MAC address", row.place());
      } else if (!row.model().isEmpty() && model.isEmpty()) {
        found.leftOut(
            row.account(), row.model() + " is no model: there are ST2030 and ST2022", row.place());
      } else {
        found.claims.add(
            new PhoneClaim(
                PhoneClaim.By.MAP,
                mac.get(),
                model,
                OptionalInt.empty(),
                row.account(),
                row.place()));
      }
    }
  }
}
