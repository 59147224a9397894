// SPDX-License-Identifier: Apache-2.0
package io.dialtone.core.handmade;

import io.dialtone.core.check.FolderReading.Inf;
import io.dialtone.core.check.FolderReading.Target;
import io.dialtone.core.site.SiteSetting;
import io.dialtone.wire.identity.FilePrefix;
import io.dialtone.wire.inf.InfKey;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Which INF a phone takes: its own, else the one that is for the fewest kinds of phones. */
final class InfChoice {

  private final List<Inf> shared;
  private final List<HandPhone> phones;
  private final Set<Note> notes;

  InfChoice(List<Inf> infs, List<HandPhone> phones, Set<Note> notes) {
    this.shared =
        infs.stream()
            .filter(inf -> inf.own().isEmpty())
            .sorted(
                Comparator.<Inf>comparingInt(inf -> inf.kinds().size())
                    .thenComparingInt(inf -> inf.entry().folder().length()))
            .toList();
    this.phones = phones;
    this.notes = notes;
  }

  /** The kinds of phones that the folder is for. */
  List<FilePrefix> kinds() {
    Map<String, FilePrefix> kinds = new LinkedHashMap<>();
    phones.forEach(phone -> kinds.put(phone.kind().text(), phone.kind()));
    for (Inf inf : shared) {
      boolean open =
          inf.kinds().size() > 1 && inf.kinds().stream().anyMatch(k -> kinds.containsKey(k.text()));
      if (!open) {
        inf.kinds().forEach(kind -> kinds.put(kind.text(), kind));
      }
    }
    return kinds.values().stream().sorted(Comparator.comparing(FilePrefix::text)).toList();
  }

  /** What phones of a kind take that have no INF of their own; else what most of them have. */
  Optional<Inf> of(FilePrefix kind) {
    List<Inf> fitting = shared.stream().filter(inf -> inf.kinds().contains(kind)).toList();
    if (!fitting.isEmpty()) {
      Inf taken = fitting.getFirst();
      fitting.stream().skip(1).forEach(other -> compare(other, taken, "an " + name(kind)));
      return Optional.of(taken);
    }
    Map<Map<SiteSetting, List<String>>, List<Inf>> alike = new LinkedHashMap<>();
    for (HandPhone phone : phones) {
      if (phone.kind().equals(kind) && !phone.infs().isEmpty()) {
        Inf inf = phone.infs().getFirst();
        alike.computeIfAbsent(says(inf), _ -> new ArrayList<>()).add(inf);
      }
    }
    return alike.values().stream()
        .reduce((one, other) -> other.size() > one.size() ? other : one)
        .map(List::getFirst);
  }

  /** What a phone takes. */
  Optional<Inf> of(HandPhone phone) {
    Optional<Inf> forAll =
        shared.stream().filter(inf -> inf.kinds().contains(phone.kind())).findFirst();
    if (phone.infs().isEmpty()) {
      return forAll;
    }
    Inf own = phone.infs().getFirst();
    String who = "phone " + phone.mac();
    phone.infs().stream().skip(1).forEach(other -> compare(other, own, who));
    forAll.ifPresent(other -> compare(other, own, who));
    return Optional.of(own);
  }

  private static String name(FilePrefix kind) {
    return kind.text().replace("_", "");
  }

  private void compare(Inf other, Inf taken, String who) {
    Map<SiteSetting, List<String>> here = says(other);
    Map<SiteSetting, List<String>> there = says(taken);
    boolean common = common(other).equals(common(taken));
    if (here.equals(there) && common) {
      return;
    }
    List<String> what = new ArrayList<>();
    if (!common) {
      what.add(InfKey.COMMON_CONFIG.text());
    }
    for (SiteSetting setting : SiteSetting.values()) {
      if (!here.getOrDefault(setting, List.of()).equals(there.getOrDefault(setting, List.of()))) {
        what.add(setting.text());
      }
    }
    notes.add(
        new Note(
            Note.Kind.DISAGREEMENT,
            other.entry().path(),
            0,
            "says another "
                + String.join(", ", what)
                + " than "
                + taken.entry().path()
                + ", which is what "
                + who
                + " takes"));
  }

  /** The common file that an INF names, if it is there. */
  static Optional<String> common(Inf inf) {
    return inf.targets().stream()
        .filter(target -> target.key() == InfKey.COMMON_CONFIG)
        .flatMap(target -> target.path().stream())
        .findFirst();
  }

  /** The files that an INF names and that are there, by the settings that name them in a site. */
  static Map<SiteSetting, List<String>> says(Inf inf) {
    Map<SiteSetting, List<String>> says = new EnumMap<>(SiteSetting.class);
    for (Target target : inf.targets()) {
      Optional<SiteSetting> setting = SiteSetting.of(target.key());
      if (setting.isPresent() && target.path().isPresent()) {
        List<String> paths = says.computeIfAbsent(setting.get(), _ -> new ArrayList<>());
        if (paths.isEmpty() || target.key().repeatable()) {
          paths.add(target.path().get());
        }
      }
    }
    return says;
  }
}
