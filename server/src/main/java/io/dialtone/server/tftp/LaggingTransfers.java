// SPDX-License-Identifier: Apache-2.0
package io.dialtone.server.tftp;

import java.net.InetAddress;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;

/**
 * The transfers of one thread that lag in some way, as the last look at all transfers found them:
 * who asks for them may be a flood, so they are not looked for each time.
 */
final class LaggingTransfers {
  /** How a transfer lags. */
  enum Way {
    /** Its client answered once, and then fell silent. */
    SILENT {
      @Override
      boolean isOf(LiveTransfer transfer, long now) {
        return transfer.isSilent(now);
      }

      @Override
      long since(LiveTransfer transfer) {
        return transfer.progressAt();
      }
    },
    /** Its client takes so little that it keeps its place rather than gets the file. */
    SLOW {
      @Override
      boolean isOf(LiveTransfer transfer, long now) {
        return transfer.isSlow(now);
      }

      @Override
      long since(LiveTransfer transfer) {
        return transfer.slowSince();
      }
    };

    abstract boolean isOf(LiveTransfer transfer, long now);

    abstract long since(LiveTransfer transfer);
  }

  /** All transfers are looked at no more often than this. */
  private static final long LOOK_NANOS = 100_000_000L;

  /** What was found is forgotten after this, that it holds no content for nothing. */
  private static final long KEPT_NANOS = 1_000_000_000L;

  private final Way way;
  private final Collection<LiveTransfer> live;
  private final Queue<LiveTransfer> found = new ArrayDeque<>();
  private final Map<InetAddress, Queue<LiveTransfer>> foundOfClient = new HashMap<>();
  private Optional<InetAddress> crowd = Optional.empty();
  private Optional<Long> lookedAt = Optional.empty();

  /** {@code live}: all transfers, as they come and go. */
  LaggingTransfers(Way way, Collection<LiveTransfer> live) {
    this.way = way;
    this.live = live;
  }

  /** The one that has lagged for longest; it is given but once. */
  Optional<LiveTransfer> longest(long now) {
    look(now);
    return next(found, now);
  }

  /** As {@link #longest(long)} of those to one address. */
  Optional<LiveTransfer> longest(InetAddress client, long now) {
    look(now);
    Queue<LiveTransfer> own = foundOfClient.get(client);
    return own == null ? Optional.empty() : next(own, now);
  }

  /** The address to which most of those found go. */
  Optional<InetAddress> crowd(long now) {
    look(now);
    return crowd;
  }

  private Optional<LiveTransfer> next(Queue<LiveTransfer> from, long now) {
    for (LiveTransfer next = from.poll(); next != null; next = from.poll()) {
      if (next.end().isEmpty() && way.isOf(next, now)) {
        return Optional.of(next);
      }
    }
    return Optional.empty();
  }

  private void look(long now) {
    if (lookedAt.filter(last -> now - last < LOOK_NANOS).isPresent()) {
      return;
    }
    forget();
    lookedAt = Optional.of(now);
    List<LiveTransfer> lagging =
        live.stream()
            .filter(transfer -> way.isOf(transfer, now))
            .sorted(Comparator.comparingLong(transfer -> way.since(transfer) - now))
            .toList();
    for (LiveTransfer transfer : lagging) {
      InetAddress client = transfer.order().client().getAddress();
      found.add(transfer);
      foundOfClient.computeIfAbsent(client, _ -> new ArrayDeque<>()).add(transfer);
    }
    crowd =
        foundOfClient.entrySet().stream()
            .max(Comparator.comparingInt(found -> found.getValue().size()))
            .map(Map.Entry::getKey);
  }

  /** Lets go of what was found some time ago. */
  void lookAtTime(long now) {
    if (lookedAt.filter(last -> now - last >= KEPT_NANOS).isPresent()) {
      forget();
    }
  }

  private void forget() {
    found.clear();
    foundOfClient.clear();
    crowd = Optional.empty();
    lookedAt = Optional.empty();
  }
}
