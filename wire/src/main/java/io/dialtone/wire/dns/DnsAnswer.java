// SPDX-License-Identifier: Apache-2.0
package io.dialtone.wire.dns;

import io.dialtone.wire.octets.ByteReader;
import io.dialtone.wire.octets.Bytes;
import io.dialtone.wire.octets.Ip4Address;
import io.dialtone.wire.octets.MalformedPacketException;
import java.util.ArrayList;
import java.util.List;

/**
 * What a name server answered (RFC 1035 section 4.1).
 *
 * @param code 0 done, 3 no such name, others the server's own trouble
 * @param host the name it was asked for, in lower case without a final dot
 * @param addresses of the name or of those it stands for, in the server's order
 */
public record DnsAnswer(int id, int code, String host, List<Ip4Address> addresses) {
  private static final int RESPONSE = 0x8000;
  private static final int CODE_MASK = 0xF;
  private static final int POINTER = 0xC0;
  private static final int MOST_RECORDS = 100;
  private static final int LONGEST_NAME = 255;

  public DnsAnswer {
    addresses = List.copyOf(addresses);
  }

  /** Reads an answer to one question. */
  public static DnsAnswer parse(Bytes payload) throws MalformedPacketException {
    ByteReader in = new ByteReader(payload);
    int id = in.u16("id");
    int flags = in.u16("flags");
    int questions = in.u16("questions");
    int answers = in.u16("answers");
    in.bytes(4, "counts");
    if ((flags & RESPONSE) == 0 || questions != 1 || answers > MOST_RECORDS) {
      throw new MalformedPacketException("flags", 2, "no answer to one question");
    }
    String host = DnsQuestion.canonical(name(in));
    in.bytes(4, "question type");
    List<Ip4Address> addresses = new ArrayList<>();
    for (int i = 0; i < answers; i++) {
      address(in, addresses);
    }
    return new DnsAnswer(id, flags & CODE_MASK, host, addresses);
  }

  /** Whether this answers that question. */
  public boolean answers(DnsQuestion question) {
    return id == question.id() && host.equals(question.host());
  }

  /** A resource record: name, type(2), class(2), time to live(4), length(2), data. */
  private static void address(ByteReader in, List<Ip4Address> found)
      throws MalformedPacketException {
    String _ = name(in);
    int type = in.u16("type");
    int kind = in.u16("class");
    in.bytes(4, "time to live");
    ByteReader data = in.fence(in.u16("length"), "data");
    if (type == DnsQuestion.TYPE_A && kind == DnsQuestion.CLASS_IN) {
      found.add(data.ip4("address"));
      data.end("address");
    }
  }

  /** A name's labels; where it goes on elsewhere in the packet (section 4.1.4) they end. */
  private static String name(ByteReader in) throws MalformedPacketException {
    StringBuilder name = new StringBuilder();
    while (true) {
      int length = in.u8("name");
      if (length == 0) {
        return name.toString();
      }
      if (length >= POINTER) {
        in.u8("name");
        return name.toString();
      }
      if (length > 63 || name.length() + length > LONGEST_NAME) {
        throw new MalformedPacketException("name", in.position(), "too long");
      }
      name.append(name.isEmpty() ? "" : ".").append(in.bytes(length, "name").latin1());
    }
  }
}
