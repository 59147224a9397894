// SPDX-License-Identifier: Apache-2.0
package io.dialtone.wire.dns;

import io.dialtone.wire.octets.ByteWriter;
import io.dialtone.wire.octets.Bytes;
import java.util.Locale;
import java.util.Optional;

/**
 * The question for a host's IPv4 addresses (RFC 1035 section 4.1).
 *
 * <pre>
 *   0 id(2)  2 flags(2)  4 questions(2)  6 answers(2)  8 authorities(2)  10 others(2)
 *  12 name: length(1) letters … 0(1), then type(2), class(2)
 * </pre>
 */
public record DnsQuestion(int id, String host) {
  /** RFC 1035 section 3.2.2: a host address. */
  static final int TYPE_A = 1;

  /** RFC 1035 section 3.2.4: the Internet. */
  static final int CLASS_IN = 1;

  private static final int RECURSION_DESIRED = 0x0100;
  private static final int LONGEST_NAME = 253;
  private static final String LABEL = "[A-Za-z0-9_-]{1,63}";
  private static final String NAME = LABEL + "(\\." + LABEL + ")*\\.?";

  public DnsQuestion {
    if (id < 0 || id > 0xFFFF || host.length() > LONGEST_NAME || !host.matches(NAME)) {
      throw new IllegalArgumentException("no question of DNS: " + id + " " + host);
    }
    host = canonical(host);
  }

  /** A question for this name; empty where it can be no host's name. */
  public static Optional<DnsQuestion> of(int id, String host) {
    return host.length() <= LONGEST_NAME && host.matches(NAME)
        ? Optional.of(new DnsQuestion(id, host))
        : Optional.empty();
  }

  /** Letter case and a final dot mean nothing in a name. */
  static String canonical(String name) {
    String lower = name.toLowerCase(Locale.ROOT);
    return lower.endsWith(".") ? lower.substring(0, lower.length() - 1) : lower;
  }

  /** The question as it goes out. */
  public Bytes encode() {
    ByteWriter out = new ByteWriter().u16(id).u16(RECURSION_DESIRED).u16(1).zeros(6);
    for (String label : host.split("\\.", -1)) {
      out.u8(label.length()).bytes(Bytes.latin1(label));
    }
    return out.u8(0).u16(TYPE_A).u16(CLASS_IN).toBytes();
  }
}
