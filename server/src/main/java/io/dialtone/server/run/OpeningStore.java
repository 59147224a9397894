// SPDX-License-Identifier: Apache-2.0
package io.dialtone.server.run;

import io.dialtone.core.parameter.MalformedDictionaryException;
import io.dialtone.server.dictionary.ParameterFiles;
import io.dialtone.server.phonebook.PhonebookPlace;
import io.dialtone.server.served.ServedStore;
import io.dialtone.server.settings.Settings;
import io.dialtone.server.site.SiteData;
import io.dialtone.server.site.SiteDesk;
import io.dialtone.server.store.LeaseStore;
import io.dialtone.server.store.SqlLeaseStore;
import io.dialtone.server.store.StoreException;
import java.nio.file.Path;
import java.time.InstantSource;
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

  /** The database, with what is beside it, the leases and the site in it. */
  private record Opened(SiteData data, LeaseStore leases, SiteDesk desk) {}

  /**
   * Not opened yet.
   *
   * @param seen puts the view of leases over the store, and reads them; on the same thread
   */
  OpeningStore(
      Settings settings, UnaryOperator<LeaseStore> seen, InstantSource clock, Stops stops) {
    Path data = settings.folders().data();
    this.task =
        new FutureTask<>(
            () -> opened(SiteData.open(settings.database(), data), settings, seen, clock));
    stops.add("the store", _ -> close());
  }

  /** Begins to open it. */
  void begin() {
    begun.set(true);
    Thread.ofPlatform().name("store").daemon().start(task);
  }

  private static Opened opened(
      SiteData data, Settings settings, UnaryOperator<LeaseStore> seen, InstantSource clock) {
    boolean whole = false;
    try {
      LeaseStore leases = seen.apply(new SqlLeaseStore(data.database()));
      SiteDesk desk =
          SiteDesk.open(
              data,
              ParameterFiles.of(settings.folders().data()),
              PhonebookPlace.of(settings),
              clock);
      whole = true;
      return new Opened(data, leases, desk);
    } catch (MalformedDictionaryException fault) {
      throw new StoreException(String.valueOf(fault.getMessage()), fault);
    } finally {
      if (!whole) {
        data.close();
      }
    }
  }

  /** The store of leases, once it is open and they are read. */
  LeaseStore leases() throws StartException {
    return opened().leases();
  }

  /** The site's one owner. */
  SiteDesk desk() throws StartException {
    return opened().desk();
  }

  /** The database and what is beside it. */
  SiteData data() throws StartException {
    return opened().data();
  }

  /** Where it is kept what was served of hand-made files. */
  ServedStore served() {
    try {
      return new ServedStore(data().database());
    } catch (StartException fault) {
      throw new StoreException(String.valueOf(fault.getMessage()), fault);
    }
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
