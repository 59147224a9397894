// SPDX-License-Identifier: Apache-2.0
package io.dialtone.core.dhcpconfig;

import io.dialtone.core.dhcp.Vlan;
import io.dialtone.wire.identity.FilePrefix;
import java.util.List;
import java.util.Optional;

/** What each server's configuration is written from: it is sound, and fits in every option. */
record Sheet(
    List<PhoneClass> classes,
    Optional<Vlan> vlan,
    List<PhoneNetwork> networks,
    List<StaticPhone> phones) {

  Sheet {
    classes = List.copyOf(classes);
    networks = List.copyOf(networks);
    phones = List.copyOf(phones);
  }

  boolean byTftp() {
    return classes.getFirst().leading() instanceof Leading.ByTftp;
  }

  /** The kinds that have a class of their own. */
  List<FilePrefix> kinds() {
    return classes.stream()
        .flatMap(it ->
            it.members() instanceof PhoneClass.Kind(var kind)
                ? List.of(kind).stream()
                : List.<FilePrefix>of().stream())
        .toList();
  }

  /** The class of a phone whose kind is known. */
  Optional<PhoneClass> classOf(StaticPhone phone) {
    return classes.stream()
        .filter(it ->
            switch (it.members()) {
              case PhoneClass.Kind(var kind) -> phone.kind().filter(kind::equals).isPresent();
              case PhoneClass.Everyone _ -> true;
              case PhoneClass.Unsure _ -> false;
            })
        .findFirst();
  }

  /** The phones to stand within a network: those with an address in it. */
  List<StaticPhone> phonesOf(PhoneNetwork network) {
    return phones.stream()
        .filter(phone -> phone.address().filter(network.subnet()::contains).isPresent())
        .toList();
  }

  /** The phones without an address of their own. */
  List<StaticPhone> homeless() {
    return phones.stream().filter(phone -> phone.address().isEmpty()).toList();
  }

  /** What makes an administrator's trap of the way that was chosen (SRC-1), in lines. */
  List<String> advice() {
    return byTftp()
        ? List.of(
            "Phones read 150 before 66, then 43, then siaddr: all said here name one server (SRC-1).",
            "No other 150, 66 or 67 may reach them. DHCP carries no port: they ask at port 69.")
        : List.of(
            "Phones read options 150 and 66 before 43 (SRC-1): one of these, or a 67, that reaches a",
            "phone beside this 43 sends it to TFTP. Keep 66, 67 and 150 away from these phones.");
  }
}
