// SPDX-License-Identifier: Apache-2.0
package io.dialtone.core.caller;

import io.dialtone.wire.dhcp.DhcpOptions;
import io.dialtone.wire.dhcp.OptionCode;
import io.dialtone.wire.identity.MacPrefix;
import io.dialtone.wire.identity.Model;
import io.dialtone.wire.identity.Protocol;
import io.dialtone.wire.identity.UserClass;
import io.dialtone.wire.identity.VendorClass;
import io.dialtone.wire.octets.Bytes;
import io.dialtone.wire.octets.MacAddress;
import io.dialtone.wire.octets.MalformedPacketException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Who asks for an address: option 60 tells the phone (ID-4), option 77 adds what is missing (ID-5).
 *
 * @param foreign option 60 is another vendor's: no phone of ours, and no files for it
 */
public record DhcpCaller(Caller caller, boolean foreign) {

  private static final String MANUFACTURER = "thomson";

  public static DhcpCaller of(MacAddress mac, DhcpOptions options) {
    List<String> evidence = new ArrayList<>();
    Optional<Bytes> raw = options.raw(OptionCode.VENDOR_CLASS);
    Optional<VendorClass> vendor = raw.flatMap(value -> vendorClass(value, evidence));
    Optional<UserClass> user = options.raw(OptionCode.USER_CLASS).flatMap(UserClass::parse);
    user.ifPresent(u -> evidence.add("option 77 " + u.text()));
    evidence.addAll(Caller.prefixEvidence(mac));
    Optional<Model> model = vendor.flatMap(VendorClass::knownModel);
    Optional<Protocol> protocol = vendor.flatMap(VendorClass::knownProtocol);
    Caller caller =
        new Caller(
            mac,
            model.or(() -> user.map(UserClass::model)),
            protocol.or(() -> user.map(UserClass::protocol)),
            evidence);
    boolean foreign = raw.filter(DhcpCaller::namesAnother).isPresent() && caller.model().isEmpty();
    return new DhcpCaller(caller, foreign);
  }

  /**
   * Whether it is one of our phones: told by option 60 (ID-4) or 77 (ID-5), or by its card (ID-6).
   */
  public boolean isPhone() {
    return !foreign
        && (caller.model().isPresent()
            || caller.protocol().isPresent()
            || MacPrefix.isKnown(caller.mac()));
  }

  /** An option 60 that ends early is ignored, and said: ID-4. */
  private static Optional<VendorClass> vendorClass(Bytes value, List<String> evidence) {
    try {
      VendorClass vendor = VendorClass.parse(value);
      evidence.add("option 60 " + words(vendor));
      return Optional.of(vendor);
    } catch (MalformedPacketException fault) {
      evidence.add("option 60 ignored, " + fault.getMessage());
      return Optional.empty();
    }
  }

  private static String words(VendorClass vendor) {
    List<String> parts = new ArrayList<>();
    vendor.manufacturer().ifPresent(parts::add);
    vendor.model().ifPresent(parts::add);
    vendor.protocol().ifPresent(parts::add);
    return parts.isEmpty() ? "without model or protocol" : String.join(" ", parts);
  }

  /** Even a damaged option 60 of ours carries the name somewhere. */
  private static boolean namesAnother(Bytes value) {
    return !value.latin1().toLowerCase(Locale.ROOT).contains(MANUFACTURER);
  }
}
