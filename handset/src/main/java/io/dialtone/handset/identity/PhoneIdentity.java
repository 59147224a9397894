// SPDX-License-Identifier: Apache-2.0
package io.dialtone.handset.identity;

import io.dialtone.handset.flash.FlashContent;
import io.dialtone.wire.identity.FilePrefix;
import io.dialtone.wire.identity.Model;
import io.dialtone.wire.identity.PhoneFileName;
import io.dialtone.wire.identity.Protocol;
import io.dialtone.wire.identity.UserAgent;
import io.dialtone.wire.identity.UserClass;
import io.dialtone.wire.identity.VendorClass;
import io.dialtone.wire.octets.MacAddress;
import java.util.Locale;

/**
 * Who this phone is from one power-up to the next.
 *
 * @param version the application's that is running, major and minor, e.g. 2.74
 */
public record PhoneIdentity(MacAddress mac, FilePrefix persona, String version) {

  /** The identity of a phone that starts with this in flash. */
  public static PhoneIdentity atPowerUp(MacAddress mac, FlashContent content) {
    return new PhoneIdentity(
        mac, content.persona(), majorAndMinor(content.firmware().application().version()));
  }

  /** The model. */
  public Model model() {
    return persona.model();
  }

  /** The protocol. */
  public Protocol protocol() {
    return persona.protocol();
  }

  /** The hardware release: 5 of an ST2030, 2 of an ST2022. */
  public String hardware() {
    return switch (model()) {
      case ST2030 -> "5";
      case ST2022 -> "2";
    };
  }

  /** What HTTP requests carry (ID-3). */
  public UserAgent userAgent() {
    return new UserAgent("THOMSON", model(), hardware(), version, mac);
  }

  /** DHCP option 60 (ID-4): releases as two digits each. */
  public VendorClass vendorClass() {
    int dot = version.indexOf('.');
    String major = dot < 0 ? version : version.substring(0, dot);
    String minor = dot < 0 ? "" : version.substring(dot + 1);
    return VendorClass.of(model(), protocol(), hardware(), twoDigits(major), twoDigits(minor));
  }

  /** DHCP option 77 (ID-5). */
  public UserClass userClass() {
    return new UserClass(model(), protocol());
  }

  /** A file name made from the MAC (ID-2). */
  public String fileName(PhoneFileName.Kind kind) {
    return new PhoneFileName(persona, mac, kind).text();
  }

  /** The first line of the panel. */
  public String title() {
    return model() + " " + protocol();
  }

  private static String majorAndMinor(String version) {
    String[] parts = version.split("\\.", -1);
    return parts.length < 2 ? version : parts[0] + "." + parts[1];
  }

  private static String twoDigits(String number) {
    return number.matches("[0-9]{1,2}")
        ? String.format(Locale.ROOT, "%02d", Integer.parseInt(number))
        : "00";
  }
}
