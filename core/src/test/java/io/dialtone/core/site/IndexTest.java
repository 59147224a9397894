// SPDX-License-Identifier: Apache-2.0
package io.dialtone.core.site;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class IndexTest {

  @Test
  void it_holds_what_a_map_of_sets_holds() {
    Random dice = new Random(1);
    Index<Integer, String> index = new Index<>();
    SortedMap<Integer, TreeSet<String>> sets = new TreeMap<>();
    for (int step = 0; step < 10_000; step++) {
      int key = dice.nextInt(5);
      String value = "v" + dice.nextInt(4);
      TreeSet<String> set = sets.computeIfAbsent(key, _ -> new TreeSet<>());
      if (dice.nextBoolean()) {
        set.add(value);
        index.add(key, value);
      } else {
        set.remove(value);
        index.remove(key, value);
      }
      assertThat(index.find(key)).as("step %d", step).isEqualTo(set);
    }
  }
}
