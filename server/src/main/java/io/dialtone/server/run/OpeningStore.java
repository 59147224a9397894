// SPDX-License-Identifier: Apache-2.0
package io.dialtone.server.run;

import io.dialtone.server.settings.Database;
import io.dialtone.server.store.LeaseStore;
import io.dialtone.server.store.OpenDatabase;
import io.dialtone.server.store.SqlLeaseStore;
import io.dialtone.server.store.SqliteLibrary;
import io.dialtone.server.store.StoreException;
import java.nio.file.Path;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.function.UnaryOperator;

/**
 * The store, opened on a thread of its own while the listeners start: loading SQLite's library
 * takes as long as all the rest.
 */
final class OpeningStore {

  private final FutureTask<LeaseStore> task;

  private OpeningStore(FutureTask<LeaseStore> task) {
    this.task = task;
  }

  /**
   * Begins.
   *
   * @param seen puts the view of leases over the store, and reads them; on the same thread
   */
  static OpeningStore begin(
      Database database, Path data, UnaryOperator<LeaseStore> seen, Stops stops) {
    OpeningStore opening =
        new OpeningStore(new FutureTask<>(() -> opened(open(database, data), seen)));
    stops.add("the store", _ -> opening.close());
    Thread.ofPlatform().name("store").daemon().start(opening.task);
    return opening;
  }

  private static LeaseStore open(Database database, Path data) {
    SqliteLibrary.keepIn(data.resolve("native"));
    return new SqlLeaseStore(OpenDatabase.open(database));
  }

  private static LeaseStore opened(LeaseStore store, UnaryOperator<LeaseStore> seen) {
    try {
      return seen.apply(store);
    } catch (StoreException unreadable) {
      store.close();
      throw unreadable;
    }
  }

  /** The store, once it is open and its leases are read. */
  LeaseStore store() throws StartException {
    try {
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
    try {
      task.get().close();
    } catch (ExecutionException _) {
      // It never opened, which store() has told.
      return;
    }
  }
}
