// SPDX-License-Identifier: Apache-2.0
package io.dialtone.server.files;

import static org.assertj.core.api.Assertions.assertThat;

import io.dialtone.server.files.Snapshot.Version;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class HeldContentsTest {

  private static final int SIZE = 400;
  private static final int COST = SIZE + HeldContents.OVERHEAD_BYTES;

  private final HeldContents contents = new HeldContents(new HeldContents.Limits(3 * COST, 0));

  @Test
  void the_one_that_came_first_makes_room_and_what_it_costs_beside_its_bytes_counts() {
    put("a", "b", "c", "d");
    assertThat(held("a", "b", "c", "d")).containsExactly("b", "c", "d");
  }

  @Test
  void one_that_was_used_since_stays_and_the_next_goes() {
    put("a", "b", "c");
    assertThat(contents.find("a").flatMap(held -> held.snapshot(7))).isPresent();
    put("d");
    assertThat(held("a", "b", "c", "d")).containsExactly("a", "c", "d");
    put("e", "f");
    assertThat(held("a", "c", "d", "e", "f")).containsExactly("d", "e", "f");
  }

  @Test
  void one_replaced_again_and_again_takes_the_room_of_one() {
    put("a", "b");
    IntStream.range(0, 1000).forEach(_ -> put("c"));
    assertThat(held("a", "b", "c")).containsExactly("a", "b", "c");
    contents.remove("b");
    put("d");
    assertThat(held("a", "b", "c", "d")).containsExactly("a", "c", "d");
  }

  @Test
  void one_larger_than_all_room_is_held_alone() {
    put("a");
    contents.put(content("large", 4 * COST));
    assertThat(held("a", "large")).containsExactly("large");
  }

  private void put(String... paths) {
    for (String path : paths) {
      contents.put(content(path, SIZE));
    }
  }

  private List<String> held(String... paths) {
    return List.of(paths).stream().filter(path -> contents.find(path).isPresent()).toList();
  }

  private static Held content(String path, int size) {
    Version version = new Version(path, size, Instant.EPOCH, "\"" + path + "\"");
    FileStamp stamp = FileStamp.MISSING;
    return new Held(stamp, version, new Held.Place.Memory(ByteBuffer.allocate(size)), "", 0);
  }
}
