// SPDX-License-Identifier: Apache-2.0
package io.dialtone.fleet.flash;

import static org.assertj.core.api.Assertions.assertThat;

import io.dialtone.fleet.power.PowerSwitch;
import io.dialtone.handset.flash.BodyDigest;
import io.dialtone.handset.flash.StoredBody;
import io.dialtone.wire.octets.Bytes;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

/** Whatever others received before, a phone keeps length and digest of exactly what came to it. */
class ComparedWriterTest {
  private static final int LENGTH = 200_000;

  private final KnownBodies bodies = new KnownBodies();

  private static byte[] octets(int length, long seed) {
    byte[] octets = new byte[length];
    new Random(seed).nextBytes(octets);
    return octets;
  }

  private static StoredBody digested(byte[] octets) {
    var digest = new BodyDigest(false);
    digest.append(Bytes.copyOf(octets));
    return digest.finish();
  }

  /** What a phone keeps to which these come in pieces of random sizes. */
  private StoredBody written(byte[] octets, long seed) {
    var writer = new ComparedWriter(bodies, new PowerSwitch());
    var random = new Random(seed);
    for (int at = 0; at < octets.length; ) {
      int length = Math.min(octets.length - at, 1 + random.nextInt(40_000));
      writer.append(Bytes.copyOf(octets, at, at + length));
      at += length;
    }
    return writer.finish();
  }

  @Test
  void the_same_octets_in_other_pieces_are_the_same_body() {
    byte[] image = octets(LENGTH, 1);
    StoredBody first = written(image, 1);
    assertThat(first).isEqualTo(digested(image));
    assertThat(written(image, 2)).isSameAs(first); // nothing was digested again
  }

  @Test
  void one_octet_that_differs_anywhere_is_another_body() {
    byte[] image = octets(LENGTH, 1);
    written(image, 1);
    for (int at : List.of(0, 1, 65_535, 65_536, 131_072, LENGTH - 1)) {
      byte[] other = image.clone();
      other[at] ^= 1;
      assertThat(written(other, at)).isEqualTo(digested(other));
    }
    assertThat(written(image, 3)).isEqualTo(digested(image));
  }

  @Test
  void a_body_cut_short_or_longer_than_the_known_one_is_its_own() {
    byte[] image = octets(LENGTH, 1);
    byte[] half = octets(LENGTH / 2, 1);
    assertThat(written(half, 1)).isEqualTo(digested(half));
    assertThat(written(image, 2)).isEqualTo(digested(image));
    assertThat(written(half, 3)).isEqualTo(digested(half));
    assertThat(written(new byte[0], 4)).isEqualTo(digested(new byte[0]));
  }

  @Test
  void beyond_the_room_for_known_bodies_each_is_digested() {
    int most = 6 << 20; // longer than any that is kept
    byte[] large = octets(most, 1);
    assertThat(written(large, 1)).isEqualTo(digested(large));
    assertThat(written(large, 2)).isEqualTo(digested(large));
    for (int other = 0; other < 60; other++) { // more than are kept, and more octets too
      byte[] image = octets(800_000, 100 + other);
      assertThat(written(image, other)).isEqualTo(digested(image));
    }
  }

  @Test
  void many_phones_at_once_whoever_is_ahead() throws InterruptedException, ExecutionException {
    List<byte[]> images = List.of(octets(LENGTH, 1), octets(LENGTH, 1), octets(LENGTH, 1));
    images.get(1)[LENGTH / 2] ^= 1;
    images.get(2)[LENGTH - 1] ^= 1;
    var together = new CountDownLatch(1);
    try (var phones = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<StoredBody>> kept = new ArrayList<>();
      for (int phone = 0; phone < 300; phone++) {
        int number = phone;
        kept.add(
            phones.submit(() -> {
              together.await();
              return written(images.get(number % 3), number);
            }));
      }
      together.countDown();
      for (int phone = 0; phone < 300; phone++) {
        assertThat(kept.get(phone).get()).isEqualTo(digested(images.get(phone % 3)));
      }
    }
  }
}
