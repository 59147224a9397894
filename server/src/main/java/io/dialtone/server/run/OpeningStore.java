// SPDX-License-Identifier: Apache-2.0
package io.dialtone.server.run;

import io.dialtone.server.settings.Database;
import io.dialtone.server.site.SiteData;
import io.dialtone.server.store.LeaseStore;
import io.dialtone.server.store.SqlLeaseStore;
import io.dialtone.server.store.StoreException;
import java.nio.file.Path;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.UnaryOperator;

/**
 * The store, opened on a thread of its own while the listeners start, or when it is first asked
 * for: loading SQLite's library takes as long as all the rest.
 */
final class OpeningStore {

  private final AtomicBoolean begun = new AtomicBoolean();
  private final FutureTask<Opened> task;

  /** The database, with what is beside it, and the leases in it. */
  private record Opened(SiteData data, LeaseStore leases) {}

  /**
   * Not opened yet.
   *
   * @param seen puts the view of leases over the store, and reads them; on the same thread
   */
  OpeningStore(Database database, Path data, UnaryOperator<LeaseStore> seen, Stops stops) {
    this.task = new FutureTask<>(() -> opened(SiteData.open(database, data), seen));
    stops.add("the store", _ -> close());
  }

  /** Begins to open it. */
  void begin() {
    begun.set(true);
    Thread.ofPlatform().name("store").daemon().start(task);
  }

  private static Opened opened(SiteData data, UnaryOperator<LeaseStore> seen) {
    try {
      return new Opened(data, seen.apply(new SqlLeaseStore(data.database())));
    } catch (StoreException unreadable) {
      data.close();
      throw unreadable;
    }
  }

  /** The store of leases, once it is open and they are read. */
  LeaseStore leases() throws StartException {
    return opened().leases();
  }

  /** The database and what is beside it. */
  SiteData data() throws StartException {
    return opened().data();
  }

  private Opened opened() throws StartException {
    begun.set(true);
    try {
      task.run(); // unless somebody began already
      return task.get();
    } catch (ExecutionException fault) {
      if (fault.getCause() instanceof StoreException cause) {
        throw new StartException(String.valueOf(cause.getMessage()));
      }
      throw new IllegalStateException("opening the store failed", fault.getCause());
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      throw new StartException("interrupted while the store was opened");
    }
  }

  private void close() throws InterruptedException {
    if (!begun.get()) {
      return;
    }
    try {
      task.get().leases().close();
    } catch (ExecutionException _) {
      // It never opened, which opened() has told.
      return;
    }
  }
}
