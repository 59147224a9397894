// SPDX-License-Identifier: Apache-2.0
package io.dialtone.core.check;

import io.dialtone.core.check.ReadInf.Reference;
import io.dialtone.core.check.finding.Finding;
import io.dialtone.core.check.finding.SettingsCheck;
import io.dialtone.core.parameter.Dictionary;
import io.dialtone.handset.run.InfValue;
import io.dialtone.wire.inf.InfFile;
import io.dialtone.wire.octets.Bytes;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;

/**
 * Looks a folder through for whatever a phone would stumble on, skip or take otherwise than it was
 * meant (SRV-4). First the INFs, which tell what the other files are for; then each file, once.
 */
public final class Checker {

  /** What is read of a text file; a longer one is told, and not read (docs/files.md). */
  static final int MAX_TEXT = InfFile.MAX_LENGTH;

  private final KnownParameters known;

  /** A checker that knows these parameters. */
  public Checker(Dictionary dictionary) {
    this.known = new KnownParameters(dictionary);
  }

  /** Checks a folder. */
  public CheckReport check(FolderView folder) {
    return check(folder, Beside.NOTHING, _ -> {});
  }

  /**
   * Checks a folder.
   *
   * @param beside what is known beside it
   * @param done is told each file that was looked at
   */
  public CheckReport check(FolderView folder, Beside beside, Consumer<FolderEntry> done) {
    Findings findings = new Findings();
    List<FolderEntry> files =
        folder.entries().stream().filter(e -> e.sort() == FolderEntry.Sort.FILE).toList();
    Places places = new Places(folder.name(), files.stream().map(FolderEntry::path).toList());
    List<ReadInf> infs = infs(folder, files);
    Roles roles = roles(infs, places);
    for (ReadInf inf : infs) {
      if (inf.entry().asked()) {
        new InfJudge(inf, places, findings).judge();
      }
    }
    List<FolderEntry> asked = folder.entries().stream().filter(FolderEntry::asked).toList();
    for (FolderEntry entry : asked) {
      new NameJudge(entry, findings).judge();
      new FileJudge(folder, entry, roles, known, findings).judge();
      done.accept(entry);
    }
    if (folder.whole()) {
      new FolderJudge(folder, infs, places, roles, findings).judge();
    }
    beside.dhcp().ifPresent(dhcp -> new OptionsJudge(dhcp, places, findings).judge());
    Optional<Baseline> next =
        beside.baseline().map(before -> new BaselineJudge(folder, roles, before, findings).judge());
    new ServedJudge(folder, roles, !infs.isEmpty(), beside.served(), findings).judge();
    beside.also().forEach(findings::add);
    return report(folder, asked, findings, next);
  }

  /** Takes out what the folder's own file suppresses. */
  private static CheckReport report(
      FolderView folder, List<FolderEntry> asked, Findings findings, Optional<Baseline> next) {
    Suppressions suppressions = new Suppressions();
    Set<String> there = new TreeSet<>(folder.suppressions());
    there.retainAll(folder.entries().stream().map(FolderEntry::path).toList());
    for (String path : there) {
      if (folder.read(path, MAX_TEXT) instanceof FolderView.Content.Read(Bytes bytes)) {
        suppressions.read(path, bytes, findings);
      }
    }
    List<Finding> told = new ArrayList<>();
    List<Finding> suppressed = new ArrayList<>();
    for (Finding finding : folder.told(findings.all())) {
      (suppressions.covers(finding) ? suppressed : told).add(finding);
    }
    if (folder.whole()) {
      // a site's file is for the settings of its server too, which are held against it apart
      boolean besideSettings = !folder.suppressions().equals(List.of(Roles.SUPPRESSIONS));
      suppressions.unused(check -> !besideSettings || !(check instanceof SettingsCheck), told);
    }
    List<String> places =
        asked.stream().map(entry -> folder.place(entry.path())).distinct().toList();
    return new CheckReport(places, told, suppressed, next);
  }

  /**
   * What was found of settings, without what the site's own file suppresses of them.
   *
   * @param looked the files that were looked at
   * @param reasons the site's file, and what it is called
   */
  public static CheckReport settings(
      List<String> looked, List<Finding> found, String place, Optional<Bytes> reasons) {
    Suppressions suppressions = new Suppressions();
    // what is wrong with the file itself is told with the site that it is for
    reasons.ifPresent(bytes -> suppressions.read(place, bytes, new Findings()));
    List<Finding> told = new ArrayList<>();
    List<Finding> suppressed = new ArrayList<>();
    for (Finding finding : found) {
      (suppressions.covers(finding) ? suppressed : told).add(finding);
    }
    suppressions.unused(SettingsCheck.class::isInstance, told);
    return new CheckReport(looked, told, suppressed, Optional.empty());
  }

  static List<ReadInf> infs(FolderView folder, List<FolderEntry> files) {
    List<ReadInf> infs = new ArrayList<>();
    Map<Bytes, InfFile> parsed = new LinkedHashMap<>(); // thousands of phones may have the same INF
    for (FolderEntry entry : files) {
      if (Roles.isInf(entry.name())
          && folder.read(entry.path(), MAX_TEXT) instanceof FolderView.Content.Read(Bytes bytes)) {
        infs.add(ReadInf.of(entry, parsed.computeIfAbsent(bytes, InfFile::parse)));
      }
    }
    return infs;
  }

  private static Roles roles(List<ReadInf> infs, Places places) {
    Roles roles = new Roles();
    for (ReadInf inf : infs) {
      for (Reference reference : inf.references()) {
        if (reference.value() instanceof InfValue.File named) {
          switch (places.find(named.at())) {
            case Place.Here(var path, _) -> roles.named(path, reference, inf);
            case Place.Below(var path, _) -> roles.named(path, reference, inf);
            case Place.Several _, Place.Missing _, Place.Elsewhere _, Place.Refused _ -> {}
          }
        }
      }
    }
    return roles;
  }
}
