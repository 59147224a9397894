// SPDX-License-Identifier: Apache-2.0
package io.dialtone.wire.sip;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.dialtone.wire.octets.Bytes;
import io.dialtone.wire.octets.MalformedPacketException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Messages in the manner of RFC 4475, "SIP Torture Test Messages". */
class SipTortureTest {

  @Test
  void a_short_tortuous_invite_3_1_1_1() throws MalformedPacketException {
    SipRequest invite =
        SipTexts.request(
            """
            INVITE sip:vivekg@chair-dnrc.example.com;unknownparam SIP/2.0
            TO :
             sip:vivekg@chair-dnrc.example.com ;   tag    = 1918181833n
            from   : "J Rosenberg \\\\\\""       <sip:jdrosen@example.com>
              ;
              tag = 98asjd8
            MaX-fOrWaRdS: 0068
            Call-ID: wsinv.ndaksdj@192.0.2.1
            Content-Length   : 3
            cseq: 0009
              INVITE
            Via  : SIP  /   2.0
             /UDP
                192.0.2.2;branch=390skdjuw
            s :
            NewFangledHeader:   newfangled value
             continued newfangled value
            UnknownHeaderWithUnusualValue: ;;,,;;,;
            Content-Type: application/sdp
            v:  SIP  / 2.0  / TCP     spindle.example.com   ;
              branch  =   z9hG4bK9ikj8  ,
             SIP  /    2.0   / UDP  192.168.255.111   ; branch=
             z9hG4bK30239
            m:"Quoted string \\"\\"" <sip:jdrosen@example.com> ; newparam =
                  newvalue ;
              secondparam ; q = 0.33

            v=0\
            """);
    invite.requireEssentials();
    assertThat(invite.to().tag()).contains("1918181833n");
    assertThat(invite.from().display()).isEqualTo("J Rosenberg \\\"");
    assertThat(invite.from().tag()).contains("98asjd8");
    assertThat(invite.cseq()).isEqualTo(new CSeq(9, "INVITE"));
    assertThat(invite.headers().list("Via")).hasSize(3);
    assertThat(invite.via().host()).isEqualTo("192.0.2.2");
    assertThat(invite.via().isModern()).isFalse();
    assertThat(invite.headers().first("Subject")).contains("");
    assertThat(invite.headers().first("newfangledheader"))
        .contains("newfangled value continued newfangled value");
    NameAddress contact = NameAddress.parse("Contact", invite.headers().list("Contact").getFirst());
    assertThat(contact.parameters().value("newparam")).contains("newvalue");
    assertThat(contact.parameters().value("q")).contains("0.33");
    assertThat(invite.body()).isEqualTo(Bytes.latin1("v=0"));
  }

  @Test
  void a_wide_range_of_valid_characters_3_1_1_2() throws MalformedPacketException {
    SipRequest odd =
        SipTexts.request(
            """
            !interesting-Method0123456789_*+`.%indeed'~ sip:1_unusual.URI~(to-be!sure)@example.com SIP/2.0
            Via: SIP/2.0/TCP host1.example.com;branch=z9hG4bK-.!%66*_+`'~
            To: "BEL:\\t NUL:\\0 DEL:\\x" <sip:1_unusual.URI~(to-be!sure)@example.com>
            From: token1~` token2'+_ token3*%!.- <sip:mundane@example.com>;fromParam''~+*_!.-%="работающий";tag=_token~1'+`*%!-.
            Call-ID: intmeth.word%ZK-!.*_+'@word`~)(><:\\/"][?}{
            CSeq: 139122385 !interesting-Method0123456789_*+`.%indeed'~
            extensionHeader-!.%*+_`'~: 大停電
            Content-Length: 0

            """);
    odd.requireEssentials();
    assertThat(odd.from().tag()).contains("_token~1'+`*%!-.");
    assertThat(odd.headers().first("extensionHeader-!.%*+_`'~")).contains("大停電");
    assertThat(SipMessage.parse(odd.encode())).isEqualTo(odd);
  }

  @Test
  void an_escaped_nul_is_only_text_3_1_1_4() throws MalformedPacketException {
    SipRequest register =
        SipTexts.request("REGISTER sip:example.com SIP/2.0\nTo: sip:null-%00-null@example.com\n\n");
    assertThat(register.to().uri()).isEqualTo("sip:null-%00-null@example.com");
  }

  @Test
  void a_request_line_with_long_values_3_1_1_7() throws MalformedPacketException {
    String longName = "longvalue".repeat(200);
    SipRequest invite =
        SipTexts.request(
            "INVITE sip:"
                + longName
                + "@example.com SIP/2.0\n"
                + "From: \""
                + longName
                + "\" <sip:a@b>;"
                + longName
                + "="
                + longName
                + "\n\n");
    assertThat(invite.from().parameters().value(longName)).contains(longName);
  }

  @Test
  void blanks_behind_the_version_are_forgiven_3_1_2_9() throws MalformedPacketException {
    assertThat(SipTexts.request("OPTIONS sip:a SIP/2.0  \n\n").uri()).isEqualTo("sip:a");
  }

  @Test
  void more_than_one_blank_in_the_request_line_is_forgiven() throws MalformedPacketException {
    assertThat(SipTexts.request("OPTIONS  sip:a  SIP/2.0\n\n").uri()).isEqualTo("sip:a");
  }

  @Test
  void an_unusual_reason_phrase_3_1_1_12() throws MalformedPacketException {
    SipResponse response = SipTexts.response("SIP/2.0 200 = 2**3 * 5**2 но сто девяносто\n\n");
    assertThat(response.reason()).isEqualTo("= 2**3 * 5**2 но сто девяносто");
    assertThat(SipTexts.response("SIP/2.0 100 \n\n").reason()).isEmpty(); // 3.1.1.13
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "INVITE sip:a SIP/2.0\nContent-Length: 9999\n\nshort", // 3.1.2.2
        "INVITE sip:a SIP/2.0\nContent-Length: -999\n\n", // 3.1.2.3
        "SIP/2.0 4294967301 better not break the receiver\n\n", // 3.1.2.19
        "OPTIONS sip:t.watson@example.org SIP/7.0\n\n", // 3.1.2.16
      })
  void what_must_be_refused_is_refused(String text) {
    assertThatExceptionOfType(MalformedPacketException.class)
        .isThrownBy(() -> SipTexts.message(text));
  }

  @Test
  void an_unterminated_quote_in_a_name_is_refused_3_1_2_6() throws MalformedPacketException {
    SipRequest invite =
        SipTexts.request("INVITE sip:a SIP/2.0\nTo: \"Mr. J. User <sip:j.user@example.com>\n\n");
    assertThatExceptionOfType(MalformedPacketException.class).isThrownBy(invite::to);
  }

  @Test
  void a_method_other_than_in_cseq_is_refused_3_1_2_17() throws MalformedPacketException {
    SipRequest options = SipTexts.request("OPTIONS sip:a SIP/2.0\nCSeq: 8 INVITE\n\n");
    assertThat(options.cseq().method()).isEqualTo("INVITE");
    assertThatExceptionOfType(MalformedPacketException.class)
        .isThrownBy(options::requireEssentials);
  }
}
