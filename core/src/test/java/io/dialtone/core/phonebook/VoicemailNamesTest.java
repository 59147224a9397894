// SPDX-License-Identifier: Apache-2.0
package io.dialtone.core.phonebook;

import static org.assertj.core.api.Assertions.assertThat;

import io.dialtone.core.site.Contact;
import io.dialtone.wire.asterisk.AsteriskConfig;
import io.dialtone.wire.asterisk.ConfFiles;
import io.dialtone.wire.octets.Bytes;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class VoicemailNamesTest {

  @Test
  void each_mailbox_with_a_name_is_a_contact_whatever_its_context() {
    VoicemailNames names =
        read(
            """
            [general]
            format = wav49
            maxlogins = 3
            [zonemessages]
            paris = Europe/Paris|'vm-received' q 'digits/at' R
            [default]
            200 => 1234,Zoë Ångström,zoe@example.org,,attach=yes|tz=paris
            201 => 4321, Ada Lovelace ; the first
            202 => 4321
            203 =>
            [sales](!)
            299 => 1,A template's
            [shop](sales)
            300 = 1,The "Shop"
            """);

    assertThat(names.contacts())
        .containsExactly(
            new Contact("Zoë Ångström", "200"),
            new Contact("Ada Lovelace", "201"),
            new Contact("A template's", "299"),
            new Contact("The \"Shop\"", "300"));
    assertThat(names.nameless()).isEqualTo(2);
  }

  private static VoicemailNames read(String text) {
    return VoicemailNames.of(
        AsteriskConfig.parse(
            "voicemail.conf",
            new ConfFiles() {
              @Override
              public List<String> matching(String pattern) {
                return List.of(pattern);
              }

              @Override
              public Optional<Bytes> content(String file) {
                return Optional.of(Bytes.utf8(text));
              }
            }));
  }
}
