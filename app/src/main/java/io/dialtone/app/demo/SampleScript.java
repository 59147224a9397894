// SPDX-License-Identifier: Apache-2.0
package io.dialtone.app.demo;

import io.dialtone.wire.config.TelephoneConfig;
import io.dialtone.wire.identity.Model;
import io.dialtone.wire.octets.Bytes;

/** A telephone config: the signature of its model, then a script that a virtual phone keeps. */
final class SampleScript {
  private static final int PROFILES = 48;

  private SampleScript() {}

  static Bytes of(Model model) {
    StringBuilder text = new StringBuilder(TelephoneConfig.signatureOf(model));
    text.append("\r\n;\r\n; Sample telephone config: no phone's sound was tuned with it\r\n;\r\n");
    text.append("set ipp default\r\n");
    for (int profile = 0; profile < PROFILES; profile++) {
      String start = "set ipp_prof " + profile;
      text.append(start).append(" default hs\r\n");
      text.append(start).append(" usage hs enable\r\n");
      text.append("set ipp_gains ").append(profile).append(" tx 0 rx 0\r\n");
    }
    text.append("commit\r\nactivate\r\n");
    return Bytes.latin1(text.toString());
  }
}
