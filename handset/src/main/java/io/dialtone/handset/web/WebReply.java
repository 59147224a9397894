// SPDX-License-Identifier: Apache-2.0
package io.dialtone.handset.web;

import io.dialtone.wire.http.HttpAnswer;
import java.util.Optional;

/** What is answered, and what is to be done besides. */
public record WebReply(HttpAnswer answer, Optional<Deed> deed) {

  static WebReply of(HttpAnswer answer) {
    return new WebReply(answer, Optional.empty());
  }
}
