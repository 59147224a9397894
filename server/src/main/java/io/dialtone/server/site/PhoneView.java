// SPDX-License-Identifier: Apache-2.0
package io.dialtone.server.site;

import io.dialtone.core.render.Edition;
import io.dialtone.core.render.value.Effective;
import io.dialtone.core.site.Phone;
import java.util.List;
import java.util.Optional;

/**
 * A phone with every value that counts for it and where it is from.
 *
 * @param notes settings that come to nothing, and old values that cannot be put back
 * @param edition of its own file, absent before it ever had one
 */
public record PhoneView(
    Phone phone, List<Effective> values, List<String> notes, Optional<Edition> edition) {
  public PhoneView {
    values = List.copyOf(values);
    notes = List.copyOf(notes);
  }
}
