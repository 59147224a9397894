// SPDX-License-Identifier: Apache-2.0
package io.dialtone.core.wish;

import io.dialtone.core.site.GroupId;
import io.dialtone.core.site.Scope;
import io.dialtone.wire.identity.FilePrefix;
import io.dialtone.wire.identity.Model;
import io.dialtone.wire.identity.Protocol;
import io.dialtone.wire.octets.MacAddress;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** The kinds of phones that there are. */
final class KindsOfPhones {

  private KindsOfPhones() {}

  static List<FilePrefix> in(Scope scope) {
    return Arrays.stream(Model.values())
        .flatMap(model -> Arrays.stream(Protocol.values()).map(p -> new FilePrefix(model, p)))
        .filter(scope::covers)
        .toList();
  }

  /** Those kinds of which there is a phone in the group or below it. */
  static List<FilePrefix> present(Draft draft, GroupId top, List<FilePrefix> kinds) {
    List<FilePrefix> found = new ArrayList<>();
    if (kinds.isEmpty()) {
      return found;
    }
    for (GroupId group : draft.below(top)) {
      for (MacAddress mac : draft.phonesIn(group)) {
        FilePrefix kind = draft.phone(mac).orElseThrow().kind();
        if (kinds.contains(kind) && !found.contains(kind)) {
          found.add(kind);
        }
        if (found.size() == kinds.size()) {
          return found;
        }
      }
    }
    return found;
  }

  static String text(FilePrefix kind) {
    return Scope.of(kind).text();
  }
}
