// SPDX-License-Identifier: Apache-2.0
package io.dialtone.wire.sip;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What follows a header's value or a URI after semicolons: {@code ;tag=8542;lr}. */
public record SipParameters(List<SipParameter> all) {

  public static final SipParameters NONE = new SipParameters(List.of());

  /** One parameter; its value as written, quotes and all. */
  public record SipParameter(String name, Optional<String> value) {}

  public SipParameters {
    all = List.copyOf(all);
  }

  /** Reads a text that begins with a semicolon, or is empty; empty parameters are skipped. */
  static SipParameters parse(String text) {
    List<SipParameter> found = new ArrayList<>();
    for (String part : SipText.split(text, ';')) {
      int equals = part.indexOf('=');
      found.add(
          equals < 0
              ? new SipParameter(part, Optional.empty())
              : new SipParameter(
                  SipText.trim(part.substring(0, equals)),
                  Optional.of(SipText.trim(part.substring(equals + 1)))));
    }
    return new SipParameters(found);
  }

  public boolean has(String name) {
    return all.stream().anyMatch(p -> p.name().equalsIgnoreCase(name));
  }

  /** The value of the first parameter of this name that has one, quotes removed. */
  public Optional<String> value(String name) {
    return all.stream()
        .filter(p -> p.name().equalsIgnoreCase(name))
        .findFirst()
        .flatMap(SipParameter::value)
        .map(SipText::unquote);
  }

  /** These with this one, in the place of any of its name or at the end. */
  public SipParameters with(String name, String value) {
    SipParameter wanted = new SipParameter(name, Optional.of(value));
    List<SipParameter> next = new ArrayList<>();
    boolean placed = false;
    for (SipParameter p : all) {
      boolean same = p.name().equalsIgnoreCase(name);
      if (!same) {
        next.add(p);
      } else if (!placed) {
        next.add(wanted);
        placed = true;
      }
    }
    if (!placed) {
      next.add(wanted);
    }
    return new SipParameters(next);
  }

  /** As they are written, a semicolon before each. */
  public String text() {
    StringBuilder text = new StringBuilder();
    for (SipParameter p : all) {
      text.append(';').append(p.name());
      p.value().ifPresent(v -> text.append('=').append(v));
    }
    return text.toString();
  }
}
