// SPDX-License-Identifier: Apache-2.0
package io.dialtone.core.check.site;

import io.dialtone.core.check.FolderEntry;
import io.dialtone.core.check.FolderView;
import io.dialtone.core.check.SettingsJudge;
import io.dialtone.core.check.ShippedSecrets;
import io.dialtone.core.check.finding.Check;
import io.dialtone.core.check.finding.ConfigCheck;
import io.dialtone.core.check.finding.Finding;
import io.dialtone.core.check.finding.FolderCheck;
import io.dialtone.core.check.finding.SiteCheck;
import io.dialtone.core.check.site.Source.OfGiven;
import io.dialtone.core.check.site.Source.OfGroup;
import io.dialtone.core.check.site.Source.OfInf;
import io.dialtone.core.check.site.Source.OfPhone;
import io.dialtone.core.check.site.Source.OfReasons;
import io.dialtone.core.render.GroupConfig;
import io.dialtone.core.render.SharedPath;
import io.dialtone.core.site.Phone;
import io.dialtone.core.site.SiteFile;
import io.dialtone.wire.identity.FilePrefix;
import io.dialtone.wire.identity.PhoneFileName;
import io.dialtone.wire.octets.Bytes;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * All that a site serves, as a folder: the files of each active phone as they are rendered, those
 * that were given, and the hand-made ones beside them. Nothing is kept but names: a file is
 * rendered when it is read. Of many phones with the same INF the first one's is looked at.
 */
public final class RenderedFolder implements FolderView {

  /** What says of the site what is not to be told. */
  public static final String REASONS = "site:.dialtone-check";

  /** Told of all that counts for a phone at once, and not of one of its files. */
  private static final List<Check> OF_VALUES = ofValues();

  private record InfOfKind(FilePrefix kind, Bytes content) {}

  private final CheckedSite site;
  private final GivenBytes given;
  private final Optional<FolderView> byHand;
  private final SortedMap<String, Source> sources = new TreeMap<>();
  private final Set<String> folded = new LinkedHashSet<>();
  private final List<FolderEntry> entries = new ArrayList<>();
  private final List<String> shadowed = new ArrayList<>();

  /**
   * Of a site.
   *
   * @param byHand the folder of hand-made files, where one is served
   * @param reasons what is not to be told of the site, in the words of {@code .dialtone-check}
   */
  public RenderedFolder(
      CheckedSite site, GivenBytes given, Optional<FolderView> byHand, Optional<Bytes> reasons) {
    this.site = site;
    this.given = given;
    this.byHand = byHand;
    phones();
    for (SiteFile file : site.site().files()) {
      add(SharedPath.of(file), file.length(), true, new OfGiven(file));
    }
    reasons.ifPresent(bytes -> add(REASONS, bytes.length(), true, new OfReasons(bytes)));
    byHand.ifPresent(this::beside);
    entries.sort(Comparator.comparing(FolderEntry::path));
  }

  private static List<Check> ofValues() {
    List<Check> all = new ArrayList<>(SettingsJudge.CHECKS);
    all.addAll(ShippedSecrets.CHECKS);
    all.add(ConfigCheck.CONFIG_NO_PARAMETER); // a phone of which nothing is said has no more
    all.add(FolderCheck.MAC_TWO_KINDS); // while an ST2030 changes its protocol
    return List.copyOf(all);
  }

  private void phones() {
    Set<InfOfKind> infs = new LinkedHashSet<>();
    Set<String> commons = new LinkedHashSet<>();
    for (Phone phone : site.active()) {
      Bytes inf = site.renderer().inf(phone, site.base()).content();
      boolean first = infs.add(new InfOfKind(phone.kind(), inf));
      add(name(phone, PhoneFileName.Kind.INF), inf.length(), first, new OfInf(phone));
      macConfig(phone)
          .ifPresent(own ->
              add(name(phone, PhoneFileName.Kind.TXT), own.length(), true, new OfPhone(phone)));
      GroupConfig common = site.renderer().groupConfig(phone.place().group(), phone.kind());
      if (commons.add(common.name())) {
        add(SharedPath.of(common), common.content().length(), true, new OfGroup(phone));
      }
    }
  }

  private static String name(Phone phone, PhoneFileName.Kind kind) {
    return new PhoneFileName(phone.kind(), phone.mac(), kind).text();
  }

  private Optional<Bytes> macConfig(Phone phone) {
    return site.edition(phone)
        .map(edition ->
            site.renderer().macConfig(phone, Optional.of(edition)).content(edition.serial()));
  }

  private void add(String path, long length, boolean asked, Source source) {
    sources.put(path, source);
    folded.add(path.toLowerCase(Locale.ROOT));
    entries.add(new FolderEntry(path, length, FolderEntry.Sort.FILE, asked));
  }

  private void beside(FolderView folder) {
    for (FolderEntry entry : folder.entries()) {
      if (folded.contains(entry.path().toLowerCase(Locale.ROOT))) {
        shadowed.add(entry.path());
      } else {
        entries.add(entry);
      }
    }
  }

  /** Hand-made files that nobody gets, because the site has one of the same name. */
  List<String> shadowed() {
    return List.copyOf(shadowed);
  }

  /** Whether a hand-made file is served. */
  boolean serves(FolderEntry entry) {
    return entry.sort() == FolderEntry.Sort.FILE && !sources.containsKey(entry.path());
  }

  /** What stands in a hand-made file, served or not. */
  Content byHand(String path, int most) {
    return byHand
        .map(folder -> folder.read(path, most))
        .orElseGet(() -> new Content.Unreadable("there is no folder"));
  }

  @Override
  public String name() {
    return byHand.map(FolderView::name).orElse("");
  }

  @Override
  public boolean whole() {
    return true;
  }

  @Override
  public List<FolderEntry> entries() {
    return List.copyOf(entries);
  }

  @Override
  public Content read(String path, int most) {
    Optional<Source> source = Optional.ofNullable(sources.get(path));
    return source.isEmpty() ? byHand(path, most) : read(source.get(), most);
  }

  private Content read(Source source, int most) {
    Bytes content =
        switch (source) {
          case OfInf(var phone) -> site.renderer().inf(phone, site.base()).content();
          case OfPhone(var phone) -> macConfig(phone).orElse(Bytes.EMPTY);
          case OfGroup(var phone) ->
              site.renderer().groupConfig(phone.place().group(), phone.kind()).content();
          case OfReasons(var bytes) -> bytes;
          case OfGiven(var file) -> Bytes.EMPTY;
        };
    return source instanceof OfGiven(var file)
        ? given.read(file, most)
        : new Content.Read(content.slice(0, Math.min(most, content.length())));
  }

  /** Of hand-made files alone: the others have their digests in their names, or a config_sn. */
  @Override
  public Optional<String> sha256(String path) {
    return sources.containsKey(path)
        ? Optional.empty()
        : byHand.flatMap(folder -> folder.sha256(path));
  }

  @Override
  public List<String> suppressions() {
    List<String> all = new ArrayList<>(FolderView.super.suppressions());
    all.add(REASONS);
    return all;
  }

  @Override
  public String place(String path) {
    return Optional.ofNullable(sources.get(path))
        .map(source -> Whereabouts.place(site, source))
        .orElse(path);
  }

  @Override
  public List<Finding> told(List<Finding> found) {
    Set<Finding> told = new LinkedHashSet<>();
    Whereabouts whereabouts = new Whereabouts(site, this);
    for (Finding finding : found) {
      Optional<Source> source = Optional.ofNullable(sources.get(finding.file()));
      boolean asItIs = finding.check() instanceof SiteCheck; // it names its place itself
      if (source.isEmpty() || asItIs || source.get() instanceof OfReasons) {
        told.add(finding);
      } else if (!OF_VALUES.contains(finding.check())) {
        told.add(whereabouts.of(finding, source.get()));
      }
    }
    return List.copyOf(told);
  }
}
