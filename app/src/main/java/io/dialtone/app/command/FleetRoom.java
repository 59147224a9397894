// SPDX-License-Identifier: Apache-2.0
package io.dialtone.app.command;

import java.io.BufferedReader;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * What this machine has for a crowd of phones.
 *
 * @param openFiles how many files this process may have open
 * @param memoryBytes how much memory it may use
 * @param tcpBytes how much the system keeps for TCP before it begins to save
 */
record FleetRoom(long openFiles, long memoryBytes, long tcpBytes) {
  private static final Path TCP_PAGES = Path.of("/proc/sys/net/ipv4/tcp_mem"); // man 7 tcp
  private static final long PAGE = 4096;

  /**
   * What one phone may hold of it that does not get to reading: on loopback, where a packet has 64
   * KB, a server's socket takes 1.3 MB of an image (measured), the phone's own the rest.
   */
  private static final long PHONE_TCP_BYTES = 3 << 19;

  static FleetRoom here() {
    return new FleetRoom(files(), Runtime.getRuntime().maxMemory(), tcp());
  }

  /** So many phones may load an image at one time. */
  long loading() {
    return tcpBytes / PHONE_TCP_BYTES;
  }

  /** What {@code ulimit -n} says, as far as the JVM could raise it. */
  private static long files() {
    return ManagementFactory.getOperatingSystemMXBean()
            instanceof com.sun.management.UnixOperatingSystemMXBean system
        ? system.getMaxFileDescriptorCount()
        : Long.MAX_VALUE / 2;
  }

  private static long tcp() {
    try (BufferedReader lines = Files.newBufferedReader(TCP_PAGES, StandardCharsets.US_ASCII)) {
      String pages = String.valueOf(lines.readLine()); // one read: such a file gives no second
      return Long.parseLong(pages.strip().split("\\s", 2)[0]) * PAGE;
    } catch (IOException | NumberFormatException _) {
      return Long.MAX_VALUE; // no Linux: nothing is known of such a limit
    }
  }
}
