// SPDX-License-Identifier: Apache-2.0
package io.dialtone.server.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.dialtone.core.journal.Journal;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Event loops that end: by themselves, and with the server. */
@Timeout(30)
class EventLoopsTest {
  private final Queue<String> heard = new ConcurrentLinkedQueue<>();
  private final CountDownLatch first = new CountDownLatch(1);
  private Thread.UncaughtExceptionHandler before;

  @BeforeEach
  void hear_of_lost_threads() {
    before = Thread.getDefaultUncaughtExceptionHandler();
    Thread.setDefaultUncaughtExceptionHandler((thread, fault) -> {
      heard.add(thread.getName() + ": " + fault.getMessage());
      first.countDown();
    });
  }

  @AfterEach
  void as_before() {
    Thread.setDefaultUncaughtExceptionHandler(before);
  }

  @Test
  void a_loop_that_ends_by_itself_is_told_as_a_lost_thread() throws Exception {
    try (EventLoops loops = EventLoops.start(Journal.silent())) {
      var _ = loops.each().getFirst().shutdownGracefully(0, 0, TimeUnit.SECONDS);
      first.await();
    }
    assertThat(heard).containsExactly("event loop: it serves HTTP no more, the log has the reason");
  }

  @Test
  void a_server_that_ends_in_good_order_loses_none() throws Exception {
    EventLoops loops = EventLoops.start(Journal.silent());
    var ends = loops.each().stream().map(loop -> loop.terminationFuture()).toList();
    loops.close();
    for (var end : ends) {
      end.await();
    }
    assertThat(heard).isEmpty();
  }
}
