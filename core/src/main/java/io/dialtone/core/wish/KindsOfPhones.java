// SPDX-License-Identifier: Apache-2.0
package io.dialtone.core.wish;

import io.dialtone.core.site.Scope;
import io.dialtone.wire.identity.FilePrefix;
import io.dialtone.wire.identity.Model;
import io.dialtone.wire.identity.Protocol;
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

  static String text(FilePrefix kind) {
    return Scope.of(kind).text();
  }
}
