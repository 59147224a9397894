// SPDX-License-Identifier: Apache-2.0
package io.dialtone.app.simulation.site;

import io.dialtone.wire.identity.FilePrefix;
import io.dialtone.wire.identity.PhoneFileName;
import io.dialtone.wire.octets.MacAddress;

/** A phone that the site knows. */
public record Subscriber(MacAddress mac, FilePrefix persona) {

  String inf() {
    return new PhoneFileName(persona, mac, PhoneFileName.Kind.INF).text();
  }

  String txt() {
    return new PhoneFileName(persona, mac, PhoneFileName.Kind.TXT).text();
  }
}
