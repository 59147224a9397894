// SPDX-License-Identifier: Apache-2.0
package io.dialtone.server.site;

import io.dialtone.core.render.value.Effective;
import io.dialtone.wire.octets.MacAddress;
import java.util.List;
import java.util.Optional;

/**
 * What a wish would change.
 *
 * @param count phones whose files would be others
 * @param phones the first {@link #DETAILED} of them, by MAC
 */
public record DryRun(String what, List<String> warnings, int count, List<OfPhone> phones) {

  /** So many phones are told of one by one. */
  public static final int DETAILED = 100;

  public DryRun {
    warnings = List.copyOf(warnings);
    phones = List.copyOf(phones);
  }

  /**
   * What would change for one phone.
   *
   * @param fresh whether the site has no such phone yet; of its values only those count that
   *     somebody set
   * @param inf whether its INF would be another, and so the shared files that it fetches
   * @param own whether its own file would be another, with a new config_sn
   */
  public record OfPhone(
      MacAddress mac, boolean fresh, boolean inf, boolean own, List<OfValue> values) {
    public OfPhone {
      values = List.copyOf(values);
    }
  }

  /** A parameter before and after; absent where no value of it is known. */
  public record OfValue(String name, Optional<Effective> before, Optional<Effective> after) {}
}
