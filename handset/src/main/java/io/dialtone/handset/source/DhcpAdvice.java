// SPDX-License-Identifier: Apache-2.0
package io.dialtone.handset.source;

import io.dialtone.wire.dhcp.DhcpPacket;
import io.dialtone.wire.octets.Bytes;
import io.dialtone.wire.octets.Ip4Address;
import java.util.Optional;

/**
 * What a DHCP answer says about provisioning, as text.
 *
 * @param option150 TFTP server, used instead of 66 (SRC-2)
 * @param option66 TFTP server
 * @param option43 URL of the INF (SRC-4), raw
 * @param option67 name of the INF (SRC-3)
 * @param file the BOOTP header field, read where 67 is absent
 * @param nextServer siaddr, where it is not 0.0.0.0
 */
public record DhcpAdvice(
    Optional<String> option150,
    Optional<String> option66,
    Optional<String> option43,
    Optional<String> option67,
    Optional<String> file,
    Optional<String> nextServer) {

  /** An answer with nothing about provisioning. */
  public static final DhcpAdvice NONE =
      new DhcpAdvice(
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty());

  /** An answer with option 43 alone. */
  public static DhcpAdvice ofUrl(String url) {
    return new DhcpAdvice(
        Optional.empty(),
        Optional.empty(),
        Optional.of(url),
        Optional.empty(),
        Optional.empty(),
        Optional.empty());
  }

  /** Reads an answer. */
  public static DhcpAdvice of(DhcpPacket answer) {
    return new DhcpAdvice(
        answer.options().raw(150).flatMap(DhcpAdvice::server),
        text(answer, 66),
        text(answer, 43),
        text(answer, 67),
        present(answer.file()),
        Optional.of(answer.siaddr()).filter(a -> !a.isUnspecified()).map(Ip4Address::toString));
  }

  /** The name of the INF: option 67, else the {@code file} field (SRC-3). */
  public Optional<String> bootName() {
    return option67.or(() -> file);
  }

  /** Option 150: four bytes an address (the first counts), or dotted text (SRC-2). */
  private static Optional<String> server(Bytes value) {
    boolean text = value.latin1().chars().allMatch(c -> (c >= ' ' && c <= '~') || c == 0);
    if (value.length() == 4 || (!text && value.length() % 4 == 0 && !value.isEmpty())) {
      return Optional.of(
          Ip4Address.of(value.at(0), value.at(1), value.at(2), value.at(3)).toString());
    }
    return present(value.latin1());
  }

  private static Optional<String> text(DhcpPacket answer, int code) {
    return answer.options().raw(code).map(Bytes::latin1).flatMap(DhcpAdvice::present);
  }

  /** Some servers end their texts with a zero byte. */
  private static Optional<String> present(String raw) {
    int zero = raw.indexOf(0);
    String text = (zero < 0 ? raw : raw.substring(0, zero)).strip();
    return text.isEmpty() ? Optional.empty() : Optional.of(text);
  }
}
