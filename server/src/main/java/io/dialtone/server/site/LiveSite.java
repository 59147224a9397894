// SPDX-License-Identifier: Apache-2.0
package io.dialtone.server.site;

import io.dialtone.core.parameter.Dictionary;
import io.dialtone.core.phonebook.Phonebook;
import io.dialtone.core.render.Edition;
import io.dialtone.core.render.InfBase;
import io.dialtone.core.render.PhoneInf;
import io.dialtone.core.render.SharedPath;
import io.dialtone.core.render.SiteRenderer;
import io.dialtone.core.render.Touched;
import io.dialtone.core.render.value.PhonebookUrl;
import io.dialtone.core.site.ItemKey;
import io.dialtone.core.site.Phone;
import io.dialtone.core.site.PhonePlace;
import io.dialtone.core.site.PhoneState;
import io.dialtone.core.site.PhoneUse;
import io.dialtone.core.site.Settings;
import io.dialtone.core.site.Site;
import io.dialtone.core.site.SiteChange;
import io.dialtone.core.site.SiteFile;
import io.dialtone.core.site.SiteItem;
import io.dialtone.server.files.Snapshot;
import io.dialtone.wire.identity.FilePrefix;
import io.dialtone.wire.identity.PhoneFileName;
import io.dialtone.wire.octets.Bytes;
import io.dialtone.wire.octets.MacAddress;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Supplier;

/**
 * The site as it is stored and served: never one that a failing commit would take back. Whoever
 * asks waits for no disk, only for another who renders.
 */
final class LiveSite {

  private final Site site;
  private final SiteRenderer renderer;
  private final Map<MacAddress, Edition> editions = new HashMap<>();
  private final Map<String, SiteFile> shared = new HashMap<>();
  private final RenderedFiles files = new RenderedFiles(RenderedFiles.WEIGHT_LIMIT);
  private final ToldConfigs configs;

  private Optional<Phonebook> phonebook = Optional.empty();
  private Instant changed;
  private long rendered;

  LiveSite(
      StoredSite stored,
      PastGroups past,
      Dictionary dictionary,
      PhonebookUrl phonebook,
      Instant now) {
    this.site = stored.site();
    this.renderer = new SiteRenderer(site, dictionary, phonebook);
    this.configs = new ToldConfigs(site, renderer, past);
    this.changed = now;
    stored.editions().forEach(edition -> editions.put(edition.mac(), edition));
    site.files().forEach(file -> shared.put(folded(SharedPath.of(file)), file));
  }

  /** A change that is stored; no files but those of the phones that it touches become others. */
  synchronized void publish(
      SiteChange change, Touched touched, List<Edition> renewed, Instant now) {
    site.apply(change);
    renderer.forget(change);
    configs.changed(change);
    touched.phones().forEach(files::drop);
    touched.gone().forEach(files::drop);
    renewed.forEach(edition -> editions.put(edition.mac(), edition));
    for (SiteChange.Edit edit : change.edits()) {
      phonebook = Phonebook.isTouched(edit) ? Optional.empty() : phonebook;
      if (edit.key().kind() == ItemKey.Kind.FILE && edit.after().isEmpty()) {
        edit.before().ifPresent(file -> shared.remove(folded(SharedPath.of((SiteFile) file))));
      }
      edit.after()
          .filter(SiteFile.class::isInstance)
          .map(SiteFile.class::cast)
          .ifPresent(file -> shared.put(folded(SharedPath.of(file)), file));
    }
    changed = now;
  }

  /** Something of the site and its renderer, with nothing changing meanwhile. */
  synchronized <T> T read(BiFunction<Site, SiteRenderer, T> question) {
    return question.apply(site, renderer);
  }

  synchronized Optional<Edition> edition(MacAddress mac) {
    return Optional.ofNullable(editions.get(mac));
  }

  /** A phone that is given files. */
  synchronized Optional<Phone> active(MacAddress mac) {
    return site.phone(mac).filter(phone -> phone.state() == PhoneState.ACTIVE);
  }

  /** A phone's INF as it is now. */
  synchronized Optional<Bytes> inf(MacAddress mac, InfBase base) {
    return active(mac).map(phone -> renderer.inf(phone, base).content());
  }

  /** A phone's INF to be served at a path. */
  synchronized Optional<Snapshot> inf(PhoneFileName name, InfBase base, String path) {
    return active(name.mac())
        .flatMap(phone ->
            renderer
                .inf(phone, name.prefix(), base)
                .map(inf -> served(name, path, () -> told(phone, inf))));
  }

  /** The INF of a phone that stands in no group and is not in the site. */
  synchronized Snapshot unknownInf(FilePrefix kind, InfBase base) {
    Phone nobody =
        new Phone(
            new MacAddress(0),
            kind,
            PhoneState.ACTIVE,
            PhonePlace.UNKNOWN,
            PhoneUse.NONE,
            Settings.NONE);
    PhoneInf inf = renderer.inf(nobody, base);
    return Snapshot.made(kind.text() + ".inf", inf.content(), changed);
  }

  /** Whether a phone has an INF under this name: its own, or one that makes it swap (SWP-1). */
  synchronized boolean hasInf(PhoneFileName name) {
    return active(name.mac())
        .flatMap(phone -> renderer.inf(phone, name.prefix(), InfBase.http()))
        .isPresent();
  }

  private Bytes told(Phone phone, PhoneInf inf) {
    configs.tell(phone, changed);
    return inf.content();
  }

  /** A phone's own file, as the edition says that was stored with the change. */
  synchronized Optional<Snapshot> macConfig(PhoneFileName name, String path) {
    Optional<Edition> edition = edition(name.mac());
    return active(name.mac())
        .flatMap(phone ->
            edition.map(last ->
                served(
                    name, path, () -> renderer.macConfig(phone, edition).content(last.serial()))));
  }

  private Snapshot served(PhoneFileName name, String path, Supplier<Bytes> content) {
    Optional<Snapshot> known = files.find(name.mac(), path);
    if (known.isPresent()) {
      return known.get();
    }
    rendered++;
    Snapshot made = Snapshot.made(name.toString(), content.get(), changed);
    files.put(name.mac(), path, made);
    return made;
  }

  /**
   * The common config at a path, one of before included while it is remembered.
   *
   * @param asker the phone that asks, where it is known
   */
  synchronized Optional<Snapshot> config(String path, Optional<MacAddress> asker) {
    return configs.find(path, asker.flatMap(this::active), changed);
  }

  synchronized Optional<SiteFile> shared(String path) {
    return Optional.ofNullable(shared.get(folded(path)));
  }

  /** Everybody who can be called, made when somebody first asks after a change. */
  synchronized Phonebook phonebook() {
    Phonebook made = phonebook.orElseGet(() -> Phonebook.of(site));
    phonebook = Optional.of(made);
    return made;
  }

  /** All of it, as a store would have it. */
  synchronized StoredSite stored() {
    List<SiteItem> items = new ArrayList<>();
    items.addAll(site.groups());
    items.addAll(site.files());
    items.addAll(site.templates());
    items.addAll(site.accounts());
    items.addAll(site.contacts());
    items.addAll(site.phones());
    site.find(ItemKey.RULES).ifPresent(items::add);
    return new StoredSite(items, List.copyOf(editions.values()), 0, Optional.empty());
  }

  synchronized Instant changed() {
    return changed;
  }

  synchronized long rendered() {
    return rendered;
  }

  /** The same, and those that were rendered to see what a file is named. */
  synchronized long renderedInAll() {
    return renderer.rendered();
  }

  synchronized int phones() {
    return site.phones().size();
  }

  static String folded(String path) {
    return path.toLowerCase(Locale.ROOT);
  }
}
