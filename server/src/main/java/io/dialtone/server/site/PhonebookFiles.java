// SPDX-License-Identifier: Apache-2.0
package io.dialtone.server.site;

import io.dialtone.core.files.FileDecision;
import io.dialtone.core.files.FileQuestion;
import io.dialtone.core.files.Transport;
import io.dialtone.core.phonebook.PhonebookQuery;
import io.dialtone.core.render.InfBase;
import io.dialtone.core.render.value.PhonebookUrl;
import io.dialtone.server.files.Snapshot;

/** The pages of the site's phonebook, made when they are asked for (FIL-7). */
final class PhonebookFiles {

  /** What stands before a query in a path that was decided upon. */
  private static final String PAGE = "/phonebook?";

  private final LiveSite live;
  private final String url;

  /**
   * The phonebook of a site.
   *
   * @param own where phones find it; menus lead there too
   * @param otherwise what menus refer to where that is not known
   */
  PhonebookFiles(LiveSite live, PhonebookUrl own, InfBase otherwise) {
    this.live = live;
    this.url =
        own.text()
            .map(text -> text.substring(0, text.indexOf('?')))
            .orElseGet(() -> otherwise.refer(PhonebookUrl.PATH));
  }

  /** Whether a decoded path means it. */
  boolean isAt(String path) {
    return path.equalsIgnoreCase(PhonebookUrl.PATH);
  }

  FileDecision find(FileQuestion question) {
    if (question.transport() != Transport.HTTP) {
      return new FileDecision.NotFound("the phonebook is asked for over HTTP");
    }
    return PhonebookQuery.parse(question.name())
        .<FileDecision>map(
            query -> new FileDecision.Serve(PAGE + query.text(), "a page of the phonebook"))
        .orElseGet(() ->
            new FileDecision.NotFound("nobody can look for that in the phonebook: it is too long"));
  }

  /** Whether a path that was decided upon means one of its pages. */
  boolean isPage(String path) {
    return path.startsWith(PAGE);
  }

  Snapshot page(String path) {
    PhonebookQuery query = PhonebookQuery.parse(path).orElse(PhonebookQuery.ALL);
    return RenderedFiles.snapshot(
        PhonebookUrl.PATH, live.phonebook().page(query, url).encode(), live.changed());
  }
}
