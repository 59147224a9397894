// SPDX-License-Identifier: Apache-2.0
package io.dialtone.server.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.dialtone.core.files.FileDecision;
import io.dialtone.core.files.FileQuestion;
import io.dialtone.server.files.FileSource;
import io.dialtone.server.files.Opened;
import io.dialtone.server.files.Snapshot;
import io.dialtone.wire.octets.Ip4Address;
import io.netty.channel.embedded.EmbeddedChannel;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.Supplier;

/** One event loop without sockets: connections on a test's channels, and a clock the test moves. */
final class LoopHere {

  static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");

  private static final Duration TURN = Duration.ofMillis(500);

  private long nanos;
  private final Connections connections;
  private final Workbench bench;

  LoopHere(FileSource files) {
    this(files, HttpLimits.USUAL, _ -> {});
  }

  LoopHere(FileSource files, HttpLimits limits, Witness witness) {
    connections = new Connections(limits.counts().quota(), () -> nanos);
    bench =
        new Workbench(
            files,
            witness,
            limits,
            InstantSource.fixed(NOON),
            Runnable::run,
            connections,
            new Heads());
  }

  Connections connections() {
    return connections;
  }

  long nanos() {
    return nanos;
  }

  /** A connection of this peer, which is taken in; what came before in the pipeline stays there. */
  Connection open(EmbeddedChannel channel, Ip4Address peer) {
    assertThat(connections.refuses(peer)).isEmpty();
    Connection connection = new Connection(bench, channel, peer, nanos);
    connections.opened(connection);
    channel.pipeline().addLast(connection);
    return connection;
  }

  /** Time in which the loop looks at its clock as often as it does. */
  void pass(Duration time) {
    long end = nanos + time.toNanos();
    while (nanos < end) {
      nanos = Math.min(end, nanos + TURN.toNanos());
      var _ = connections.nanos();
    }
  }

  /** Time in which the whole process stands still. */
  void stall(Duration time) {
    nanos += time.toNanos();
  }

  /** A source that gives this, whatever is asked for, and has it always at hand. */
  static FileSource always(Supplier<Snapshot> file) {
    return new FileSource() {
      @Override
      public FileDecision decide(FileQuestion question) {
        return new FileDecision.Serve("it", "asked for");
      }

      @Override
      public Optional<Snapshot> ready(String path) {
        return Optional.of(file.get());
      }

      @Override
      public Opened open(String path) {
        return new Opened.Ready(file.get());
      }
    };
  }
}
