// SPDX-License-Identifier: Apache-2.0
package io.dialtone.core.site;

import io.dialtone.core.journal.Secret;

/** What a setting is set to: a plain text, or one that is shown to nobody who does not ask. */
public sealed interface SettingValue {

  /** The value itself, for a phone's file or for somebody who asked for it. */
  String reveal();

  /** A text that anybody may see. */
  record Plain(String text) implements SettingValue {
    @Override
    public String reveal() {
      return text;
    }

    @Override
    public String toString() {
      return text;
    }
  }

  /** A password; its text form is {@code ***}. */
  record Hidden(Secret secret) implements SettingValue {
    @Override
    public String reveal() {
      return secret.reveal();
    }

    @Override
    public String toString() {
      return secret.toString();
    }
  }
}
