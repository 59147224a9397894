// SPDX-License-Identifier: Apache-2.0
package io.dialtone.server.site.command;

import io.dialtone.core.site.ItemKey;
import io.dialtone.core.site.SiteChange;
import io.dialtone.server.site.ChangeLine;
import io.dialtone.server.site.CommitResult;
import io.dialtone.server.site.SiteCommit;
import io.dialtone.server.site.SiteStore;
import io.dialtone.server.site.StoredChange;
import io.dialtone.server.site.StoredSite;
import java.util.List;
import java.util.Optional;

/** The store of a site that is not there yet: what would be, were it made, can be asked of it. */
public final class NoSite implements SiteStore {

  @Override
  public StoredSite load() {
    return new StoredSite(List.of(), List.of(), 0, Optional.empty());
  }

  @Override
  public CommitResult commit(SiteCommit commit) {
    throw new IllegalStateException("nothing can be kept where no site is");
  }

  @Override
  public Optional<String> renderedBy() {
    return Optional.empty();
  }

  @Override
  public void renderedBy(Optional<String> maker) {
    throw new IllegalStateException("nothing can be kept where no site is");
  }

  @Override
  public Optional<StoredChange> change(long number) {
    return Optional.empty();
  }

  @Override
  public List<SiteChange.Edit> edits(long number, ItemKey.Kind kind) {
    return List.of();
  }

  @Override
  public List<ChangeLine> history(long below, int limit) {
    return List.of();
  }

  @Override
  public List<ChangeLine> history(ItemKey item, long below, int limit) {
    return List.of();
  }

  @Override
  public List<StoredChange> past(ItemKey item, int limit) {
    return List.of();
  }

  @Override
  public List<ItemKey> madeBy(String what) {
    return List.of();
  }

  @Override
  public void close() {}
}
