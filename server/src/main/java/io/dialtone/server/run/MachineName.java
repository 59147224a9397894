// SPDX-License-Identifier: Apache-2.0
package io.dialtone.server.run;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.dialtone.wire.octets.Ip4Address;
import java.io.IOException;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Pattern;

/** The machine's own names, found without asking DNS, which may be slow or lie. */
final class MachineName {

  private static final Path KERNEL = Path.of("/proc/sys/kernel/hostname");

  /** What may stand in a certificate. */
  private static final Pattern HOST_NAME =
      Pattern.compile("[A-Za-z0-9]([A-Za-z0-9-]*[A-Za-z0-9])?(\\.[A-Za-z0-9-]+)*");

  private MachineName() {}

  /** The name, empty where it cannot be known. */
  static String ofSystem() {
    try {
      return Files.readString(KERNEL, UTF_8).strip();
    } catch (IOException _) {
      return "";
    }
  }

  /** The names and addresses under which a listener at this address may be asked for. */
  static SortedSet<String> all(Ip4Address listening, Optional<Ip4Address> told) {
    SortedSet<String> names = new TreeSet<>(Set.of("localhost"));
    String own = ofSystem();
    if (HOST_NAME.matcher(own).matches()) {
      names.add(own);
    }
    told.ifPresent(address -> names.add(address.toString()));
    if (listening.isUnspecified()) {
      names.addAll(addresses());
    } else {
      names.add(listening.toString());
    }
    return names;
  }

  private static List<String> addresses() {
    try {
      return NetworkInterface.networkInterfaces()
          .flatMap(NetworkInterface::inetAddresses)
          .filter(Inet4Address.class::isInstance)
          .map(InetAddress::getHostAddress)
          .toList();
    } catch (SocketException _) {
      return List.of(); // then the certificate has the other names
    }
  }
}
