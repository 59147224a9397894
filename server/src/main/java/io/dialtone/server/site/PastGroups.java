// SPDX-License-Identifier: Apache-2.0
package io.dialtone.server.site;

import io.dialtone.core.parameter.Dictionary;
import io.dialtone.core.render.GroupConfig;
import io.dialtone.core.render.SharedPath;
import io.dialtone.core.render.SiteRenderer;
import io.dialtone.core.render.value.PhonebookUrl;
import io.dialtone.core.site.GroupId;
import io.dialtone.core.site.ItemKey;
import io.dialtone.core.site.Site;
import io.dialtone.core.site.SiteChange;
import io.dialtone.wire.identity.FilePrefix;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * The groups as they were before the newest changes: what a common config said then is rendered
 * anew, so that nothing of it has to be kept for phones that were told its name.
 */
final class PastGroups {

  /** So old are changes at most that were made before the start; a phone's run takes minutes. */
  static final Duration AGE = Duration.ofHours(1);

  /** So many changes are taken back at most. */
  static final int CHANGES = 64;

  /** So many configs are rendered at most: some 4 MB. */
  static final int CONFIGS = 250;

  /** So many groups are looked at for them; many say the same as the one above. */
  private static final int LOOKS = 1000;

  private final Dictionary dictionary;
  private final PhonebookUrl phonebook;
  private final Deque<SiteChange> newest = new ArrayDeque<>();

  PastGroups(Dictionary dictionary) {
    this(dictionary, PhonebookUrl.UNKNOWN);
  }

  PastGroups(Dictionary dictionary, PhonebookUrl phonebook) {
    this.dictionary = dictionary;
    this.phonebook = phonebook;
  }

  /** With what the history tells of the time before a start. */
  static PastGroups of(
      SiteStore store, Dictionary dictionary, PhonebookUrl phonebook, Instant start) {
    PastGroups past = new PastGroups(dictionary, phonebook);
    for (ChangeLine line : store.history(Long.MAX_VALUE, CHANGES).reversed()) {
      if (line.at().isAfter(start.minus(AGE))) {
        past.add(new SiteChange(line.what(), store.edits(line.number(), ItemKey.Kind.GROUP)));
      }
    }
    return past;
  }

  /** A change was made. */
  void add(SiteChange change) {
    List<SiteChange.Edit> groups =
        change.edits().stream().filter(edit -> edit.key().kind() == ItemKey.Kind.GROUP).toList();
    if (!groups.isEmpty()) {
      newest.addFirst(new SiteChange(change.what(), groups));
      if (newest.size() > CHANGES) {
        newest.removeLast();
      }
    }
  }

  /**
   * The common configs of before these changes by their paths, those of the newest change first.
   *
   * @param now the site as it is
   */
  Map<String, GroupConfig> configs(Site now, FilePrefix kind) {
    Site then = new Site();
    now.groups().forEach(then::put);
    SiteRenderer renderer = new SiteRenderer(then, dictionary, phonebook);
    Map<String, GroupConfig> configs = new LinkedHashMap<>();
    int looks = 0;
    for (SiteChange change : newest) {
      SiteChange back = change.undone();
      then.apply(back);
      renderer.forget(back);
      for (GroupId group : changed(then, back)) {
        if (configs.size() == CONFIGS || looks == LOOKS) {
          return configs;
        }
        looks++;
        GroupConfig config = renderer.groupConfig(group, kind);
        configs.put(SharedPath.of(config), config);
      }
    }
    return configs;
  }

  private static SortedSet<GroupId> changed(Site site, SiteChange change) {
    SortedSet<GroupId> groups = new TreeSet<>();
    for (SiteChange.Edit edit : change.edits()) {
      GroupId group = new GroupId(Integer.parseInt(edit.key().id()));
      if (site.group(group).isPresent()) {
        groups.addAll(site.below(group));
      }
    }
    return groups;
  }
}
