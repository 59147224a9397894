// SPDX-License-Identifier: Apache-2.0
package io.dialtone.server.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dialtone.core.files.FileDecision;
import io.dialtone.core.files.FileQuestion;
import io.dialtone.core.files.Transport;
import io.dialtone.core.journal.JournalRecord;
import io.dialtone.wire.octets.Ip4Address;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ServedFolderTest {

  private static final Duration SETTLE = FolderSettings.USUAL_SETTLE;
  private static final Instant LONG_AGO = Instant.parse("2020-01-01T00:00:00Z");

  @TempDir Path temp;
  private final HandClock clock = new HandClock();
  private final List<JournalRecord> journal = new ArrayList<>();
  private final List<String> contents = new ArrayList<>();
  private final Taken taken =
      (path, sha256, memory) ->
          contents.add(path + " " + sha256.substring(0, 8) + " " + memory.isPresent());
  private Path root;
  private ServedFolder folder;

  @BeforeEach
  void make() throws IOException {
    root = Files.createDirectory(temp.resolve("root"));
    write("st2030s.inf", "old");
    open(HeldContents.Limits.USUAL);
  }

  @AfterEach
  void close() {
    folder.close();
  }

  @ParameterizedTest(name = "after {0} ms it rests for {1} ms")
  @CsvSource({"0, 250", "12, 250", "20, 400", "40, 750", "30000, 750"})
  void however_long_a_look_takes_the_next_one_comes_soon(long lookMillis, long restMillis) {
    assertThat(ServedFolder.rest(lookMillis * 1_000_000)).isEqualTo(restMillis * 1_000_000);
  }

  @Test
  void a_file_is_given_with_what_is_told_of_it() throws IOException {
    Files.setLastModifiedTime(root.resolve("st2030s.inf"), FileTime.from(LONG_AGO));
    settle();
    try (Snapshot snapshot = ready("st2030s.inf")) {
      assertThat(text(snapshot)).isEqualTo("old");
      // sha256sum of "old", the first half
      assertThat(snapshot.version())
          .isEqualTo(
              new Snapshot.Version(
                  "st2030s.inf", 3, LONG_AGO, "\"cba06b5736faf67e54b07b561eae9439\""));
    }
  }

  @Test
  void a_file_rewritten_in_place_is_given_old_until_it_settles() throws IOException {
    settle();
    Snapshot before = ready("st2030s.inf");
    try (RandomAccessFile file = new RandomAccessFile(root.resolve("st2030s.inf").toFile(), "rw")) {
      file.setLength(0);
      assertThat(text(ready("st2030s.inf"))).isEqualTo("old");
      file.write('n');
      clock.pass(SETTLE.minusMillis(1));
      assertThat(text(ready("st2030s.inf"))).isEqualTo("old");
      file.write("ew".getBytes(StandardCharsets.UTF_8));
    }
    assertThat(text(ready("st2030s.inf"))).isEqualTo("old");
    clock.pass(SETTLE);
    assertThat(text(ready("st2030s.inf"))).isEqualTo("new");
    assertThat(text(before)).isEqualTo("old");
  }

  @Test
  void a_large_file_rewritten_in_place_stays_what_it_was_for_those_who_have_it()
      throws IOException {
    byte[] old = pattern(300_000, 'o');
    byte[] renewed = pattern(300_000, 'n');
    Files.write(root.resolve("v100.zz"), old);
    settle();
    try (Snapshot before = ready("v100.zz")) {
      assertThat(before.channel()).isPresent();
      Files.write(root.resolve("v100.zz"), renewed);
      ready("v100.zz").close();
      clock.pass(SETTLE);
      try (Snapshot after = ready("v100.zz")) {
        assertThat(bytes(after)).isEqualTo(renewed);
        assertThat(after.version().etag()).isNotEqualTo(before.version().etag());
      }
      assertThat(bytes(before)).isEqualTo(old);
    }
  }

  @Test
  void a_file_of_which_nothing_older_is_held_is_not_given_half_written() throws IOException {
    settle();
    write("new.txt", "half");
    folder.refresh();
    assertThat(folder.open("new.txt"))
        .isInstanceOfSatisfying(
            Opened.Changing.class, c -> assertThat(c.again()).isBetween(Duration.ZERO, SETTLE));
    clock.pass(SETTLE);
    assertThat(text(ready("new.txt"))).isEqualTo("half");
  }

  @Test
  void a_file_cut_short_while_it_is_read_is_given_as_it_was() throws IOException {
    settle();
    ready("st2030s.inf").close();
    write("st2030s.inf", "newer");
    folder.refresh();
    ready("st2030s.inf").close();
    clock.pass(SETTLE);
    clock.cutAtTheNextLook(root.resolve("st2030s.inf"));
    assertThat(text(ready("st2030s.inf"))).isEqualTo("old");
  }

  @Test
  void a_large_file_of_which_we_can_make_no_copy_is_not_told_to_be_gone() throws IOException {
    Files.write(root.resolve("v100.zz"), pattern(300_000, 'o'));
    settle();
    Files.delete(temp.resolve("copies"));
    assertThat(folder.open("v100.zz"))
        .isInstanceOfSatisfying(
            Opened.Failed.class,
            failed -> assertThat(failed.reason()).startsWith("the file cannot be read: "));
  }

  @Test
  void a_rename_into_place_gives_the_new_file_after_settling() throws IOException {
    settle();
    assertThat(text(ready("st2030s.inf"))).isEqualTo("old");
    write(".st2030s.inf.new", "new");
    Files.move(
        root.resolve(".st2030s.inf.new"),
        root.resolve("st2030s.inf"),
        StandardCopyOption.ATOMIC_MOVE,
        StandardCopyOption.REPLACE_EXISTING);
    assertThat(text(ready("st2030s.inf"))).isEqualTo("old");
    clock.pass(SETTLE);
    assertThat(text(ready("st2030s.inf"))).isEqualTo("new");
  }

  @Test
  void an_editor_that_deletes_and_writes_anew_leaves_no_gap() throws IOException {
    settle();
    assertThat(text(ready("st2030s.inf"))).isEqualTo("old");
    Files.delete(root.resolve("st2030s.inf"));
    folder.refresh();
    assertThat(decide("/st2030s.inf")).isInstanceOf(FileDecision.Serve.class);
    assertThat(text(ready("st2030s.inf"))).isEqualTo("old");
    write("st2030s.inf", "new");
    folder.refresh();
    assertThat(text(ready("st2030s.inf"))).isEqualTo("old");
    clock.pass(SETTLE);
    folder.refresh();
    assertThat(text(ready("st2030s.inf"))).isEqualTo("new");
  }

  @Test
  void a_deleted_file_is_gone_after_the_settling_time() throws IOException {
    settle();
    assertThat(text(ready("st2030s.inf"))).isEqualTo("old");
    Files.delete(root.resolve("st2030s.inf"));
    folder.refresh();
    folder.open("st2030s.inf");
    clock.pass(SETTLE);
    assertThat(folder.open("st2030s.inf")).isEqualTo(new Opened.Gone("the file was deleted"));
    folder.refresh();
    assertThat(decide("/st2030s.inf")).isInstanceOf(FileDecision.NotFound.class);
  }

  @Test
  void a_file_dated_in_the_future_is_given_once_it_was_seen_unchanged_for_a_while()
      throws IOException {
    Files.setLastModifiedTime(
        root.resolve("st2030s.inf"), FileTime.from(Instant.now().plus(Duration.ofDays(400))));
    assertThat(folder.open("st2030s.inf")).isInstanceOf(Opened.Changing.class);
    clock.pass(SETTLE);
    assertThat(text(ready("st2030s.inf"))).isEqualTo("old");
  }

  @Test
  void a_writer_that_sets_the_time_back_is_found_out_by_the_change_time() throws IOException {
    Path file = root.resolve("st2030s.inf");
    FileTime time = Files.getLastModifiedTime(file);
    settle();
    assertThat(text(ready("st2030s.inf"))).isEqualTo("old");
    awaitAnotherTick(file);
    Files.writeString(file, "new");
    Files.setLastModifiedTime(file, time);
    assertThat(text(ready("st2030s.inf"))).isEqualTo("old");
    clock.pass(SETTLE);
    assertThat(text(ready("st2030s.inf"))).isEqualTo("new");
  }

  @Test
  void what_is_at_hand_is_believed_for_a_short_while_only() throws IOException {
    settle();
    assertThat(folder.ready("st2030s.inf")).isEmpty();
    ready("st2030s.inf");
    assertThat(folder.ready("st2030s.inf")).isPresent();
    clock.pass(Duration.ofMillis(200));
    assertThat(folder.ready("st2030s.inf")).isEmpty();
    ready("st2030s.inf");
    assertThat(folder.ready("st2030s.inf")).isPresent();
  }

  @Test
  void new_files_and_folders_are_found_at_the_next_look() throws IOException {
    assertThat(decide("/a/b/c.txt")).isInstanceOf(FileDecision.NotFound.class);
    Files.createDirectories(root.resolve("a/b"));
    write("a/b/c.txt", "c");
    folder.refresh();
    assertThat(decide("/A/B/C.txt")).isInstanceOf(FileDecision.Serve.class);
  }

  @Test
  void a_file_renamed_to_another_letter_case_is_not_two_files_ID_2() throws IOException {
    Files.move(root.resolve("st2030s.inf"), root.resolve("ST2030S.inf"));
    folder.refresh();
    assertThat(decide("/st2030s.INF"))
        .isInstanceOfSatisfying(
            FileDecision.Serve.class, s -> assertThat(s.path()).isEqualTo("ST2030S.inf"));
  }

  @Test
  void links_out_of_the_folder_are_not_served_and_journaled_once() throws IOException {
    Path secret = Files.writeString(temp.resolve("secret.txt"), "secret");
    Files.createSymbolicLink(root.resolve("out.txt"), secret);
    Files.createSymbolicLink(root.resolve("up"), temp);
    Files.createSymbolicLink(root.resolve("in.txt"), root.resolve("st2030s.inf"));
    folder.refresh();
    folder.refresh();
    settle();
    assertThat(decide("/out.txt")).isInstanceOf(FileDecision.NotFound.class);
    assertThat(decide("/up/secret.txt")).isInstanceOf(FileDecision.NotFound.class);
    assertThat(text(ready("in.txt"))).isEqualTo("old");
    assertThat(journal)
        .extracting(JournalRecord::text)
        .containsExactlyInAnyOrder(
            "out.txt is a link out of the folder and is not served",
            "up is a link out of the folder and is not served");
  }

  @Test
  void a_file_that_became_a_link_out_of_the_folder_is_not_read() throws IOException {
    Path secret = Files.writeString(temp.resolve("secret.txt"), "secret");
    settle();
    Files.delete(root.resolve("st2030s.inf"));
    Files.createSymbolicLink(root.resolve("st2030s.inf"), secret);
    assertThat(folder.open("st2030s.inf"))
        .isEqualTo(new Opened.Gone("a link leads out of the folder"));
  }

  @Test
  void links_in_a_circle_end() throws IOException {
    Files.createDirectories(root.resolve("a"));
    Files.createSymbolicLink(root.resolve("a/again"), root);
    folder.refresh();
    assertThat(decide("/a/again/st2030s.inf")).isInstanceOf(FileDecision.NotFound.class);
    assertThat(folder.size()).isEqualTo(1);
  }

  @Test
  void each_content_is_told_once_when_it_is_taken_and_not_for_each_who_asks() throws IOException {
    settle();
    ready("st2030s.inf");
    ready("st2030s.inf");
    // sha256sum of "old"
    assertThat(contents).containsExactly("st2030s.inf cba06b57 true");
    write("st2030s.inf", "newer");
    folder.open("st2030s.inf");
    assertThat(contents).as("the old one is given still").hasSize(1);
    clock.pass(SETTLE);
    ready("st2030s.inf");
    assertThat(contents).hasSize(2);
    Files.write(root.resolve("large.zz"), pattern(300_000, 'x'));
    settle();
    ready("large.zz").close();
    assertThat(contents.getLast()).startsWith("large.zz ").endsWith(" false");
  }

  @Test
  void names_with_a_dot_and_the_data_folder_are_left_out() throws IOException {
    Files.createDirectories(root.resolve("data"));
    write("data/dialtone.db", "passwords");
    Files.createDirectories(root.resolve(".git"));
    write(".git/config", "x");
    folder.close();
    open(HeldContents.Limits.USUAL);
    assertThat(decide("/data/dialtone.db")).isInstanceOf(FileDecision.NotFound.class);
    assertThat(decide("/.git/config")).isInstanceOf(FileDecision.NotFound.class);
  }

  @Test
  void the_data_folder_itself_is_never_the_folder_served() {
    assertThatThrownBy(() ->
            ServedFolder.open(
                new FolderSettings(root, temp.resolve("c"), List.of(root), SETTLE), journal::add))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("is also the data folder");
  }

  @Test
  void a_folder_that_is_none_is_an_exception_at_the_start() {
    assertThatThrownBy(() ->
            ServedFolder.open(
                FolderSettings.of(root.resolve("st2030s.inf"), temp.resolve("c")), journal::add))
        .isInstanceOf(IOException.class);
  }

  @Test
  void contents_unused_for_longest_make_room_and_are_read_again() throws IOException {
    write("a.txt", "aaaaaaaa");
    write("b.txt", "bbbbbbbb");
    folder.close();
    open(new HeldContents.Limits(10, 10));
    settle();
    Snapshot held = ready("a.txt");
    clock.pass(Duration.ofMillis(1));
    ready("b.txt");
    assertThat(folder.ready("a.txt")).isEmpty();
    assertThat(folder.ready("b.txt")).isPresent();
    assertThat(text(held)).isEqualTo("aaaaaaaa");
    settle();
    assertThat(text(ready("a.txt"))).isEqualTo("aaaaaaaa");
  }

  @Test
  void copies_that_make_room_leave_no_file_behind() throws IOException {
    Files.write(root.resolve("a.zz"), pattern(300_000, 'a'));
    Files.write(root.resolve("b.zz"), pattern(300_000, 'b'));
    folder.close();
    open(new HeldContents.Limits(10, 400_000));
    settle();
    try (Snapshot a = ready("a.zz")) {
      ready("b.zz").close();
      assertThat(copies()).isEqualTo(1);
      assertThat(bytes(a)).isEqualTo(pattern(300_000, 'a'));
    }
    folder.close();
    assertThat(copies()).isZero();
  }

  @Test
  @Timeout(60)
  void a_file_deleted_while_it_is_copied_leaves_no_copy_behind() throws Exception {
    boolean hit = false;
    for (int number = 0; !hit; number++) { // until the deleter comes before the copy is whole
      String name = number + ".zz";
      try (RandomAccessFile file = new RandomAccessFile(root.resolve(name).toFile(), "rw")) {
        file.setLength(4_000_000);
      }
      folder.refresh();
      assertThat(folder.open(name)).isInstanceOf(Opened.Changing.class);
      clock.pass(SETTLE);
      CompletableFuture<Void> deleter =
          CompletableFuture.runAsync(() -> deleteOnceCopied(root.resolve(name)));
      Opened opened = folder.open(name);
      deleter.get();
      closed(opened);
      hit = opened instanceof Opened.Changing;
      assertThat(copies()).as("%s is held", opened).isEqualTo(hit ? 0 : 1);
      folder.close();
    }
    assertThat(copies()).isZero();
  }

  @Test
  void parts_are_read_at_any_offset() throws IOException {
    settle();
    try (Snapshot snapshot = ready("st2030s.inf")) {
      ByteBuffer two = ByteBuffer.allocate(2);
      assertThat(snapshot.read(2, two)).isEqualTo(1);
      assertThat(two.get(0)).isEqualTo((byte) 'd');
      assertThat(snapshot.read(3, two)).isZero();
      assertThat(snapshot.read(9, two)).isZero();
    }
  }

  private void open(HeldContents.Limits limits) throws IOException {
    FolderSettings settings =
        new FolderSettings(root, temp.resolve("copies"), List.of(root.resolve("data")), SETTLE);
    folder = new ServedFolder(settings, limits, taken, clock.time(), journal::add);
  }

  /** All files made so far are seen, and left alone long enough. */
  private void settle() throws IOException {
    folder.refresh();
    try (var files = Files.walk(root)) {
      files
          .filter(Files::isRegularFile)
          .map(file -> folder.open(root.relativize(file).toString()))
          .forEach(ServedFolderTest::closed);
    }
    clock.pass(SETTLE);
  }

  private static void closed(Opened opened) {
    if (opened instanceof Opened.Ready(var snapshot)) {
      snapshot.close();
    }
  }

  private void write(String name, String text) throws IOException {
    Files.writeString(root.resolve(name), text);
  }

  /** The file system's clock ticks in milliseconds: the next write gets another change time. */
  private static void awaitAnotherTick(Path file) throws IOException {
    FileStamp stamp = FileStamp.of(file);
    Path probe = Files.createTempFile(file.toAbsolutePath().getParent(), ".tick", "");
    while (!FileStamp.of(probe).changed().isAfter(stamp.changed())) {
      Files.writeString(probe, "x");
    }
  }

  private FileDecision decide(String target) {
    return folder.decide(new FileQuestion(Transport.HTTP, target, Ip4Address.of(127, 0, 0, 1)));
  }

  private Snapshot ready(String path) {
    Opened opened = folder.open(path);
    assertThat(opened).isInstanceOf(Opened.Ready.class);
    return ((Opened.Ready) opened).snapshot();
  }

  private long copies() throws IOException {
    try (var files = Files.list(temp.resolve("copies"))) {
      return files.count();
    }
  }

  /** Awaits that a copy was begun. */
  private void deleteOnceCopied(Path file) {
    try {
      while (copies() == 0) {
        Thread.onSpinWait();
      }
      Files.delete(file);
    } catch (IOException fault) {
      throw new UncheckedIOException(fault);
    }
  }

  private static String text(Snapshot snapshot) {
    return new String(bytes(snapshot), StandardCharsets.UTF_8);
  }

  private static byte[] bytes(Snapshot snapshot) {
    ByteBuffer all = ByteBuffer.allocate((int) snapshot.size());
    try {
      assertThat(snapshot.read(0, all)).isEqualTo(all.capacity());
    } catch (IOException e) {
      throw new AssertionError(e);
    }
    return all.array();
  }

  private static byte[] pattern(int size, char filler) {
    byte[] bytes = new byte[size];
    for (int at = 0; at < size; at++) {
      bytes[at] = (byte) (filler + at % 7);
    }
    return bytes;
  }
}
