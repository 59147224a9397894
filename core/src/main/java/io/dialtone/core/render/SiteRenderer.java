// SPDX-License-Identifier: Apache-2.0
package io.dialtone.core.render;

import io.dialtone.core.parameter.Dictionary;
import io.dialtone.core.render.value.GroupValues;
import io.dialtone.core.render.value.KindSheet;
import io.dialtone.core.render.value.PhoneValues;
import io.dialtone.core.render.value.PhonebookUrl;
import io.dialtone.core.site.Group;
import io.dialtone.core.site.GroupId;
import io.dialtone.core.site.ItemKey;
import io.dialtone.core.site.Phone;
import io.dialtone.core.site.Settings;
import io.dialtone.core.site.Site;
import io.dialtone.core.site.SiteChange;
import io.dialtone.core.site.SiteSetting;
import io.dialtone.wire.identity.FilePrefix;
import io.dialtone.wire.identity.Model;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * Renders the files of a site. It has one owner, the site's; what groups come to is kept until a
 * change of them is told, so that one phone costs one phone.
 */
public final class SiteRenderer {

  private record OfKind(GroupId group, FilePrefix kind) {}

  private record InfKind(GroupId group, FilePrefix kind, InfBase base) {}

  private final Site site;
  private final Dictionary dictionary;
  private final PhonebookUrl phonebook;
  private final Map<FilePrefix, KindSheet> sheets = new LinkedHashMap<>();
  private final Map<OfKind, GroupValues> values = new LinkedHashMap<>();
  private final Map<OfKind, GroupConfig> configs = new LinkedHashMap<>();
  private final Map<InfKind, PhoneInf> infs = new LinkedHashMap<>();
  private long rendered;

  public SiteRenderer(Site site, Dictionary dictionary) {
    this(site, dictionary, PhonebookUrl.UNKNOWN);
  }

  public SiteRenderer(Site site, Dictionary dictionary, PhonebookUrl phonebook) {
    this.phonebook = phonebook;
    this.site = site;
    this.dictionary = dictionary;
  }

  /** What the settings of a group and above come to for a kind of phone. */
  public GroupValues values(GroupId group, FilePrefix kind) {
    OfKind key = new OfKind(group, kind);
    Optional<GroupValues> known = Optional.ofNullable(values.get(key));
    if (known.isPresent()) {
      return known.get();
    }
    Group at =
        site.group(group)
            .orElseThrow(() -> new IllegalStateException("there is no group " + group));
    GroupValues made =
        group.isRoot() ? GroupValues.root(at, sheet(kind)) : values(at.parent(), kind).below(at);
    values.put(key, made);
    return made;
  }

  /** What all settings come to for a phone. */
  public PhoneValues values(Phone phone) {
    return PhoneValues.of(phone, values(phone.place().group(), phone.kind()), site);
  }

  /** The common config of a kind of phone in a group; groups that say the same share it. */
  public GroupConfig groupConfig(GroupId group, FilePrefix kind) {
    OfKind key = new OfKind(group, kind);
    Optional<GroupConfig> known = Optional.ofNullable(configs.get(key));
    if (known.isPresent()) {
      return known.get();
    }
    GroupConfig made = makeConfig(group, kind);
    configs.put(key, made);
    return made;
  }

  /** Whether the common config of a group is rendered and still holds. */
  public boolean isRendered(GroupId group, FilePrefix kind) {
    return configs.containsKey(new OfKind(group, kind));
  }

  /** The common config of this name, whatever its case, if it is rendered and still holds. */
  public Optional<GroupConfig> rendered(FilePrefix kind, String name) {
    return configs.entrySet().stream()
        .filter(entry -> entry.getKey().kind().equals(kind))
        .map(Map.Entry::getValue)
        .filter(config -> config.name().equalsIgnoreCase(name))
        .findFirst();
  }

  /** Files that were rendered so far, each time that one was. */
  public long rendered() {
    return rendered;
  }

  private GroupConfig makeConfig(GroupId group, FilePrefix kind) {
    rendered++;
    GroupValues of = values(group, kind);
    if (group.isRoot()) {
      return GroupConfig.render(of);
    }
    GroupId parent = site.group(group).map(Group::parent).orElse(GroupId.ROOT);
    GroupConfig above = groupConfig(parent, kind);
    GroupConfig made = of.addsNothing() ? above : GroupConfig.render(of);
    return made.equals(above) ? above : made;
  }

  /** A phone's MAC-specific config, on its last edition. */
  public MacConfig macConfig(Phone phone, Optional<Edition> last) {
    rendered++;
    return MacConfig.render(values(phone), last);
  }

  /** The INF of a phone. */
  public PhoneInf inf(Phone phone, InfBase base) {
    GroupId group = phone.place().group();
    if (namesFiles(phone.settings())) {
      rendered++;
      return PhoneInf.render(
          phone.kind(), values(phone).files(), groupConfig(group, phone.kind()), site, base);
    }
    InfKind key = new InfKind(group, phone.kind(), base);
    Optional<PhoneInf> known = Optional.ofNullable(infs.get(key));
    if (known.isPresent()) {
      return known.get();
    }
    rendered++;
    GroupValues of = values(group, phone.kind());
    PhoneInf made =
        PhoneInf.render(phone.kind(), of.files(), groupConfig(group, phone.kind()), site, base);
    infs.put(key, made);
    return made;
  }

  /**
   * The INF for a phone that asks under a prefix: its own; or, while an ST2030 still speaks the
   * protocol of before its kind was changed, the one that makes it change (SWP-1). An ST2022 cannot
   * (SWP-2).
   */
  public Optional<PhoneInf> inf(Phone phone, FilePrefix asked, InfBase base) {
    FilePrefix kind = phone.kind();
    if (asked.equals(kind)) {
      return Optional.of(inf(phone, base));
    }
    return asked.model() == kind.model() && kind.model() == Model.ST2030
        ? PhoneInf.swap(kind, values(phone).files(), site, base)
        : Optional.empty();
  }

  private static boolean namesFiles(Settings settings) {
    return settings.all().keySet().stream()
        .anyMatch(key -> SiteSetting.named(key.name()).flatMap(SiteSetting::file).isPresent());
  }

  private KindSheet sheet(FilePrefix kind) {
    return sheets.computeIfAbsent(kind, of -> new KindSheet(of, dictionary, phonebook));
  }

  /** Forgets what a change of the site made stale; told once the change is in the site. */
  public void forget(SiteChange change) {
    SortedSet<GroupId> groups = new TreeSet<>();
    for (SiteChange.Edit edit : change.edits()) {
      if (edit.key().kind() == ItemKey.Kind.FILE) {
        infs.clear();
      } else if (edit.key().kind() == ItemKey.Kind.GROUP) {
        groups.addAll(site.below(new GroupId(Integer.parseInt(edit.key().id()))));
      }
    }
    if (!groups.isEmpty()) {
      values.keySet().removeIf(key -> groups.contains(key.group()));
      configs.keySet().removeIf(key -> groups.contains(key.group()));
      infs.keySet().removeIf(key -> groups.contains(key.group()));
    }
  }
}
