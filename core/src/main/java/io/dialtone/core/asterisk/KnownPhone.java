// SPDX-License-Identifier: Apache-2.0
package io.dialtone.core.asterisk;

import io.dialtone.core.site.PhoneState;
import io.dialtone.wire.identity.FilePrefix;
import io.dialtone.wire.octets.MacAddress;
import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/** A phone that the site has, with the account on each of its lines. */
public record KnownPhone(
    MacAddress mac, FilePrefix kind, PhoneState state, SortedMap<Integer, String> lines) {

  public KnownPhone {
    lines = Collections.unmodifiableSortedMap(new TreeMap<>(lines));
  }
}
