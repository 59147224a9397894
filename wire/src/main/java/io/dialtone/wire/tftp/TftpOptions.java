// SPDX-License-Identifier: Apache-2.0
package io.dialtone.wire.tftp;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.regex.Pattern;

/**
 * The options of a transfer, as asked for or as agreed (RFC 2347). A value out of its bounds counts
 * as not asked for: a server answers only what it takes.
 *
 * @param blockSize option "blksize", 8 to 65464: RFC 2348
 * @param timeoutSeconds option "timeout", 1 to 255: RFC 2349
 * @param transferSize option "tsize", 0 in a read request asks for it: RFC 2349
 * @param windowSize option "windowsize", 1 to 65535 blocks: RFC 7440
 */
public record TftpOptions(
    OptionalInt blockSize,
    OptionalInt timeoutSeconds,
    OptionalLong transferSize,
    OptionalInt windowSize) {

  public static final String BLOCK_SIZE = "blksize";
  public static final String TIMEOUT = "timeout";
  public static final String TRANSFER_SIZE = "tsize";
  public static final String WINDOW_SIZE = "windowsize";

  public static final int MIN_BLOCK_SIZE = 8;
  public static final int MAX_BLOCK_SIZE = 65_464;
  public static final int MAX_TIMEOUT_SECONDS = 255;
  public static final int MAX_WINDOW_SIZE = 65_535;

  private static final Pattern SHORT_NUMBER = Pattern.compile("\\d{1,5}");
  private static final Pattern LONG_NUMBER = Pattern.compile("\\d{1,18}");

  /** No option: 512-byte blocks, one by one (TFT-1). */
  public static final TftpOptions NONE =
      new TftpOptions(
          OptionalInt.empty(), OptionalInt.empty(), OptionalLong.empty(), OptionalInt.empty());

  public TftpOptions {
    require(BLOCK_SIZE, blockSize, MIN_BLOCK_SIZE, MAX_BLOCK_SIZE);
    require(TIMEOUT, timeoutSeconds, 1, MAX_TIMEOUT_SECONDS);
    require(WINDOW_SIZE, windowSize, 1, MAX_WINDOW_SIZE);
  }

  /** Reads the options of a request or an OACK; names it does not know are left out. */
  public static TftpOptions read(Map<String, String> options) {
    return new TftpOptions(
        number(options, BLOCK_SIZE, MIN_BLOCK_SIZE, MAX_BLOCK_SIZE),
        number(options, TIMEOUT, 1, MAX_TIMEOUT_SECONDS),
        size(options),
        number(options, WINDOW_SIZE, 1, MAX_WINDOW_SIZE));
  }

  /** The options as a request or an OACK carries them. */
  public Map<String, String> toMap() {
    Map<String, String> map = new LinkedHashMap<>();
    blockSize.ifPresent(n -> map.put(BLOCK_SIZE, Integer.toString(n)));
    timeoutSeconds.ifPresent(n -> map.put(TIMEOUT, Integer.toString(n)));
    transferSize.ifPresent(n -> map.put(TRANSFER_SIZE, Long.toString(n)));
    windowSize.ifPresent(n -> map.put(WINDOW_SIZE, Integer.toString(n)));
    return map;
  }

  public boolean isEmpty() {
    return equals(NONE);
  }

  private static OptionalInt number(Map<String, String> options, String name, int min, int max) {
    String text = options.getOrDefault(name, "");
    if (!SHORT_NUMBER.matcher(text).matches()) {
      return OptionalInt.empty();
    }
    int number = Integer.parseInt(text, 10);
    return number >= min && number <= max ? OptionalInt.of(number) : OptionalInt.empty();
  }

  private static OptionalLong size(Map<String, String> options) {
    String text = options.getOrDefault(TRANSFER_SIZE, "");
    return LONG_NUMBER.matcher(text).matches()
        ? OptionalLong.of(Long.parseLong(text, 10))
        : OptionalLong.empty();
  }

  private static void require(String name, OptionalInt number, int min, int max) {
    if (number.isPresent() && (number.getAsInt() < min || number.getAsInt() > max)) {
      throw new IllegalArgumentException(name + " " + number.getAsInt() + " out of bounds");
    }
  }
}
