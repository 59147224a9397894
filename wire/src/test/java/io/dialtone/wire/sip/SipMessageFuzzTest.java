// SPDX-License-Identifier: Apache-2.0
package io.dialtone.wire.sip;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.dialtone.wire.octets.Bytes;
import io.dialtone.wire.octets.MalformedPacketException;

class SipMessageFuzzTest {

  @FuzzTest
  void any_bytes_are_a_sip_message_or_malformed(byte[] input) {
    Bytes bytes = Bytes.copyOf(input);
    try {
      SipMessage message = SipMessage.parse(bytes);
      assertThat(readAgain(message.encode())).isEqualTo(message);
      readHeaders(message);
    } catch (MalformedPacketException e) {
      assertThat(e.offset()).isBetween(0, input.length);
    }
    stream(bytes);
  }

  private static void readHeaders(SipMessage message) {
    EventType.of(message);
    reading(() -> assertThat(Via.parse(message.via().text())).isEqualTo(message.via()));
    reading(() -> assertThat(message.cseq().text()).isNotEmpty());
    reading(() -> NameAddress.parse("To", message.to().text()));
    reading(() -> SipUri.parse(SipUri.parse(message.to().uri()).text()));
    for (String value : message.headers().values(HeaderName.WWW_AUTHENTICATE)) {
      reading(() -> DigestChallenge.parse(DigestChallenge.parse(value).text()));
    }
    for (String value : message.headers().values(HeaderName.AUTHORIZATION)) {
      reading(() -> DigestCredentials.parse(DigestCredentials.parse(value).text()));
    }
    if (message instanceof SipRequest request) {
      reading(() -> readAgain(request.answer(SipStatus.OK, "t").encode()));
    }
  }

  /** A reading that may find the header malformed, and nothing else. */
  private interface Reading {
    void read() throws MalformedPacketException;
  }

  private static void reading(Reading reading) {
    try {
      reading.read();
    } catch (MalformedPacketException e) {
      assertThat(e.reason()).isNotEmpty();
    }
  }

  private static void stream(Bytes bytes) {
    SipStream stream = new SipStream();
    int half = bytes.length() / 2;
    try {
      stream.feed(bytes.slice(0, half));
      drain(stream);
      stream.feed(bytes.slice(half, bytes.length()));
      drain(stream);
    } catch (MalformedPacketException e) {
      assertThat(e.offset()).isBetween(0, bytes.length());
    }
  }

  private static void drain(SipStream stream) throws MalformedPacketException {
    var next = stream.next();
    while (next.isPresent()) {
      next = stream.next();
    }
  }

  private static SipMessage readAgain(Bytes encoded) {
    try {
      return SipMessage.parse(encoded);
    } catch (MalformedPacketException e) {
      throw new AssertionError("not read again: " + encoded.utf8(), e);
    }
  }
}
