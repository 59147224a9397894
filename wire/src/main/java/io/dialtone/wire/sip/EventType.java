// SPDX-License-Identifier: Apache-2.0
package io.dialtone.wire.sip;

import java.util.Optional;

/** What a NOTIFY is about: RFC 6665 section 8.2.1, e.g. {@code check-sync;reboot=true} (NTF-5). */
public record EventType(String name, SipParameters parameters) {

  /** The event that starts a run (NTF-1). */
  public static final String CHECK_SYNC = "check-sync";

  /** The event of a request, if it has one. */
  public static Optional<EventType> of(SipMessage message) {
    return message.headers().first(HeaderName.EVENT).map(EventType::parse);
  }

  private static EventType parse(String value) {
    int semicolon = value.indexOf(';');
    int end = semicolon < 0 ? value.length() : semicolon;
    String name = SipText.trim(value.substring(0, end));
    return new EventType(name, SipParameters.parse(value.substring(end)));
  }

  public boolean isCheckSync() {
    return name.equalsIgnoreCase(CHECK_SYNC);
  }

  /** Whether a reboot is asked for. */
  public boolean reboot() {
    return parameters.value("reboot").filter(v -> v.equalsIgnoreCase("true")).isPresent();
  }
}
