// SPDX-License-Identifier: Apache-2.0
package io.dialtone.core.sitetext;

import io.dialtone.core.site.FunctionKey;
import io.dialtone.core.site.Scope;
import io.dialtone.core.site.SettingKey;
import io.dialtone.wire.identity.FilePrefix;
import java.util.Optional;

/** How values stand behind their names: as they are, unless they begin with the mark. */
final class TextValue {

  private static final String MARK = "!";
  private static final String PLAIN = MARK + "plain ";
  private static final String SEALED = MARK + "sealed ";

  private TextValue() {}

  static String plain(String value) {
    return value.startsWith(MARK) ? PLAIN + value : value;
  }

  static String sealed(String seal) {
    return SEALED + seal;
  }

  /** What is sealed in it, if that is what it is. */
  static Optional<String> seal(String text) {
    return text.startsWith(SEALED)
        ? Optional.of(text.substring(SEALED.length()))
        : Optional.empty();
  }

  /** The value of a text that is not sealed; empty if its mark is unknown. */
  static Optional<String> read(String text) {
    if (text.startsWith(PLAIN)) {
      return Optional.of(text.substring(PLAIN.length()));
    }
    return text.startsWith(MARK) ? Optional.empty() : Optional.of(text);
  }

  static String kind(FilePrefix kind) {
    return Scope.of(kind).text();
  }

  static String key(FunctionKey key) {
    return key.use() == FunctionKey.Use.NONE
        ? key.use().text()
        : key.use().text() + ":" + key.target();
  }

  /** The use of a key; empty if there is none such. */
  static Optional<FunctionKey> key(String text) {
    int colon = text.indexOf(':');
    String use = colon < 0 ? text : text.substring(0, colon);
    return FunctionKey.Use.parse(use)
        .filter(known -> (known == FunctionKey.Use.NONE) == (colon < 0))
        .map(known -> new FunctionKey(known, text.substring(colon + 1).repeat(colon < 0 ? 0 : 1)));
  }

  static String accountOwner(String name) {
    return "text account " + name + " password";
  }

  static String settingOwner(String level, SettingKey key) {
    return "text " + level + " setting " + key.text();
  }
}
