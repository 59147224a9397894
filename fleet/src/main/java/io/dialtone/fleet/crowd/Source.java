// SPDX-License-Identifier: Apache-2.0
package io.dialtone.fleet.crowd;

import io.dialtone.handset.flash.ParameterStore;
import io.dialtone.handset.phone.Addressing;
import io.dialtone.handset.settings.PhoneSettings;
import io.dialtone.wire.octets.Endpoint;
import java.util.Optional;

/** Where phones learn of their server (SRC-1). */
public sealed interface Source {

  /** The INF's URL, as if option 43 had given it. */
  record Inf(String url) implements Source {}

  /** A preconfigured HTTP server. */
  record Http(String server) implements Source {}

  /** A preconfigured TFTP server. */
  record Tftp(String server) implements Source {}

  /** A DHCP server behind a relay agent. */
  record Dhcp(Endpoint server) implements Source {}

  /** How such a phone comes by its address. */
  default Addressing addressing() {
    return switch (this) {
      case Inf(var url) -> new Addressing.Fixed(Optional.of(url));
      case Http _, Tftp _ -> new Addressing.Fixed(Optional.empty());
      case Dhcp _ -> new Addressing.Dhcp();
    };
  }

  /** What is preconfigured in such a phone. */
  default ParameterStore preset(ParameterStore store) {
    return switch (this) {
      case Inf _, Dhcp _ -> store;
      case Http(var server) -> store.with("autoprovision", PhoneSettings.HTTP_SERVER, server);
      case Tftp(var server) -> store.with("autoprovision", PhoneSettings.TFTP_SERVER, server);
    };
  }

  /** The word of the options and reports. */
  default String word() {
    return switch (this) {
      case Inf _ -> "inf";
      case Http _ -> "http";
      case Tftp _ -> "tftp";
      case Dhcp _ -> "dhcp";
    };
  }

  /** The word, and where it leads. */
  default String text() {
    return switch (this) {
      case Inf(var url) -> "inf " + url;
      case Http(var server) -> "http " + server;
      case Tftp(var server) -> "tftp " + server;
      case Dhcp(var server) -> "dhcp " + server;
    };
  }
}
