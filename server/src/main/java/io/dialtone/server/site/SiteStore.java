// SPDX-License-Identifier: Apache-2.0
package io.dialtone.server.site;

import io.dialtone.core.site.ItemKey;
import io.dialtone.core.site.SiteChange;
import io.dialtone.server.store.StoreException;
import java.util.List;
import java.util.Optional;

/** Where the site and its history are kept; any thread may call, and calls follow one another. */
public interface SiteStore extends AutoCloseable {

  /** The most lines of history that are given at once. */
  int HISTORY_LIMIT = 1000;

  /**
   * The whole site.
   *
   * @throws StoreException if it cannot be read, in a sentence that names the row or the file
   */
  StoredSite load();

  /**
   * Keeps a change, its place in the history and the editions that follow from it: all of it,
   * durable on return, or nothing.
   *
   * @throws StoreException if nothing was kept
   */
  CommitResult commit(SiteCommit commit);

  /** What all editions are as rendered by, where that is known. */
  Optional<String> renderedBy();

  /** They are as rendered by this one, or it is not known: said before another one changes any. */
  void renderedBy(Optional<String> maker);

  /** One change of the history as it was made; {@link StoredChange#change} can be undone. */
  Optional<StoredChange> change(long number);

  /** What became of one kind of item in a change; nothing where there is no such change. */
  List<SiteChange.Edit> edits(long number, ItemKey.Kind kind);

  /** The newest changes below this number, the newest first, at most {@link #HISTORY_LIMIT}. */
  List<ChangeLine> history(long below, int limit);

  /** The same, of one item alone. */
  List<ChangeLine> history(ItemKey item, long below, int limit);

  /** The newest changes of an item, the newest first, each with what became of this item alone. */
  List<StoredChange> past(ItemKey item, int limit);

  /** The phones and accounts that were made by changes of exactly this description. */
  List<ItemKey> madeBy(String what);

  @Override
  void close();
}
