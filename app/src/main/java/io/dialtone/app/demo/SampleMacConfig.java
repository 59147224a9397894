// SPDX-License-Identifier: Apache-2.0
package io.dialtone.app.demo;

import io.dialtone.wire.identity.Protocol;
import io.dialtone.wire.octets.Bytes;
import io.dialtone.wire.octets.Endpoint;
import java.util.List;
import java.util.SplittableRandom;

/**
 * The MAC-specific config of one phone: its serial number (RUN-4) and, over SIP, its line. The
 * password is invented, from the MAC, and the same at every making.
 */
final class SampleMacConfig {
  private static final List<String> PEOPLE =
      List.of("Zo\u00e9 Martin", "J\u00fcrgen Wei\u00df", "In\u00e8s N\u00fa\u00f1ez", "Ann Lee");
  private static final String LETTERS = "abcdefghjkmnpqrstuvwxyz23456789";
  private static final int PASSWORD_LENGTH = 12;
  private static final long FIRST_SERIAL = 202_611_210_001L;
  private static final int FIRST_NUMBER = 201;

  private SampleMacConfig() {}

  /** The file of the site's n-th phone, counted from 0. */
  static Bytes of(SamplePhone phone, int index, Endpoint server) {
    ParameterList list = new ParameterList();
    list.section("ipp").set("LanguageType", index % 2).set("RingToneMP1", index % 5);
    if (phone.protocol() == Protocol.SIP) {
      line(list.section("sip"), phone, index, server);
    }
    list.section("sys").set("config_sn", String.valueOf(FIRST_SERIAL + index));
    return list.encode("Sample config of " + phone.mac());
  }

  private static void line(ParameterList list, SamplePhone phone, int index, Endpoint server) {
    int number = FIRST_NUMBER + index;
    String address = server.address().toString();
    list.set("TEL1Number", number)
        .set("TEL01Use", 1)
        .set("regid1", number)
        .set("regpwd1", password(phone))
        .set("DisplayName1", PEOPLE.get(index % PEOPLE.size()))
        .set("DisplayNum1", number)
        .set("ProxyServerMP1", address)
        .set("RegisterServerMP1", address)
        .set("sip_pxy_srv_portMP1", 5060)
        .set("sip_reg_srv_portMP1", 5060);
  }

  private static String password(SamplePhone phone) {
    SplittableRandom random = new SplittableRandom(phone.mac().bits());
    StringBuilder password = new StringBuilder();
    while (password.length() < PASSWORD_LENGTH) {
      password.append(LETTERS.charAt(random.nextInt(LETTERS.length())));
    }
    return password.toString();
  }
}
