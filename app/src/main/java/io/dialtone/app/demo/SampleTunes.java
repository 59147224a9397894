// SPDX-License-Identifier: Apache-2.0
package io.dialtone.app.demo;

import io.dialtone.wire.octets.Bytes;

/** Tunes of our own, in RTTTL (FIL-3). */
final class SampleTunes {
  private static final Bytes RINGERS =
      lines(
          """
          Dial:d=8,o=5,b=120:c,e,g,c6,4p,c6,g,e,2c
          Stairs:d=16,o=5,b=140:c,d,e,f,g,a,b,c6,8p,c6,b,a,g,f,e,d,4c
          Harbour:d=4,o=5,b=90:a,8e6,8d6,c6.,8p,a,8c6,8b,2a
          Tram:d=32,o=6,b=160:g,p,g,p,g,p,4g,8p,e,p,e,p,4e
          Morning:d=8,o=5,b=110:g,b,d6,4g6,d.6,16b,2g
          """);

  private static final Bytes SYSTEM =
      lines(
          """
          inside:d=8,o=5,b=100:c,g,c,g,4p
          outside:d=8,o=6,b=100:e,8P,e,8P,4e
          Silent:d=32,o=5,b=160:2p
          """);

  private static final Bytes CALL_WAITING =
      lines(
          """
          g_default:d=4,o=5,b=170:8a,8P,8a
          soft:d=16,o=5,b=120:e,8p
          double:d=16,o=6,b=120:c,p,c,4p
          """);

  private SampleTunes() {}

  static Bytes ringers() {
    return RINGERS;
  }

  static Bytes system() {
    return SYSTEM;
  }

  static Bytes callWaiting() {
    return CALL_WAITING;
  }

  private static Bytes lines(String text) {
    return Bytes.latin1(text.replace("\n", "\r\n"));
  }
}
