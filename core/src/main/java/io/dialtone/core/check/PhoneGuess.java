// SPDX-License-Identifier: Apache-2.0
package io.dialtone.core.check;

import io.dialtone.wire.identity.FilePrefix;
import io.dialtone.wire.identity.Model;
import io.dialtone.wire.identity.PhoneFileName;
import io.dialtone.wire.identity.Protocol;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Which phones a file is for, as far as its name or what names it tells. */
record PhoneGuess(Optional<Model> model, Optional<Protocol> protocol) {

  static final PhoneGuess ANY = new PhoneGuess(Optional.empty(), Optional.empty());

  /** {@code st2030s}, {@code ComConf2030SG}, {@code v2022_dsp}. */
  private static final Pattern NAMED =
      Pattern.compile("(?<![0-9])(2030|2022)(SG|MC|MX|S|M)?(?![0-9A-Z])", Pattern.CASE_INSENSITIVE);

  static PhoneGuess of(FilePrefix prefix) {
    return new PhoneGuess(Optional.of(prefix.model()), Optional.of(prefix.protocol()));
  }

  /** What a name tells: {@code ST2030S_00147F000001.txt} all, {@code v100.zz} nothing. */
  static PhoneGuess ofName(String name) {
    Optional<PhoneFileName> own = PhoneFileName.parse(name);
    if (own.isPresent()) {
      return of(own.get().prefix());
    }
    Matcher matcher = NAMED.matcher(name);
    if (!matcher.find()) {
      return ANY;
    }
    Optional<Protocol> protocol =
        Optional.ofNullable(matcher.group(2))
            .map(letters -> letters.substring(0, 1).equalsIgnoreCase("S"))
            .map(sip -> sip ? Protocol.SIP : Protocol.MGCP);
    return new PhoneGuess(Model.parse("ST" + matcher.group(1)), protocol);
  }

  /** This, and where it is silent what the other says. */
  PhoneGuess or(PhoneGuess other) {
    return new PhoneGuess(model.or(other::model), protocol.or(other::protocol));
  }

  boolean fits(FilePrefix kind) {
    return model.map(kind.model()::equals).orElse(true)
        && protocol.map(kind.protocol()::equals).orElse(true);
  }

  /** The kinds of phones that it leaves open. */
  List<FilePrefix> kinds() {
    List<FilePrefix> kinds = new ArrayList<>();
    for (Model one : Model.values()) {
      for (Protocol other : Protocol.values()) {
        FilePrefix kind = new FilePrefix(one, other);
        if (fits(kind)) {
          kinds.add(kind);
        }
      }
    }
    return kinds;
  }
}
