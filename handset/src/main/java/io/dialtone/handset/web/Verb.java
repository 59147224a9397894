// SPDX-License-Identifier: Apache-2.0
package io.dialtone.handset.web;

import io.dialtone.handset.port.PhoneEvent;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What can be done to the phone by a word: on its web page and on a console line alike. */
public enum Verb {
  OFF_HOOK("lift the handset"),
  ON_HOOK("put the handset back"),
  RING("let somebody call; ring-off ends it"),
  RING_OFF("let the caller give up"),
  NOTIFY_ME("send it the vendor's NOTIFY check-sync"),
  REBOOT("reboot, which starts a run"),
  FACTORY_RESET("restore the factory defaults, and reboot"),
  PULL_PLUG("cut its power, then plug it in again");

  /** Who calls when a call is only made up. */
  private static final String CALLER = "somebody";

  private final String meaning;

  Verb(String meaning) {
    this.meaning = meaning;
  }

  /** The word. */
  public String text() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** What it does, in a few words. */
  public String meaning() {
    return meaning;
  }

  /** The verb that this word is. */
  public static Optional<Verb> named(String text) {
    return Arrays.stream(values()).filter(verb -> verb.text().equalsIgnoreCase(text)).findFirst();
  }

  /**
   * What is to be done.
   *
   * @param by where it was asked for, for the phone's log
   */
  public Deed deed(String by) {
    return switch (this) {
      case OFF_HOOK -> new Deed.Happening(new PhoneEvent.OffHook());
      case ON_HOOK -> new Deed.Happening(new PhoneEvent.OnHook());
      case RING -> new Deed.Happening(new PhoneEvent.IncomingCall(CALLER));
      case RING_OFF -> new Deed.Happening(new PhoneEvent.CallEnded());
      case NOTIFY_ME -> new Deed.NotifySent();
      case REBOOT -> new Deed.Happening(new PhoneEvent.RebootAsked(by));
      case FACTORY_RESET -> new Deed.Happening(new PhoneEvent.FactoryResetAsked(by));
      case PULL_PLUG -> new Deed.PlugPulled();
    };
  }
}
