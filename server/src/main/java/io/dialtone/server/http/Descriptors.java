// SPDX-License-Identifier: Apache-2.0
package io.dialtone.server.http;

import com.sun.management.UnixOperatingSystemMXBean;
import java.lang.management.ManagementFactory;

/** How many connections the process' file descriptors allow for. */
final class Descriptors {

  /** For libraries, logs, the database, other listeners, and TFTP's transfers. */
  private static final int RESERVED = 1024;

  private static final int MOST = 20_000;
  private static final int LEAST = 64;

  private Descriptors() {}

  /** There may be two listeners, and who is sent a large file has a descriptor of that too. */
  static int connections() {
    return ManagementFactory.getOperatingSystemMXBean() instanceof UnixOperatingSystemMXBean unix
        ? connections(unix.getMaxFileDescriptorCount())
        : MOST;
  }

  static int connections(long descriptors) {
    return Math.clamp((descriptors - RESERVED) * 2 / 5, LEAST, MOST);
  }
}
