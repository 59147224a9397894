// SPDX-License-Identifier: Apache-2.0
package io.dialtone.server.site;

import io.dialtone.core.journal.Secret;
import io.dialtone.core.site.Account;
import io.dialtone.core.site.SiteChange;
import io.dialtone.core.site.SiteChange.Edit;
import io.dialtone.server.settings.Database;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Changes all accounts of a site at once, over and over, and says each change that is kept. */
final class SiteWritingChild {

  static final int ACCOUNTS = 20;

  private SiteWritingChild() {}

  static Account account(int number, long state) {
    return new Account(
        "a" + number,
        Long.toString(state),
        "",
        Optional.empty(),
        Secret.of("secret " + state),
        Optional.empty());
  }

  public static void main(String[] arguments) {
    Path data = Path.of(arguments[0]);
    try (SiteData opened = SiteData.open(new Database.Sqlite(data.resolve("dialtone.db")), data)) {
      SiteStore store = opened.store();
      for (long state = store.load().newest() + 1; ; state++) {
        List<Edit> edits = new ArrayList<>();
        for (int i = 0; i < ACCOUNTS; i++) {
          Account before = account(i, state - 1);
          edits.add(
              new Edit(
                  before.key(),
                  state == 1 ? Optional.empty() : Optional.of(before),
                  Optional.of(account(i, state))));
        }
        CommitResult result = store.commit(SampleItems.by("child", new SiteChange("all", edits)));
        if (!(result instanceof CommitResult.Kept(long number)) || number != state) {
          throw new IllegalStateException(result.toString());
        }
        System.out.println(state);
      }
    }
  }
}
