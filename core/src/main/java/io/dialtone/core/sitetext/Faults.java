// SPDX-License-Identifier: Apache-2.0
package io.dialtone.core.sitetext;

import java.util.ArrayList;
import java.util.List;

/** All that is wrong with a site's text, as far as it was read. */
final class Faults {

  private final List<TextFault> all = new ArrayList<>();

  void add(String file, int line, String reason) {
    all.add(new TextFault(file, line, reason));
  }

  List<TextFault> all() {
    return List.copyOf(all);
  }
}
