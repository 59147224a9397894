// SPDX-License-Identifier: Apache-2.0
package io.dialtone.core.asterisk;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("SRV-3 what an import takes from Asterisk's files")
class AsteriskImportTest {

  private final AsteriskFolderText asterisk = new AsteriskFolderText();

  @Test
  void sip_conf_gives_those_who_register_with_their_templates_and_names() {
    asterisk
        .with(
            "sip.conf",
            """
            [general]
            udpbindaddr = 192.0.2.5
            register => trunkuser:trunksecret@sip.provider.example:5060/200
            [phone](!)
            type=friend
            host=dynamic
            [200](phone)
            secret=aaa
            callerid="Zoë Smith" <200>
            setvar=MAC=00:14:7F:00:00:01
            [201](phone)
            secret=bbb
            mailbox=201@office
            [202](phone)
            [provider]
            type=peer
            host=sip.provider.example
            secret=ppp
            [203]
            secret=x
            [204]
            type=user
            secret=x
            """)
        .with("voicemail.conf", "[general]\nx=1,2\n[office]\n201 => 1234,Bob Jones,b@x\n");

    assertThat(asterisk.brought())
        .isEqualTo(
            """
            / sip.server=192.0.2.5
            account 200 200 "Zoë Smith" aaa
            account 201 201 "Bob Jones" bbb
            account 202 202 ""\s
            phone 00:14:7f:00:00:01 ST2030S_ "Zoë Smith"
            line 00:14:7f:00:00:01 1=200\
            """);
    assertThat(asterisk.notes(Note.Kind.NO_PHONE))
        .containsExactly("account 201 (sip.conf, line 11)", "account 202 (sip.conf, line 14)");
    assertThat(asterisk.notes(Note.Kind.LEFT_OUT))
        .containsExactly(
            "[provider] has no host=dynamic, so nothing registers there: Asterisk itself registers"
                + " at that host (sip.conf, line 15)",
            "[203] has no type of friend, peer or user, and Asterisk passes over it (sip.conf,"
                + " line 19)",
            "[204] is of type user, at which nothing registers (sip.conf, line 21)");
    assertThat(asterisk.plan().server())
        .isEqualTo("sip.server=192.0.2.5 from udpbindaddr in sip.conf, line 2");
    assertThat(asterisk.notes(Note.Kind.REMARK))
        .containsExactly(
            "1 phone whose model nobody says is taken for ST2030; --model says otherwise");
  }

  @Test
  void a_digest_is_no_password_and_that_is_told() {
    asterisk.with("sip.conf", "[200]\ntype=peer\nhost=dynamic\nmd5secret=0123\ndefaultuser=bob\n");

    assertThat(asterisk.brought()).isEqualTo("/ sip.server=192.0.2.99");
    assertThat(asterisk.notes(Note.Kind.LEFT_OUT))
        .singleElement()
        .asString()
        .startsWith("account 200: its password is not in the files, only a digest of it");
    assertThat(asterisk.notes(Note.Kind.REMARK))
        .containsExactly(
            "account 200 registers as 200: defaultuser says only how Asterisk calls it (sip.conf,"
                + " line 5)");
  }

  @Test
  void users_conf_has_what_is_general_in_each_section_and_its_macaddress() {
    asterisk.with(
        "users.conf",
        """
        [general]
        fullname = New User
        hassip = yes
        secret = usual
        [6000]
        fullname = Joe User
        secret = 1234
        macaddress = 00147F000007
        linenumber = 2
        [6001]
        macaddress = 00147F000007
        [6002]
        hassip = no
        macaddress = nonsense
        """);

    assertThat(asterisk.brought())
        .isEqualTo(
            """
            / sip.server=192.0.2.99
            account 6000 6000 "Joe User" 1234
            account 6001 6001 "New User" usual
            phone 00:14:7f:00:00:07 ST2030S_ "Joe User"
            line 00:14:7f:00:00:07 1=6001
            line 00:14:7f:00:00:07 2=6000\
            """);
    assertThat(asterisk.notes(Note.Kind.LEFT_OUT))
        .containsExactly("account 6002: nonsense is no MAC address (users.conf, line 14)");
  }

  @Test
  void pjsip_conf_keeps_objects_of_one_name_apart_and_phoneprov_says_the_phone() {
    asterisk.with(
        "pjsip.conf",
        """
        [udp]
        type=transport
        bind=192.0.2.7:5070
        [desk](!)
        type=endpoint
        context=internal
        [userpass](!)
        type=auth
        auth_type=userpass
        [reg](!)
        type=aor
        max_contacts=1
        [6001](desk)
        auth=6001
        aors=6001
        callerid=Ann <6001>
        [6001](userpass)
        username=ann
        password=pa
        [6001](reg)
        [pp](!)
        type=phoneprov
        PROFILE=thomson-2022
        [6001](pp)
        endpoint=6001
        MAC=00147f000011
        [6002](desk)
        auth=6002-auth
        aors=6002
        set_var=MAC=00147F000012
        [6002-auth](userpass)
        username=6002
        password=pb
        [6002](reg)
        """);

    assertThat(asterisk.brought())
        .isEqualTo(
            """
            / sip.server=192.0.2.7:5070
            account 6001 6001 "Ann" login ann pa
            account 6002 6002 "" pb
            phone 00:14:7f:00:00:11 ST2022S_ "Ann"
            line 00:14:7f:00:00:11 1=6001
            phone 00:14:7f:00:00:12 ST2030S_
            line 00:14:7f:00:00:12 1=6002\
            """);
  }

  @Test
  void objects_that_point_nowhere_are_told_and_left_out() {
    asterisk.with(
        "pjsip.conf",
        """
        [1]
        type=endpoint
        aors=1
        auth=1
        [1]
        type=aor
        max_contacts=1
        [2]
        type=endpoint
        aors=two
        [3]
        type=phoneprov
        endpoint=three
        MAC=00147F000001
        [trunk]
        type=endpoint
        aors=trunk
        [trunk]
        type=aor
        contact=sip:192.0.2.200
        [4]
        context=x
        """);

    assertThat(asterisk.plan().accounts()).isZero();
    assertThat(asterisk.notes(Note.Kind.LEFT_OUT))
        .containsExactly(
            "[4] has no type, and Asterisk passes over it (pjsip.conf, line 21)",
            "endpoint [1] points at the auth [1], which is not there (pjsip.conf, line 1)",
            "endpoint [2] points at the aor [two], which is not there (pjsip.conf, line 8)",
            "nothing registers at endpoint [trunk]: it has no aor with max_contacts (pjsip.conf,"
                + " line 15)",
            "phoneprov [3] points at the endpoint [three], which is not there (pjsip.conf, line"
                + " 11)");
  }

  @Test
  void a_wizard_comes_to_endpoint_auth_aor_and_phoneprov() {
    asterisk.with(
        "pjsip_wizard.conf",
        """
        [phone](!)
        type = wizard
        accepts_auth = yes
        accepts_registrations = yes
        has_phoneprov = yes
        [1000](phone)
        inbound_auth/username = testname
        inbound_auth/password = test password
        endpoint/callerid = "Tess" <1000>
        phoneprov/MAC = 0018f6aa4455
        phoneprov/LINE = 1
        """);

    assertThat(asterisk.brought())
        .isEqualTo(
            """
            / sip.server=192.0.2.99
            account 1000 1000 "Tess" login testname test password
            phone 00:18:f6:aa:44:55 ST2030S_ "Tess"
            line 00:18:f6:aa:44:55 1=1000\
            """);
  }

  @Test
  void phoneprov_users_conf_says_the_phone_and_phoneprov_conf_the_server() {
    asterisk
        .with("sip.conf", "[general]\nbindaddr=192.0.2.5\n[6000]\ntype=friend\nhost=dynamic\n")
        .with("phoneprov.conf", "[general]\nserveraddr=192.0.2.6\nserverport=5062\n")
        .with(
            "phoneprov_users.conf",
            "[6000]\nmacaddress=00147F000001\n[6009]\nsecret=z\nusername=9\nmacaddress=00147F000002\n");

    assertThat(asterisk.brought())
        .isEqualTo(
            """
            / sip.server=192.0.2.6:5062
            account 6000 6000 ""\s
            account 9 9 "" z
            phone 00:14:7f:00:00:01 ST2030S_
            line 00:14:7f:00:00:01 1=6000
            phone 00:14:7f:00:00:02 ST2030S_
            line 00:14:7f:00:00:02 1=9\
            """);
  }
}
