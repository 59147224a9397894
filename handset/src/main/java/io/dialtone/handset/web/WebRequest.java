// SPDX-License-Identifier: Apache-2.0
package io.dialtone.handset.web;

import io.dialtone.wire.http.FormFields;
import io.dialtone.wire.http.RequestHead;
import io.dialtone.wire.octets.Bytes;
import io.dialtone.wire.octets.MalformedPacketException;

/** One request with its whole body. */
public record WebRequest(RequestHead head, Bytes body) {

  /** The body as a form. */
  FormFields form() throws MalformedPacketException {
    return FormFields.parse(body);
  }

  /** What stands behind the question mark. */
  FormFields query() throws MalformedPacketException {
    return FormFields.parse(Bytes.latin1(head.query()));
  }

  boolean posts() {
    return head.method().equals("POST");
  }

  boolean reads() {
    return head.method().equals("GET") || head.method().equals("HEAD");
  }
}
