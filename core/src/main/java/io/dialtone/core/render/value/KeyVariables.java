// SPDX-License-Identifier: Apache-2.0
package io.dialtone.core.render.value;

import io.dialtone.core.site.Account;
import io.dialtone.core.site.Phone;
import io.dialtone.core.site.Site;
import java.util.Optional;

/**
 * What stands for the variables of a function key on one phone: {@code {label}}, {@code {number}}
 * of its first line, {@code {place}}, {@code {mac}}.
 */
record KeyVariables(String label, String number, String place, String mac) {

  /** Of no phone. */
  static final KeyVariables NONE = new KeyVariables("", "", "", "");

  static KeyVariables of(Phone phone, Site site) {
    Optional<Integer> first = phone.use().lines().keySet().stream().findFirst();
    String number =
        first
            .map(line -> phone.use().lines().get(line))
            .flatMap(site::account)
            .map(Account::number)
            .orElse("");
    return new KeyVariables(
        phone.place().label(), number, phone.place().location(), phone.mac().plain());
  }

  /** One pass: what a variable brings in is not looked through again. */
  String fill(String target) {
    int open = target.indexOf('{');
    if (open < 0) {
      return target;
    }
    StringBuilder out = new StringBuilder();
    int from = 0;
    while (open >= 0) {
      int close = target.indexOf('}', open);
      Optional<String> value =
          close < 0 ? Optional.empty() : value(target.substring(open + 1, close));
      out.append(target, from, open).append(value.orElse("{"));
      from = value.isPresent() ? close + 1 : open + 1;
      open = target.indexOf('{', from);
    }
    return out.append(target.substring(from)).toString();
  }

  private Optional<String> value(String variable) {
    return switch (variable) {
      case "label" -> Optional.of(label);
      case "number" -> Optional.of(number);
      case "place" -> Optional.of(place);
      case "mac" -> Optional.of(mac);
      default -> Optional.empty();
    };
  }
}
