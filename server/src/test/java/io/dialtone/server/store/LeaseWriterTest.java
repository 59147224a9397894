// SPDX-License-Identifier: Apache-2.0
package io.dialtone.server.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.dialtone.core.lease.Lease;
import io.dialtone.core.lease.LeaseChange;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class LeaseWriterTest {

  private static final Duration LONG = Duration.ofSeconds(20);

  private final HeapLeaseStore store = new HeapLeaseStore();
  private final LeaseWriter writer = LeaseWriter.start(store);
  private final List<Integer> answered = Collections.synchronizedList(new ArrayList<>());

  @AfterEach
  void stop() throws InterruptedException {
    writer.close(LONG);
  }

  private Entry entry(int number) {
    Lease lease =
        StoreContract.lease("10.0.0." + number, number, Lease.State.BOUND, StoreContract.NOON);
    return new Entry(LeaseChange.of(lease), writer.epoch(), () -> answered.add(number));
  }

  @Test
  void an_answer_leaves_after_its_commit() throws InterruptedException {
    List<Integer> storedByThen = Collections.synchronizedList(new ArrayList<>());
    Entry entry = entry(1);
    writer.offer(
        new Entry(entry.change(), entry.epoch(), () -> storedByThen.add(store.load().size())));
    assertThat(writer.await(LONG)).isTrue();
    assertThat(storedByThen).containsExactly(1);
  }

  @Test
  void what_waits_together_is_written_together() throws InterruptedException {
    CountDownLatch hold = new CountDownLatch(1);
    Entry first = entry(1);
    writer.offer(new Entry(first.change(), first.epoch(), () -> waitFor(hold)));
    for (int i = 2; i <= 101; i++) {
      writer.offer(entry(i));
    }
    hold.countDown();
    assertThat(writer.await(LONG)).isTrue();
    assertThat(answered).hasSize(100).isSorted();
    assertThat(store.writes()).isLessThanOrEqualTo(3);
  }

  private static void waitFor(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException interrupted) {
      throw new IllegalStateException(interrupted);
    }
  }

  @Test
  void a_failed_commit_drops_its_answers_and_all_decided_on_the_same_book()
      throws InterruptedException {
    store.refuse(1);
    Entry second = entry(2);
    writer.offer(entry(1));
    assertThat(writer.await(LONG)).isTrue();
    writer.offer(second); // decided before anybody knew
    assertThat(writer.await(LONG)).isTrue();
    assertThat(answered).isEmpty();
    assertThat(store.load()).isEmpty();
    assertThat(writer.trouble()).contains("the disk is full");
    assertThat(writer.epoch()).isEqualTo(1);
  }

  @Test
  void after_reading_the_store_anew_it_goes_on() throws InterruptedException {
    store.refuse(1);
    writer.offer(entry(1));
    assertThat(writer.await(LONG)).isTrue();
    store.write(List.of());
    writer.proved();
    writer.offer(entry(2));
    assertThat(writer.await(LONG)).isTrue();
    assertThat(answered).containsExactly(2);
    assertThat(writer.trouble()).isEmpty();
  }

  @Test
  void a_fault_of_ours_does_not_end_all_writing() throws InterruptedException {
    Entry entry = entry(1);
    writer.offer(
        new Entry(
            entry.change(),
            entry.epoch(),
            () -> {
              throw new IllegalStateException("broken promise");
            }));
    assertThat(writer.await(LONG)).isTrue();
    assertThat(writer.trouble().orElseThrow()).contains("broken promise");
    writer.offer(entry(2));
    assertThat(writer.await(LONG)).isTrue();
    assertThat(answered).containsExactly(2);
  }

  @Test
  void closing_writes_what_is_queued_and_takes_nothing_more() throws InterruptedException {
    for (int i = 1; i <= 50; i++) {
      writer.offer(entry(i));
    }
    writer.close(LONG);
    assertThat(store.load()).hasSize(50);
    assertThat(writer.offer(entry(99))).isFalse();
  }
}
