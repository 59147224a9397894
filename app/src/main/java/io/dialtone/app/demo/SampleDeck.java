// SPDX-License-Identifier: Apache-2.0
package io.dialtone.app.demo;

import io.dialtone.wire.octets.Bytes;

/** A deck of the MGCP phone's display: small well-formed XML of our own (FIL-5). */
final class SampleDeck {

  private SampleDeck() {}

  static Bytes of(String path) {
    String name = path.substring(path.lastIndexOf('/') + 1).replace(".thd", "");
    String text =
        """
        <?xml version="1.0" encoding="ISO-8859-1"?>
        <!-- Sample deck -->
        <deck name="%s">
          <card id="%s" title="Dialtone \u00ab%s\u00bb">
            <line number="1">Sample site</line>
            <line number="2">%s</line>
            <key label="Back" target="main"/>
          </card>
        </deck>
        """
            .formatted(name, name, name, name);
    return Bytes.latin1(text.replace("\n", "\r\n"));
  }
}
