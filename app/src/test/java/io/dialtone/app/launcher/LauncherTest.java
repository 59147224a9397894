// SPDX-License-Identifier: Apache-2.0
package io.dialtone.app.launcher;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.dialtone.app.launcher.Checkout.Said;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the launcher does about the JVM's AOT cache; decision 19. */
class LauncherTest {

  @TempDir private Path folder;
  private Checkout checkout;

  @BeforeEach
  void a_checkout() throws Exception {
    checkout = Checkout.in(folder.resolve("checkout"));
  }

  @Test
  void the_first_command_runs_without_a_cache_and_the_second_with_the_one_made_meanwhile()
      throws Exception {
    Said first = checkout.run("--version");
    assertThat(first.code()).isZero();
    assertThat(first.out()).containsExactly("ran --version", "cache none");
    Path cache = checkout.madeCache();
    assertThat(cache.getFileName().toString()).startsWith("demo-");

    Said second = checkout.run("phone", "--mac", "00147F000001");
    assertThat(second)
        .isEqualTo(
            new Said(0, List.of("ran phone --mac 00147F000001", "cache " + cache), List.of()));
    assertThat(checkout.litter()).isEmpty();
  }

  @Test
  void serve_has_a_cache_of_its_own_made_by_a_server_that_answered() throws Exception {
    checkout.run("serve");
    Path cache = checkout.madeCache();
    assertThat(cache.getFileName().toString()).startsWith("serve-");
    assertThat(Files.readString(cache.resolveSibling("serve.log"), UTF_8)).contains("HTTP/1.0 200");
    assertThat(checkout.run("serve").out()).contains("cache " + cache);
  }

  @Test
  void a_cache_that_is_no_cache_stops_nothing_and_says_nothing() throws Exception {
    Path cache = checkout.trained();
    for (byte[] junk : List.of("no cache".getBytes(UTF_8), new byte[1_000_000])) {
      Files.write(cache, junk);
      assertThat(checkout.run("--version"))
          .isEqualTo(new Said(0, List.of("ran --version", "cache " + cache), List.of()));
    }
  }

  @Test
  void half_a_cache_stops_nothing_and_says_nothing() throws Exception {
    Path cache = checkout.trained();
    byte[] whole = Files.readAllBytes(cache);
    Files.write(cache, Arrays.copyOf(whole, whole.length / 2));
    assertThat(checkout.run("--version"))
        .isEqualTo(new Said(0, List.of("ran --version", "cache " + cache), List.of()));
  }

  @Test
  void a_cache_of_another_jvm_stops_nothing_and_says_nothing() throws Exception {
    Path cache = checkout.trained();
    byte[] foreign = Files.readAllBytes(cache);
    byte[] build = System.getProperty("java.vm.version").getBytes(UTF_8);
    foreign[Checkout.find(foreign, build)] ^= 1;
    Files.write(cache, foreign);
    assertThat(checkout.run("--version"))
        .isEqualTo(new Said(0, List.of("ran --version", "cache " + cache), List.of()));
  }

  @Test
  void options_of_the_users_that_the_cache_was_not_made_for_are_no_news() throws Exception {
    Path cache = checkout.trained();
    for (String option : List.of("-XX:+UseCompactObjectHeaders", "-Xmx64m", "-Da=b")) {
      assertThat(checkout.with("DIALTONE_JAVA_OPTS", option).run("--version"))
          .isEqualTo(new Said(0, List.of("ran --version", "cache " + cache), List.of()));
    }
  }

  @Test
  void options_of_the_users_that_no_cache_can_be_beside_are_used_without_one() throws Exception {
    checkout.trained();
    assertThat(checkout.with("DIALTONE_JAVA_OPTS", "-Xshare:off").run("--version"))
        .isEqualTo(new Said(0, List.of("ran --version", "cache none"), List.of()));
  }

  @Test
  void another_build_throws_the_cache_away_and_makes_another() throws Exception {
    Path cache = checkout.trained();
    checkout.change();
    assertThat(checkout.run("--version").out()).containsExactly("ran --version", "cache none");
    assertThat(checkout.madeCache()).isNotEqualTo(cache);
    assertThat(cache).doesNotExist();
  }

  @Test
  void a_training_that_fails_is_not_tried_again_and_stops_nothing() throws Exception {
    checkout.with("FAIL", "1").run("--version");
    Path failed = checkout.made(".failed");
    assertThat(checkout.run("--version").out()).containsExactly("ran --version", "cache none");
    assertThat(failed).exists();
    assertThat(checkout.litter()).isEmpty();
  }

  @Test
  void without_a_locale_names_and_what_goes_into_a_pipe_are_utf_8() throws Exception {
    for (String none : List.of("C", "POSIX")) {
      assertThat(checkout.with("LC_ALL", none).run("encodings").out()).endsWith("UTF-8 UTF-8");
    }
  }

  @Test
  void a_service_without_a_home_runs_all_the_same() throws Exception {
    Path cache = checkout.trained();
    assertThat(checkout.without("HOME").run("--version"))
        .isEqualTo(new Said(0, List.of("ran --version", "cache " + cache), List.of()));
  }
}
