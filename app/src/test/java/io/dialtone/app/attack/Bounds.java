// SPDX-License-Identifier: Apache-2.0
package io.dialtone.app.attack;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.UnixOperatingSystemMXBean;
import java.lang.management.BufferPoolMXBean;
import java.lang.management.ManagementFactory;
import java.time.Duration;

/**
 * What this process, with the server in it, held before an attack, and what more it may hold while
 * the attack lasts and afterwards.
 */
record Bounds(long heap, long direct, long descriptors) {
  private static final long MEGABYTE = 1 << 20;
  private static final long MOST_MORE_HEAP = 24 * MEGABYTE;
  private static final long MOST_MORE_DIRECT = 32 * MEGABYTE;
  private static final int MOST_MORE_DESCRIPTORS = 10;
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  /** As it is now, with all that a server in use holds: let a phone boot first. */
  static Bounds noted() {
    return new Bounds(heapUsed(), directUsed(), openDescriptors());
  }

  /** Whether they are kept, though peers in this process still hold so many descriptors. */
  void assertKept(long held) {
    long end = System.nanoTime() + PATIENCE.toNanos();
    long most = descriptors + held + MOST_MORE_DESCRIPTORS;
    while (openDescriptors() > most && System.nanoTime() < end) {
      Thread.onSpinWait(); // whoever left is noticed, and the descriptor closed, a little later
    }
    assertThat(openDescriptors()).as("descriptors").isLessThanOrEqualTo(most);
    assertThat(directUsed() - direct).as("more direct memory").isLessThan(MOST_MORE_DIRECT);
    assertThat(heapUsed() - heap).as("more heap").isLessThan(MOST_MORE_HEAP);
  }

  /** Whether they are kept now that nobody attacks any more. */
  void assertKept() {
    assertKept(0);
  }

  private static long openDescriptors() {
    var system = (UnixOperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
    return system.getOpenFileDescriptorCount();
  }

  private static long heapUsed() {
    System.gc();
    return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
  }

  /** What buffers outside the heap take, the HTTP server's among them. */
  private static long directUsed() {
    return ManagementFactory.getPlatformMXBeans(BufferPoolMXBean.class).stream()
        .filter(pool -> pool.getName().equals("direct"))
        .mapToLong(BufferPoolMXBean::getMemoryUsed)
        .sum();
  }
}
