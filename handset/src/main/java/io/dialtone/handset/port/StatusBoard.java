// SPDX-License-Identifier: Apache-2.0
package io.dialtone.handset.port;

/**
 * Where the phone puts up how it is, each time that changes: its web page and its SIP side read it
 * there without asking the run, which may be waiting.
 */
@FunctionalInterface
public interface StatusBoard {

  /** A board that nobody reads. */
  StatusBoard NONE = _ -> {};

  /** Replaces what was put up before; called on the run's own thread, and must not block. */
  void publish(PhoneStatus status);
}
