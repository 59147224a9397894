// SPDX-License-Identifier: Apache-2.0
package io.dialtone.core.dhcpconfig;

import io.dialtone.wire.identity.FilePrefix;
import io.dialtone.wire.identity.Model;
import java.util.List;
import java.util.Locale;

/**
 * Phones that are told the same.
 *
 * @param members who they are
 */
record PhoneClass(Members members, Leading leading) {

  /** Which phones: told by options 60 (ID-4) and 77 (ID-5). */
  sealed interface Members {}

  /** Of one model and protocol. */
  record Kind(FilePrefix kind) implements Members {}

  /** Every phone of both models, whatever it says of its protocol. */
  record Everyone() implements Members {}

  /** Those that tell their model, but not which protocol they speak. */
  record Unsure() implements Members {}

  /** The models, in their order. */
  static final List<Model> MODELS = List.of(Model.values());

  /** A name that every server takes: {@code st2030s}, {@code st20xx}. */
  String name() {
    return switch (members) {
      case Kind(var kind) -> name(kind);
      case Everyone _, Unsure _ -> "st20xx";
    };
  }

  static String name(FilePrefix kind) {
    return (kind.model().name() + kind.protocol().letter()).toLowerCase(Locale.ROOT);
  }

  /** For a comment. */
  String words() {
    return switch (members) {
      case Kind(var kind) -> words(kind);
      case Everyone _ -> "ST2030 and ST2022, SIP and MGCP";
      case Unsure _ -> "ST2030 and ST2022 that do not tell their protocol";
    };
  }

  static String words(FilePrefix kind) {
    return kind.model() + " " + kind.protocol();
  }

  /** Option 77 of this kind: {@code Thomson ST2030S} (ID-5). */
  static String userClass(FilePrefix kind) {
    return "Thomson " + kind.model() + kind.protocol().letter();
  }
}
