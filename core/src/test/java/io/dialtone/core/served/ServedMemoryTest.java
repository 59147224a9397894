// SPDX-License-Identifier: Apache-2.0
package io.dialtone.core.served;

import static org.assertj.core.api.Assertions.assertThat;

import io.dialtone.wire.octets.Bytes;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ServedMemoryTest {

  private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");
  private static final String OWN = "phones/ST2030S_00147F000001.txt";

  private final ServedMemory memory = new ServedMemory(List.of());

  private static Serving shared(String path, String sha256) {
    return new Serving(path, sha256, Serving.BY_NAME);
  }

  private static Serving own(String sha256, String serial) {
    return new Serving(OWN, sha256, serial);
  }

  @ParameterizedTest
  @CsvSource({
    "ComConf_1.txt, [sys]|x=1, by name",
    "fw/v2030SG.R11.1.SED.101223.2.74.zz, '', by name",
    "phones/ST2030S_00147F000001.txt, [sys]|config_sn=202611220001, 202611220001",
    "phones/ST2030S_00147F000001.txt, [sys]|config_sn=2026, never applied",
    "phones/ST2030S_00147F000001.txt, [sys]|config_sn=202611220001|stray, never applied",
    "phones/ST2030S_00147F000001.txt, '', never applied",
    "phones/ST2030S_00147F000001.ser, x, fetched always",
    "st2030s.INF, [config], fetched always",
    "news.thd, x, fetched always",
    "news.xml, <deck>, fetched always",
  })
  void what_a_phone_knows_a_file_by(String path, String text, String known) {
    Bytes content = Bytes.latin1(text.replace('|', '\n'));
    Optional<Serving> serving = Serving.of(path, "ab", content);
    assertThat(serving.map(s -> s.own() ? s.serial() : "by name"))
        .isEqualTo(
            known.startsWith("fetched") || known.startsWith("never")
                ? Optional.empty()
                : Optional.of(known));
  }

  @Test
  void content_that_changed_under_its_name_is_told_once_each_and_the_first_stays_RUN_12() {
    assertThat(memory.note(shared("a.txt", "1"), NOON)).isEmpty();
    assertThat(memory.note(shared("a.txt", "1"), NOON)).isEmpty();
    assertThat(memory.note(shared("a.txt", "2"), NOON).map(ServedFile::first)).contains(NOON);
    assertThat(memory.note(shared("a.txt", "2"), NOON)).as("told already").isEmpty();
    assertThat(memory.note(shared("a.txt", "3"), NOON)).isPresent();
    assertThat(memory.note(shared("a.txt", "1"), NOON)).as("as it was").isEmpty();
    assertThat(memory.note(shared("a.txt", "3"), NOON)).isPresent();
    assertThat(memory.all()).containsExactly(new ServedFile(shared("a.txt", "1"), NOON, NOON));
  }

  @Test
  void a_new_config_sn_makes_an_own_file_new_RUN_4() {
    assertThat(memory.note(own("1", "202611220001"), NOON)).isEmpty();
    assertThat(memory.note(own("2", "202611220001"), NOON)).isPresent();
    assertThat(memory.note(own("2", "202611220002"), NOON.plusSeconds(1))).isEmpty();
    assertThat(memory.all())
        .extracting(file -> file.serving().serial() + " " + file.first())
        .containsExactly("202611220002 2026-11-22T12:00:01Z");
  }

  @Test
  void what_is_served_again_is_stored_once_a_day_at_most() {
    memory.note(shared("a.txt", "1"), NOON);
    assertThat(memory.changes().put()).hasSize(1);
    memory.stored();
    memory.note(shared("a.txt", "1"), NOON.plus(ServedMemory.GRAIN));
    assertThat(memory.changes().none()).isTrue();
    Instant later = NOON.plus(ServedMemory.GRAIN).plusMillis(1);
    memory.note(shared("a.txt", "2"), later); // other content: asked for all the same
    assertThat(memory.changes().put())
        .containsExactly(new ServedFile(shared("a.txt", "1"), NOON, later));
  }

  @Test
  void beyond_the_limit_what_was_served_longest_ago_makes_room() {
    ServedMemory small = new ServedMemory(List.of(), 10);
    for (int i = 0; i < 10; i++) {
      small.note(shared("f" + i, "1"), NOON.plusSeconds(i));
    }
    small.note(shared("f0", "1"), NOON.plus(Duration.ofDays(2)));
    small.stored();
    small.note(shared("new", "1"), NOON.plus(Duration.ofDays(2)));
    assertThat(small.all()).hasSize(9);
    assertThat(small.changes().gone()).containsExactly("f1", "f2");
    assertThat(small.changes().put()).extracting(f -> f.serving().path()).containsExactly("new");
    assertThat(new ServedMemory(small.all(), 5).all()).hasSizeLessThanOrEqualTo(5);
  }
}
