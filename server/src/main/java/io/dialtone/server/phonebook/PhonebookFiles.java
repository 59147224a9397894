// SPDX-License-Identifier: Apache-2.0
package io.dialtone.server.phonebook;

import io.dialtone.core.files.FileDecision;
import io.dialtone.core.files.FileQuestion;
import io.dialtone.core.files.Transport;
import io.dialtone.core.phonebook.Phonebook;
import io.dialtone.core.phonebook.PhonebookQuery;
import io.dialtone.core.render.InfBase;
import io.dialtone.core.render.value.PhonebookUrl;
import io.dialtone.server.files.Snapshot;
import java.time.Instant;
import java.util.function.Supplier;

/** The pages of the site's phonebook, made when they are asked for (FIL-7). */
public final class PhonebookFiles {

  /** What stands before a query in a path that was decided upon. */
  private static final String PAGE = "/phonebook?";

  private final Supplier<Phonebook> book;
  private final Supplier<Instant> changed;
  private final String url;

  /**
   * The phonebook of a site.
   *
   * @param changed when the site was changed last
   * @param own where phones find it; menus lead there too
   * @param otherwise what menus refer to where that is not known
   */
  public PhonebookFiles(
      Supplier<Phonebook> book, Supplier<Instant> changed, PhonebookUrl own, InfBase otherwise) {
    this.book = book;
    this.changed = changed;
    this.url =
        own.text()
            .map(text -> text.substring(0, text.indexOf('?')))
            .orElseGet(() -> otherwise.refer(PhonebookUrl.PATH));
  }

  /** Whether a decoded path means it. */
  public boolean isAt(String path) {
    return path.equalsIgnoreCase(PhonebookUrl.PATH);
  }

  /** Which page an asking means. */
  public FileDecision find(FileQuestion question) {
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
  public boolean isPage(String path) {
    return path.startsWith(PAGE);
  }

  /** Makes a page that was decided upon. */
  public Snapshot page(String path) {
    PhonebookQuery query = PhonebookQuery.parse(path).orElse(PhonebookQuery.ALL);
    return Snapshot.made(PhonebookUrl.PATH, book.get().page(query, url).encode(), changed.get());
  }
}
