// SPDX-License-Identifier: Apache-2.0
package io.dialtone.core.site;

import io.dialtone.wire.identity.FilePrefix;
import io.dialtone.wire.identity.Model;
import io.dialtone.wire.identity.Protocol;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;

/** Which kinds of phones a setting is for: all, those of a model, of a protocol, or of both. */
public record Scope(Optional<Model> model, Optional<Protocol> protocol)
    implements Comparable<Scope> {

  /** All phones. */
  public static final Scope ALL = new Scope(Optional.empty(), Optional.empty());

  private static final Comparator<Scope> ORDER =
      Comparator.comparingInt(Scope::narrowness).thenComparing(Scope::text);

  /** One kind of phone. */
  public static Scope of(FilePrefix kind) {
    return new Scope(Optional.of(kind.model()), Optional.of(kind.protocol()));
  }

  /** The kind of phone that it is for, if it is for one alone. */
  public Optional<FilePrefix> kind() {
    return model.flatMap(known -> protocol.map(spoken -> new FilePrefix(known, spoken)));
  }

  /** {@code ST2030}, {@code SIP}, {@code ST2030S}, {@code ST2022M}, in any letter case. */
  public static Optional<Scope> parse(String text) {
    for (Protocol protocol : Protocol.values()) {
      if (text.equalsIgnoreCase(protocol.name())) {
        return Optional.of(new Scope(Optional.empty(), Optional.of(protocol)));
      }
      for (Model model : Model.values()) {
        if (text.equalsIgnoreCase(model.name() + protocol.letter())) {
          return Optional.of(of(new FilePrefix(model, protocol)));
        }
      }
    }
    return Model.parse(text.toUpperCase(Locale.ROOT))
        .map(model -> new Scope(Optional.of(model), Optional.empty()));
  }

  public boolean covers(FilePrefix kind) {
    return model.map(kind.model()::equals).orElse(true)
        && protocol.map(kind.protocol()::equals).orElse(true);
  }

  /** Of two that cover a phone, at one level, the narrower wins. */
  public int narrowness() {
    return (model.isPresent() ? 1 : 0) + (protocol.isPresent() ? 1 : 0);
  }

  /** As it is written, empty for all phones. */
  public String text() {
    if (model.isPresent() && protocol.isPresent()) {
      return model.get().name() + protocol.get().letter();
    }
    return model.map(Enum::name).or(() -> protocol.map(Enum::name)).orElse("");
  }

  @Override
  public int compareTo(Scope other) {
    return ORDER.compare(this, other);
  }

  @Override
  public String toString() {
    return text();
  }
}
