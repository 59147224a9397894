// SPDX-License-Identifier: Apache-2.0
package io.dialtone.app.site;

import io.dialtone.wire.octets.MacAddress;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/** An Asterisk's folder on disk, with three templates and as many accounts as are asked for. */
record AsteriskDisk(Path folder) {

  static final int FIRST = 200;

  Path asterisk() {
    return folder.resolve("asterisk");
  }

  Path file(String name) {
    return asterisk().resolve(name);
  }

  static MacAddress mac(int number) {
    return new MacAddress(0x00147F000100L + number);
  }

  /** The files that one of Asterisk's ways to say a phone has. */
  void of(String way, int accounts) throws IOException {
    switch (way) {
      case "sip" -> sip(accounts);
      case "pjsip" -> pjsip(accounts);
      case "wizard" -> wizard(accounts);
      case "users" -> users(accounts);
      default -> throw new IllegalArgumentException(way);
    }
  }

  /** sip.conf with an include of the peers, and the names in voicemail.conf. */
  void sip(int accounts) throws IOException {
    Files.createDirectories(asterisk().resolve("peers"));
    Files.writeString(
        file("sip.conf"),
        """
        [general]
        udpbindaddr=192.0.2.5
        register => 0123456:pw@sip.provider.example/200
        [base](!)
        type=friend
        host=dynamic
        [office](!,base)
        context=office
        [hall](!,base)
        context=hall
        #include "peers/*.conf"
        """);
    StringBuilder peers = new StringBuilder();
    StringBuilder names = new StringBuilder("[default]\n");
    for (int n = 0; n < accounts; n++) {
      peers.append(
          String.format(
              Locale.ROOT,
              "[%d](%s)%nsecret=s3cret-%d%nsetvar=MAC=%s%n",
              FIRST + n,
              n % 2 == 0 ? "office" : "hall",
              FIRST + n,
              mac(n).plain()));
      names.append(FIRST + n).append(" => 0000,Person ").append(FIRST + n).append(",p@x\n");
    }
    Files.writeString(file("peers/all.conf"), peers);
    Files.writeString(file("voicemail.conf"), names);
  }

  /** pjsip.conf, endpoint, auth, aor and phoneprov of each under one name. */
  void pjsip(int accounts) throws IOException {
    Files.createDirectories(asterisk());
    StringBuilder text =
        new StringBuilder(
            """
            [udp]
            type=transport
            bind=192.0.2.5
            [desk](!)
            type=endpoint
            context=internal
            [userpass](!)
            type=auth
            auth_type=userpass
            [reg](!)
            type=aor
            max_contacts=1
            """);
    for (int n = 0; n < accounts; n++) {
      String name = Integer.toString(FIRST + n);
      text.append(
          """
          [NAME](desk)
          auth=NAME
          aors=NAME
          callerid="Person NAME" <NAME>
          [NAME](userpass)
          username=NAME
          password=s3cret-NAME
          [NAME](reg)
          [NAME]
          type=phoneprov
          endpoint=NAME
          PROFILE=thomson
          MAC=ADDRESS
          """
              .replace("NAME", name)
              .replace("ADDRESS", mac(n).plain()));
    }
    Files.writeString(file("pjsip.conf"), text);
  }

  /** pjsip_wizard.conf beside the transport in pjsip.conf. */
  void wizard(int accounts) throws IOException {
    Files.createDirectories(asterisk());
    Files.writeString(file("pjsip.conf"), "[udp]\ntype=transport\nbind=192.0.2.5\n");
    StringBuilder text =
        new StringBuilder(
            """
            [desk](!)
            type=wizard
            accepts_auth=yes
            accepts_registrations=yes
            has_phoneprov=yes
            phoneprov/PROFILE=thomson
            """);
    for (int n = 0; n < accounts; n++) {
      text.append(
          """
          [NAME](desk)
          inbound_auth/username=NAME
          inbound_auth/password=s3cret-NAME
          endpoint/callerid="Person NAME" <NAME>
          phoneprov/MAC=ADDRESS
          """
              .replace("NAME", Integer.toString(FIRST + n))
              .replace("ADDRESS", mac(n).plain()));
    }
    Files.writeString(file("pjsip_wizard.conf"), text);
  }

  /** users.conf beside what is general in sip.conf. */
  void users(int accounts) throws IOException {
    Files.createDirectories(asterisk());
    Files.writeString(file("sip.conf"), "[general]\nudpbindaddr=192.0.2.5\n");
    StringBuilder text = new StringBuilder("[general]\nhassip=yes\nhasvoicemail=yes\n");
    for (int n = 0; n < accounts; n++) {
      text.append(
          """
          [NAME]
          fullname=Person NAME
          secret=s3cret-NAME
          macaddress=ADDRESS
          linenumber=1
          """
              .replace("NAME", Integer.toString(FIRST + n))
              .replace("ADDRESS", mac(n).plain()));
    }
    Files.writeString(file("users.conf"), text);
  }

  /** Another word in the place of one. */
  void edit(String name, String word, String by) throws IOException {
    String text = Files.readString(file(name));
    if (!text.contains(word)) {
      throw new AssertionError(name + " has no " + word);
    }
    Files.writeString(file(name), text.replace(word, by));
  }

  SiteShell.Said dialtone(String... words) {
    return new SiteShell(folder).dialtone(words);
  }
}
