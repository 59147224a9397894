// SPDX-License-Identifier: Apache-2.0
package io.dialtone.fleet.crowd;

import java.util.Comparator;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;

/** How phones are shared out among several things, by weights. */
public record Shares<T>(List<Share<T>> shares) {

  /** So many parts of the whole are of this. */
  public record Share<T>(T what, int weight) {
    public Share {
      if (weight < 1) {
        throw new IllegalArgumentException("a weight of " + weight);
      }
    }
  }

  private static final int MOST = 100;

  public Shares {
    shares = List.copyOf(shares);
    if (shares.isEmpty() || shares.size() > MOST) {
      throw new IllegalArgumentException(shares.size() + " shares");
    }
  }

  /** All of one. */
  public static <T> Shares<T> all(T what) {
    return new Shares<>(List.of(new Share<>(what, 1)));
  }

  /** How many of {@code count} phones fall to each share: the whole, by the largest remainders. */
  List<Integer> counts(int count) {
    long whole = shares.stream().mapToLong(Share::weight).sum();
    int[] counts = new int[shares.size()];
    long[] rest = new long[shares.size()];
    int given = 0;
    for (int at = 0; at < counts.length; at++) {
      long parts = (long) count * shares.get(at).weight();
      counts[at] = (int) (parts / whole);
      rest[at] = parts % whole;
      given += counts[at];
    }
    List<Integer> byRest =
        IntStream.range(0, counts.length)
            .boxed()
            .sorted(Comparator.comparingLong((Integer at) -> -rest[at]))
            .toList();
    for (int next = 0; given < count; next++, given++) {
      counts[byRest.get(next)]++;
    }
    return IntStream.of(counts).boxed().toList();
  }

  /** Each phone's share, well mixed. */
  Dealt<T> deal(int count, RandomGenerator random) {
    byte[] cards = new byte[count];
    int at = 0;
    List<Integer> counts = counts(count);
    for (int share = 0; share < counts.size(); share++) {
      for (int n = 0; n < counts.get(share); n++) {
        cards[at++] = (byte) share;
      }
    }
    for (int last = count - 1; last > 0 && shares.size() > 1; last--) {
      int other = random.nextInt(last + 1);
      byte held = cards[last];
      cards[last] = cards[other];
      cards[other] = held;
    }
    return new Dealt<>(shares.stream().map(Share::what).toList(), cards);
  }

  /** What fell to each phone. */
  static final class Dealt<T> {
    private final List<T> whats;
    private final byte[] cards;

    private Dealt(List<T> whats, byte[] cards) {
      this.whats = whats;
      this.cards = cards;
    }

    T of(int phone) {
      return whats.get(cards[phone]);
    }

    boolean anyBut(T what) {
      for (byte card : cards) {
        if (!whats.get(card).equals(what)) {
          return true;
        }
      }
      return false;
    }
  }
}
