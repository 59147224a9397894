// SPDX-License-Identifier: Apache-2.0
package io.dialtone.app.demo;

import io.dialtone.wire.identity.FilePrefix;
import io.dialtone.wire.identity.Model;
import io.dialtone.wire.identity.PhoneFileName;
import io.dialtone.wire.identity.Protocol;
import io.dialtone.wire.octets.MacAddress;

/** One phone of the sample site, and the transport it is provisioned over. */
public record SamplePhone(MacAddress mac, Model model, Protocol protocol, Way way) {

  /** The transport of a phone's files. */
  public enum Way {
    HTTP,
    TFTP
  }

  FilePrefix prefix() {
    return new FilePrefix(model, protocol);
  }

  String fileName(PhoneFileName.Kind kind) {
    return new PhoneFileName(prefix(), mac, kind).text();
  }
}
