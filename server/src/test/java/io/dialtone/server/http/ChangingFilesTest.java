// SPDX-License-Identifier: Apache-2.0
package io.dialtone.server.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.dialtone.server.http.Answered.Outcome;
import io.dialtone.server.http.RawClient.Answer;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Files that change while they are fetched: whole, old or new, and the new one soon. */
class ChangingFilesTest {

  private static final Duration PROMISED = Duration.ofSeconds(2);

  @TempDir Path temp;
  private Path root;
  private ServedHere served;

  @BeforeEach
  void serve() throws IOException {
    root = Files.createDirectories(temp.resolve("root"));
    served = ServedHere.folder(temp, HttpLimits.USUAL);
  }

  @AfterEach
  void stop() {
    served.close();
  }

  @ParameterizedTest
  @ValueSource(ints = {16_000, 1_600_000})
  void a_file_rewritten_in_place_all_the_time_is_never_mixed(int size) throws Exception {
    Path file = root.resolve("v100.zz");
    Files.writeString(file, "a".repeat(size));
    soon(() -> get("v100.zz").body().equals("a".repeat(size)));
    AtomicBoolean enough = new AtomicBoolean();
    CompletableFuture<Void> writer =
        CompletableFuture.runAsync(() -> rewrite(file, size, enough::get));
    for (int times = 0; times < 60; times++) {
      String body = get("v100.zz").body();
      assertThat(body).hasSize(size);
      assertThat(body.equals(body.substring(0, 1).repeat(size))).isTrue();
    }
    enough.set(true);
    writer.join();
    String last = Files.readString(file);
    assertThat(soon(() -> get("v100.zz").body().equals(last))).isLessThan(PROMISED);
  }

  @Test
  void a_file_renamed_into_place_is_old_or_new_and_new_within_the_promised_time() throws Exception {
    Path file = root.resolve("common.txt");
    Files.writeString(file, "old");
    soon(() -> get("common.txt").body().equals("old"));
    Path beside = Files.writeString(temp.resolve("beside"), "newer");
    Files.move(beside, file, StandardCopyOption.ATOMIC_MOVE);
    assertThat(soon(() -> get("common.txt").body().equals("newer"))).isLessThan(PROMISED);
  }

  @Test
  void a_new_file_is_there_and_a_deleted_one_gone_within_the_promised_time() throws Exception {
    assertThat(get("late.txt").status()).isEqualTo(404);
    Path file = Files.writeString(root.resolve("late.txt"), "late");
    assertThat(soon(() -> get("late.txt").status() == 200)).isLessThan(PROMISED);
    Files.delete(file);
    assertThat(soon(() -> get("late.txt").status() == 404)).isLessThan(PROMISED);
  }

  @Test
  void a_download_under_way_is_not_touched_by_a_rewrite() throws Exception {
    int size = 20_000_000; // more than the sockets' buffers hold
    Path file = root.resolve("v100.zz");
    Files.writeString(file, "a".repeat(size));
    soon(() -> get("v100.zz").status() == 200);
    try (RawClient slow = new RawClient(served.endpoint())) {
      slow.send("GET /v100.zz HTTP/1.1\r\nHost: x\r\n\r\n");
      assertThat(slow.line()).isEqualTo("HTTP/1.1 200 OK");
      try (RandomAccessFile out = new RandomAccessFile(file.toFile(), "rw")) {
        out.write("b".repeat(size).getBytes(StandardCharsets.US_ASCII));
      }
      assertThat(soon(() -> get("v100.zz").body().startsWith("b")))
          .isLessThan(PROMISED.plus(PROMISED));
      assertThat(slow.rest(size)).isEqualTo("a".repeat(size));
    }
  }

  @Test
  void a_file_that_never_settles_is_answered_by_try_again() throws Exception {
    Path file = Files.writeString(root.resolve("upload.txt"), "x");
    AtomicBoolean enough = new AtomicBoolean();
    CompletableFuture<Void> writer =
        CompletableFuture.runAsync(() -> rewrite(file, 100, enough::get));
    Answer answer = get("upload.txt");
    while (answer.status() == 404) {
      answer = get("upload.txt"); // its name is not known yet
    }
    enough.set(true);
    writer.join();
    assertThat(answer.status()).isEqualTo(503);
    assertThat(answer.field("retry-after")).isEqualTo("1");
    assertThat(served.told(t -> t.status() == 503).outcome()).isEqualTo(Outcome.CHANGING);
  }

  private Answer get(String path) throws IOException {
    return RawClient.ask(served.endpoint(), "GET /" + path + " HTTP/1.1\r\nHost: x\r\n\r\n");
  }

  /** How long it took until the server's answer was as wanted. */
  private static Duration soon(Callable<Boolean> wanted) throws Exception {
    long start = System.nanoTime();
    while (!wanted.call()) {
      assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(15));
    }
    return Duration.ofNanos(System.nanoTime() - start);
  }

  /** As a careless editor does: truncates and writes piece by piece, each time with one letter. */
  private static void rewrite(Path file, int size, BooleanSupplier enough) {
    try (RandomAccessFile out = new RandomAccessFile(file.toFile(), "rw")) {
      for (char letter = 'b'; !enough.getAsBoolean(); letter = letter == 'z' ? 'a' : ++letter) {
        byte[] piece = String.valueOf(letter).repeat(size / 10).getBytes(StandardCharsets.US_ASCII);
        out.setLength(0);
        out.seek(0);
        for (int pieces = 0; pieces < 10; pieces++) {
          out.write(piece);
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
