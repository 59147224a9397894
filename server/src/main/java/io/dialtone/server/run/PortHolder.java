// SPDX-License-Identifier: Apache-2.0
package io.dialtone.server.run;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.dialtone.wire.octets.Endpoint;
import io.dialtone.wire.octets.Ip4Address;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Finds which process has a port, by Linux's {@code /proc}: the socket's inode from {@code
 * /proc/net}, then the process that has a descriptor of it.
 */
final class PortHolder {

  private static final String TCP_LISTENING = "0A";
  private static final int LOCAL_ADDRESS = 1;
  private static final int STATE = 3;
  private static final int INODE = 9;
  private static final String ANY6 = "0".repeat(32);

  private final Path proc;

  PortHolder(Path proc) {
    this.proc = proc;
  }

  static PortHolder ofSystem() {
    return new PortHolder(Path.of("/proc"));
  }

  /** The process as {@code nginx (process 123)}, or who else it can only be. */
  Optional<String> find(Transport transport, Endpoint endpoint) {
    Set<String> inodes = new TreeSet<>();
    for (String table : transport.tables()) {
      lines(proc.resolve("net").resolve(table)).stream()
          .skip(1)
          .map(line -> line.strip().split("\\s+"))
          .filter(fields -> fields.length > INODE && holds(transport, endpoint, fields))
          .forEach(fields -> inodes.add("socket:[" + fields[INODE] + "]"));
    }
    return inodes.isEmpty()
        ? Optional.empty()
        : process(inodes).or(() -> Optional.of("a process of another user"));
  }

  /** What {@code /proc/net} calls the transports. */
  enum Transport {
    TCP,
    UDP;

    List<String> tables() {
      return this == TCP ? List.of("tcp", "tcp6") : List.of("udp", "udp6");
    }
  }

  private static boolean holds(Transport transport, Endpoint endpoint, String[] fields) {
    String[] local = fields[LOCAL_ADDRESS].split(":", 2);
    boolean open = transport == Transport.UDP || fields[STATE].equals(TCP_LISTENING);
    return open
        && local.length == 2
        && local[1].equals("%04X".formatted(endpoint.port()))
        && meets(local[0], endpoint.address());
  }

  /** Whether two sockets of these addresses cannot both have the port. */
  private static boolean meets(String hex, Ip4Address wanted) {
    boolean any = hex.equals("00000000") || hex.equals(ANY6);
    String own = "%08X".formatted(Integer.reverseBytes(wanted.bits()));
    return any || wanted.isUnspecified() || hex.endsWith(own);
  }

  private Optional<String> process(Set<String> inodes) {
    try (DirectoryStream<Path> processes = Files.newDirectoryStream(proc, "[0-9]*")) {
      for (Path process : processes) {
        if (hasOne(process, inodes)) {
          String name = lines(process.resolve("comm")).stream().findFirst().orElse("?");
          return Optional.of(name + " (process " + process.getFileName() + ")");
        }
      }
    } catch (IOException | UncheckedIOException _) {
      // No /proc, or it may not be read: the port's holder stays unknown.
      return Optional.empty();
    }
    return Optional.empty();
  }

  private static boolean hasOne(Path process, Set<String> inodes) {
    try (DirectoryStream<Path> descriptors = Files.newDirectoryStream(process.resolve("fd"))) {
      for (Path descriptor : descriptors) {
        if (inodes.contains(Files.readSymbolicLink(descriptor).toString())) {
          return true;
        }
      }
    } catch (IOException | java.nio.file.DirectoryIteratorException _) {
      // It ended meanwhile, or belongs to somebody else.
      return false;
    }
    return false;
  }

  private static List<String> lines(Path file) {
    try {
      return Files.readAllLines(file, UTF_8);
    } catch (IOException _) {
      return List.of();
    }
  }
}
