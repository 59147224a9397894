// SPDX-License-Identifier: Apache-2.0
package io.dialtone.app.netns;

import io.dialtone.app.Programs;
import io.dialtone.app.golden.OutsideServer;
import java.io.IOException;
import java.util.List;

/** What tcpdump sees at the phone's end of a cable: a line a packet, hardware addresses first. */
final class Capture {
  private final OutsideServer tcpdump;

  private Capture(OutsideServer tcpdump) {
    this.tcpdump = tcpdump;
  }

  /** Starts it, and returns once it listens. */
  static Capture at(Cable cable, String filter) throws IOException {
    var capture =
        new Capture(
            cable.startServerAtPhone(
                List.of(
                    Programs.require("tcpdump").toString(),
                    "-l",
                    "-n",
                    "-e",
                    "-i",
                    cable.phoneInterface(),
                    filter)));
    capture.await("listening on");
    return capture;
  }

  List<String> lines() {
    return tcpdump.log().stream().filter(line -> line.contains(" > ")).toList();
  }

  /** Waits until a line has all these words. */
  void await(String... words) {
    await(1, List.of(words));
  }

  /** Waits until two lines have all these words: an OFFER and an ACK. */
  void awaitTwo(String... words) {
    await(2, List.of(words));
  }

  private void await(int times, List<String> words) {
    if (!tcpdump.awaitLines(times, line -> words.stream().allMatch(line::contains))) {
      throw new IllegalStateException(
          "tcpdump never saw %s %d times: %s".formatted(words, times, tcpdump.log()));
    }
  }
}
