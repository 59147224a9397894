// SPDX-License-Identifier: Apache-2.0
package io.dialtone.server.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.dialtone.core.journal.Journal;
import io.dialtone.server.files.FileSource;
import io.dialtone.server.http.HttpLimits.Times;
import io.dialtone.wire.octets.Endpoint;
import io.netty.channel.ChannelFuture;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

class HttpLoopTest {

  private static final Duration SHORT = Duration.ofMillis(300);
  private static final Duration LONG = Duration.ofMinutes(5);

  @Test
  void a_fault_while_the_late_are_sought_ends_no_seeking() throws Exception {
    AtomicBoolean broken = new AtomicBoolean();
    List<String> faults = new CopyOnWriteArrayList<>();
    Witness witness =
        new Witness() {
          @Override
          public void answered(Answered answered) {
            // that it was is seen
          }

          @Override
          public void fault(String text) {
            faults.add(text);
          }
        };
    Connections connections =
        new Connections(
            HttpLimits.USUAL.counts().quota(),
            () -> {
              if (broken.get() && faults.isEmpty()) {
                throw new IllegalStateException("no time");
              }
              return System.nanoTime();
            });
    HttpLimits limits =
        new HttpLimits(
            HttpLimits.USUAL.sizes(),
            new Times(SHORT, LONG, LONG, LONG, LONG, 1),
            HttpLimits.USUAL.counts());
    Workbench bench =
        new Workbench(
            FileSource.none(),
            witness,
            limits,
            InstantSource.system(),
            Runnable::run,
            connections,
            new Heads());
    try (EventLoops loops = EventLoops.start(Journal.silent())) {
      ChannelFuture listening =
          new HttpLoop(loops.each().getFirst(), bench, Optional.empty())
              .listen(
                  new InetSocketAddress(InetAddress.getLoopbackAddress(), 0),
                  loops.nativeTransport())
              .sync();
      InetSocketAddress at = (InetSocketAddress) listening.channel().localAddress();
      Endpoint endpoint = Endpoint.parse("127.0.0.1:" + at.getPort()).orElseThrow();
      try (RawClient silent = new RawClient(endpoint)) {
        silent.send("GET /x HTTP/1.1\r\n\r\n");
        assertThat(silent.answer(false).status()).isEqualTo(404);
        broken.set(true);
        assertThat(silent.closedByServer()).isTrue();
      }
    }
    assertThat(faults).hasSize(1).first().asString().contains("no time");
  }
}
