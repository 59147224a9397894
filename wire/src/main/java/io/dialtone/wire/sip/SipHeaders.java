// SPDX-License-Identifier: Apache-2.0
package io.dialtone.wire.sip;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A message's headers in their order, known or not: RFC 3261 section 7.3. Content-Length is not
 * among them: it belongs to the framing, and is counted when a message is encoded.
 */
public record SipHeaders(List<SipHeader> all) {

  public static final SipHeaders NONE = new SipHeaders(List.of());

  public SipHeaders {
    all = List.copyOf(all);
    if (all.stream().anyMatch(h -> h.is(HeaderName.CONTENT_LENGTH))) {
      throw new IllegalArgumentException("Content-Length is counted, not given");
    }
  }

  /** The value of the first header of this name. */
  public Optional<String> first(String name) {
    return all.stream().filter(h -> h.is(name)).map(SipHeader::value).findFirst();
  }

  /** The values of all headers of this name, as written. */
  public List<String> values(String name) {
    return all.stream().filter(h -> h.is(name)).map(SipHeader::value).toList();
  }

  /** The same with each value split at its commas: RFC 3261 section 7.3.1. */
  public List<String> list(String name) {
    return values(name).stream().flatMap(v -> SipText.split(v, ',').stream()).toList();
  }

  /** These and one more at the end. */
  public SipHeaders with(String name, String value) {
    List<SipHeader> next = new ArrayList<>(all);
    next.add(new SipHeader(name, value));
    return new SipHeaders(next);
  }

  /** These without any of this name. */
  public SipHeaders without(String name) {
    return new SipHeaders(all.stream().filter(h -> !h.is(name)).toList());
  }

  /** These with another value for the first header of this name; at the end where there is none. */
  public SipHeaders replacing(String name, String value) {
    List<SipHeader> next = new ArrayList<>(all);
    for (int i = 0; i < next.size(); i++) {
      if (next.get(i).is(name)) {
        next.set(i, new SipHeader(next.get(i).name(), value));
        return new SipHeaders(next);
      }
    }
    return with(name, value);
  }

  /** Only those of the given name. */
  SipHeaders only(String name) {
    return new SipHeaders(all.stream().filter(h -> h.is(name)).toList());
  }

  SipHeaders plus(SipHeaders more) {
    List<SipHeader> next = new ArrayList<>(all);
    next.addAll(more.all);
    return new SipHeaders(next);
  }
}
