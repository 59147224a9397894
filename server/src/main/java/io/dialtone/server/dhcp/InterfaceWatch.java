// SPDX-License-Identifier: Apache-2.0
package io.dialtone.server.dhcp;

import io.dialtone.core.journal.Level;
import io.dialtone.link.Device;
import io.dialtone.link.SocketFault;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * Looks whether the interfaces that sockets are bound to are still there. One that was deleted is
 * heard no more, and neither is one made anew under its name: a socket stays with the old one.
 */
final class InterfaceWatch {

  private static final Duration NOW_AND_THEN = Duration.ofSeconds(1);

  private final Map<String, Integer> opened = new LinkedHashMap<>();
  private final Function<String, Optional<Integer>> indexes;
  private final DhcpReport report;
  private volatile Optional<String> trouble = Optional.empty();
  private long looked;

  /**
   * @param names the interfaces a socket each was opened for, just now
   * @param indexes the number of the interface that has this name now
   */
  InterfaceWatch(
      List<String> names, Function<String, Optional<Integer>> indexes, DhcpReport report) {
    this.indexes = indexes;
    this.report = report;
    this.looked = report.clocks().nanos().getAsLong();
    names.forEach(name -> indexes.apply(name).ifPresent(index -> opened.put(name, index)));
  }

  /** Of this machine's interfaces. */
  static InterfaceWatch of(List<String> names, DhcpReport report) {
    return new InterfaceWatch(names, InterfaceWatch::index, report);
  }

  private static Optional<Integer> index(String name) {
    try {
      return Optional.of(Device.named(name).index());
    } catch (SocketFault gone) {
      return Optional.empty();
    }
  }

  /**
   * Looks once a second, however often it is called, and tells the journal what changed since it
   * looked last. One thread calls it.
   */
  void look() {
    long now = report.clocks().nanos().getAsLong();
    if (opened.isEmpty() || now - looked < NOW_AND_THEN.toNanos()) {
      return;
    }
    looked = now;
    Optional<String> found =
        opened.keySet().stream().flatMap(name -> trouble(name).stream()).findFirst();
    if (!found.equals(trouble)) {
      trouble = found;
      report.say(
          found.isPresent() ? Level.ERROR : Level.INFO,
          found.orElse("every interface that DHCP listens on is there again"));
    }
  }

  private Optional<String> trouble(String name) {
    Optional<Integer> now = indexes.apply(name);
    if (now.isEmpty()) {
      return Optional.of(
          name + " was removed: nobody is heard there until it is back and serve is restarted");
    }
    return now.equals(Optional.ofNullable(opened.get(name)))
        ? Optional.empty()
        : Optional.of(
            name + " was removed and made anew: nobody is heard there until serve is restarted");
  }

  /** What was wrong when it looked last; any thread may ask. */
  Optional<String> trouble() {
    return trouble;
  }
}
