// SPDX-License-Identifier: Apache-2.0
package io.dialtone.core.notify;

/** What a phone said to a NOTIFY, in words fit for a line. */
public sealed interface NotifyAnswer {

  /** In words. */
  String words();

  /** 2xx: it takes it. */
  record Taken(String words) implements NotifyAnswer {}

  /** It does not. */
  record Refused(int status, String words) implements NotifyAnswer {}

  /** Nothing, or it cannot be reached. */
  record Silence(String words) implements NotifyAnswer {}
}
