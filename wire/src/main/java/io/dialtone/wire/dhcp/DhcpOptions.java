// SPDX-License-Identifier: Apache-2.0
package io.dialtone.wire.dhcp;

import io.dialtone.wire.octets.Bytes;
import io.dialtone.wire.octets.Ip4Address;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;

/**
 * The options of one packet in their order, each code once: repeated ones are already joined (RFC
 * 3396 section 7), and option 52 is gone, because it only says where the others lie.
 */
public record DhcpOptions(List<DhcpOption> all) {

  /** No option. */
  public static final DhcpOptions NONE = new DhcpOptions(List.of());

  public DhcpOptions {
    all = List.copyOf(all);
    BitSet seen = new BitSet(OptionCode.END);
    for (DhcpOption option : all) {
      int code = option.code();
      if (code <= OptionCode.PAD || code >= OptionCode.END || code == OptionCode.OVERLOAD) {
        throw new IllegalArgumentException("code " + code + " is for framing alone");
      }
      if (seen.get(code)) {
        throw new IllegalArgumentException("option " + code + " twice");
      }
      seen.set(code);
    }
  }

  public static DhcpOptions of(DhcpOption... options) {
    return new DhcpOptions(Arrays.asList(options));
  }

  public <T extends DhcpOption> Optional<T> find(Class<T> kind) {
    for (DhcpOption option : all) {
      if (kind.isInstance(option)) {
        return Optional.of(kind.cast(option));
      }
    }
    return Optional.empty();
  }

  public Optional<DhcpOption> get(int code) {
    for (DhcpOption option : all) {
      if (option.code() == code) {
        return Optional.of(option);
      }
    }
    return Optional.empty();
  }

  public boolean has(int code) {
    return get(code).isPresent();
  }

  /** The address, or the first of several; dotted text counts too, as in option 66 (SRC-2). */
  public Optional<Ip4Address> address(int code) {
    return addresses(code).stream().findFirst();
  }

  /** All addresses of an option, none if it is absent or holds something else. */
  public List<Ip4Address> addresses(int code) {
    DhcpOption option = get(code).orElse(new DhcpOption.Unknown(code, Bytes.EMPTY));
    if (option instanceof DhcpOption.Address(_, var address)) {
      return List.of(address);
    }
    if (option instanceof DhcpOption.AddressList(_, var addresses)) {
      return addresses;
    }
    if (option instanceof DhcpOption.Text(_, var text)) {
      return Ip4Address.parse(text).stream().toList();
    }
    return List.of();
  }

  /** The text of a text option, or of one whose bytes others understand, as 43 (SRC-4). */
  public Optional<String> text(int code) {
    return get(code)
        .flatMap(option ->
            switch (option) {
              case DhcpOption.Text(_, var text) -> Optional.of(text);
              case DhcpOption.Opaque(_, var bytes) -> Optional.of(bytes.latin1());
              default -> Optional.empty();
            });
  }

  /** The time that option 51, 58 or 59 says. */
  public Optional<Duration> seconds(int code) {
    return get(code)
        .filter(DhcpOption.Seconds.class::isInstance)
        .map(option -> ((DhcpOption.Seconds) option).duration());
  }

  /** The bytes of an option, understood or not. */
  public Optional<Bytes> raw(int code) {
    return get(code).map(DhcpOption::value);
  }

  /** These options with one more, in the place of the old one of its code or else last. */
  public DhcpOptions with(DhcpOption option) {
    List<DhcpOption> changed = new ArrayList<>(all);
    for (int i = 0; i < changed.size(); i++) {
      if (changed.get(i).code() == option.code()) {
        changed.set(i, option);
        return new DhcpOptions(changed);
      }
    }
    changed.add(option);
    return new DhcpOptions(changed);
  }

  public DhcpOptions without(int code) {
    return new DhcpOptions(all.stream().filter(option -> option.code() != code).toList());
  }
}
