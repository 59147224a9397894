// SPDX-License-Identifier: Apache-2.0
package io.dialtone.app.terminal;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A thread that ends by a fault: what is said, and what ends with it. */
@Timeout(20)
class LostThreadsTest {
  private static final String NO_MEMORY =
      "dialtone: memory is exhausted; DIALTONE_JAVA_OPTS=-Xmx2g would allow for 2 GB\n";

  private final ByteArrayOutputStream said = new ByteArrayOutputStream();
  private final List<Integer> ends = new ArrayList<>();

  private void lose(Thread.Builder kind, Error fault, OutputStream err) throws Exception {
    PrintStream printing = new PrintStream(err, true, UTF_8);
    Terminal terminal = new Terminal(printing, printing, Map.of(), Path.of(""));
    Thread thread =
        kind.name("dhcp")
            .uncaughtExceptionHandler(new LostThreads(terminal, said, ends::add))
            .unstarted(() -> {
              throw fault;
            });
    thread.start();
    thread.join();
  }

  @Test
  void a_thread_of_the_server_takes_the_process_along() throws Exception {
    lose(Thread.ofPlatform(), new OutOfMemoryError("Java heap space"), said);
    assertThat(said.toString(UTF_8))
        .startsWith(
            NO_MEMORY
                + "dialtone: internal fault, please report it: thread \"dhcp\" ended:"
                + " java.lang.OutOfMemoryError: Java heap space; the process ends with it");
    assertThat(said.toString(UTF_8)).contains("\tat " + LostThreadsTest.class.getName());
    assertThat(ends).containsExactly(ExitCode.FAILED);
  }

  @Test
  void so_it_does_when_there_is_no_room_for_a_word() throws Exception {
    var noMemory =
        new OutputStream() {
          @Override
          public void write(int octet) {
            throw new OutOfMemoryError("nor for this");
          }
        };
    lose(Thread.ofPlatform(), new OutOfMemoryError("Java heap space"), noMemory);
    assertThat(said.toString(UTF_8)).isEqualTo(NO_MEMORY);
    assertThat(ends).containsExactly(ExitCode.FAILED);
  }

  @Test
  void a_virtual_thread_is_one_askers_and_the_process_goes_on() throws Exception {
    lose(Thread.ofVirtual(), new StackOverflowError("too deep"), said);
    assertThat(said.toString(UTF_8))
        .startsWith(
            "dialtone: internal fault, please report it: thread \"dhcp\" ended:"
                + " java.lang.StackOverflowError: too deep"
                + System.lineSeparator());
    assertThat(ends).isEmpty();
  }
}
