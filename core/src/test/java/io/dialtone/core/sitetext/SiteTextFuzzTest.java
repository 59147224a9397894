// SPDX-License-Identifier: Apache-2.0
package io.dialtone.core.sitetext;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.dialtone.core.intake.Brought;
import io.dialtone.core.intake.BroughtEditions;
import io.dialtone.core.journal.Secret;
import io.dialtone.core.parameter.BuiltInDictionary;
import io.dialtone.core.parameter.Dictionary;
import io.dialtone.core.site.ChangeDecision;
import io.dialtone.core.site.Site;
import io.dialtone.core.wish.Wish;
import io.dialtone.core.wish.WishDesk;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

class SiteTextFuzzTest {

  private static final Dictionary DICTIONARY = BuiltInDictionary.read();

  private static List<Brought> brought(SiteText text) {
    return text.all().stream().map(SiteText.Placed::brought).toList();
  }

  /** Takes in what can be; whether all of it could. */
  private static boolean takeIn(Site site, List<Brought> brought) {
    Set<Integer> wrong = WishDesk.faults(site, DICTIONARY, brought).keySet();
    List<Brought> good = new ArrayList<>(brought);
    wrong.stream().sorted(Comparator.reverseOrder()).forEach(at -> good.remove((int) at));
    ChangeDecision decision = WishDesk.decide(site, DICTIONARY, new Wish.TakeIn("a text", good));
    if (decision instanceof ChangeDecision.Accepted(var change, _)) {
      site.apply(change);
    }
    return wrong.isEmpty() && decision instanceof ChangeDecision.Accepted;
  }

  private static SortedMap<String, String> written(Site site, List<Brought> brought) {
    BroughtEditions editions = BroughtEditions.of(brought);
    return SiteTexts.write(
        site,
        new SiteTexts.Given(List.copyOf(editions.all().values()), editions.floor()),
        new SiteTexts.Secrets.Plain());
  }

  /** The input is the files in the order in which they are read, a NUL between two of them. */
  @FuzzTest
  void any_texts_are_read_and_what_they_make_of_a_site_comes_back_by_its_own_texts(byte[] input) {
    String[] parts = new String(input, UTF_8).split("\0", -1);
    SortedMap<String, String> files = new TreeMap<>();
    for (int at = 0; at < Math.min(parts.length, TextName.files().size()); at++) {
      files.put(TextName.files().get(at), parts[at]);
    }

    SiteText text = SiteTextReader.read(files, (_, _) -> Optional.of(Secret.of("opened")));
    for (TextFault fault : text.faults()) {
      long lines = files.getOrDefault(fault.file(), "").chars().filter(c -> c == '\n').count();
      assertThat((long) fault.line()).isBetween(1L, lines + 1);
    }
    Site site = new Site();
    takeIn(site, brought(text));

    SortedMap<String, String> first = written(site, brought(text));
    SiteText again = SiteTextReader.read(first, (_, _) -> Optional.empty());
    assertThat(again.faults()).isEmpty();
    Site back = new Site();
    assertThat(takeIn(back, brought(again))).isTrue();
    assertThat(written(back, brought(again))).isEqualTo(first);
  }
}
