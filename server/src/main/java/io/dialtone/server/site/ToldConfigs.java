// SPDX-License-Identifier: Apache-2.0
package io.dialtone.server.site;

import io.dialtone.core.render.GroupConfig;
import io.dialtone.core.render.SharedPath;
import io.dialtone.core.render.SiteRenderer;
import io.dialtone.core.site.Group;
import io.dialtone.core.site.GroupId;
import io.dialtone.core.site.Phone;
import io.dialtone.core.site.Site;
import io.dialtone.core.site.SiteChange;
import io.dialtone.server.files.Snapshot;
import io.dialtone.wire.identity.FilePrefix;
import io.dialtone.wire.identity.Model;
import io.dialtone.wire.identity.Protocol;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The common configs by their names: of each kind of phone the last ones that an INF told, those of
 * before a change too, for phones that are in the middle of a run; whoever has it locks. After a
 * restart a name may be one that no INF told since: it is looked for in all groups as they are, and
 * as they were before the newest changes.
 */
final class ToldConfigs {

  /** What is kept of each kind: some 250 files. */
  static final long WEIGHT_LIMIT = 4L << 20;

  /** So many groups are rendered at most for one asking; the next goes on. */
  static final int RENDERED_A_LOOK = 1000;

  private static final Pattern NAME =
      Pattern.compile("cfg/comconf(2030|2022)([sm])_[0-9a-f]{12}\\.txt");

  private final Site site;
  private final SiteRenderer renderer;
  private final Map<FilePrefix, Weighed<String, Snapshot>> told = new HashMap<>();
  private final Map<FilePrefix, Deque<GroupId>> unsearched = new HashMap<>();
  private final Map<FilePrefix, Map<String, GroupConfig>> old = new HashMap<>();
  private final PastGroups past;

  ToldConfigs(Site site, SiteRenderer renderer, PastGroups past) {
    this.site = site;
    this.renderer = renderer;
    this.past = past;
  }

  /** A phone is told the name of its group's. */
  void tell(Phone phone, Instant changed) {
    GroupConfig config = renderer.groupConfig(phone.place().group(), phone.kind());
    if (kept(phone.kind()).find(folded(SharedPath.of(config))).isEmpty()) {
      keep(phone.kind(), config, changed);
    }
  }

  /**
   * The one at a path.
   *
   * @param asker the phone that asks, where it is known
   */
  Optional<Snapshot> find(String path, Optional<Phone> asker, Instant changed) {
    String name = folded(path);
    Optional<FilePrefix> kind = kind(name);
    if (kind.isEmpty()) {
      return Optional.empty();
    }
    Optional<Snapshot> known = kept(kind.get()).find(name);
    if (known.isPresent()) {
      return known;
    }
    return renderer
        .rendered(kind.get(), name.substring(name.lastIndexOf('/') + 1))
        .or(() -> askers(asker, kind.get(), name))
        .or(() -> searched(kind.get(), name))
        .or(() -> old(kind.get(), name))
        .map(config -> keep(kind.get(), config, changed));
  }

  /** A change was made: a name that was none may be one. */
  void changed(SiteChange change) {
    past.add(change);
    unsearched.clear();
    old.clear();
  }

  private Optional<GroupConfig> askers(Optional<Phone> asker, FilePrefix kind, String name) {
    return asker
        .filter(phone -> phone.kind().equals(kind))
        .map(phone -> renderer.groupConfig(phone.place().group(), kind))
        .filter(config -> isAt(config, name));
  }

  private Optional<GroupConfig> searched(FilePrefix kind, String name) {
    Deque<GroupId> groups =
        unsearched.computeIfAbsent(
            kind, _ -> new ArrayDeque<>(site.groups().stream().map(Group::id).toList()));
    for (int looks = 0; looks < RENDERED_A_LOOK && !groups.isEmpty(); ) {
      GroupId group = groups.remove();
      if (!renderer.isRendered(group, kind)) {
        looks++;
        GroupConfig config = renderer.groupConfig(group, kind);
        if (isAt(config, name)) {
          return Optional.of(config);
        }
      }
    }
    return Optional.empty();
  }

  /** All of them are rendered at once, and none again until the next change. */
  private Optional<GroupConfig> old(FilePrefix kind, String name) {
    return old.computeIfAbsent(kind, _ -> past.configs(site, kind)).entrySet().stream()
        .filter(entry -> folded(entry.getKey()).equals(name))
        .map(Map.Entry::getValue)
        .findFirst();
  }

  private Snapshot keep(FilePrefix kind, GroupConfig config, Instant changed) {
    String path = SharedPath.of(config);
    Snapshot snapshot = Snapshot.made(path, config.content(), changed);
    kept(kind).put(folded(path), snapshot, RenderedFiles.weight(snapshot));
    return snapshot;
  }

  private Weighed<String, Snapshot> kept(FilePrefix kind) {
    return told.computeIfAbsent(kind, _ -> new Weighed<>(WEIGHT_LIMIT));
  }

  private static boolean isAt(GroupConfig config, String name) {
    return folded(SharedPath.of(config)).equals(name);
  }

  private static Optional<FilePrefix> kind(String name) {
    Matcher matcher = NAME.matcher(name);
    return matcher.matches()
        ? Model.parse("ST" + matcher.group(1))
            .map(model ->
                new FilePrefix(model, matcher.group(2).equals("s") ? Protocol.SIP : Protocol.MGCP))
        : Optional.empty();
  }

  private static String folded(String path) {
    return path.toLowerCase(Locale.ROOT);
  }
}
