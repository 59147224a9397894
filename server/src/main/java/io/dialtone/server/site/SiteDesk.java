// SPDX-License-Identifier: Apache-2.0
package io.dialtone.server.site;

import io.dialtone.core.check.site.CheckedSite;
import io.dialtone.core.intake.Brought;
import io.dialtone.core.intake.BroughtEditions;
import io.dialtone.core.parameter.Dictionary;
import io.dialtone.core.render.ConfigSerial;
import io.dialtone.core.render.Edition;
import io.dialtone.core.render.InfBase;
import io.dialtone.core.render.MacConfig;
import io.dialtone.core.render.SiteRenderer;
import io.dialtone.core.render.Touched;
import io.dialtone.core.render.value.Effective;
import io.dialtone.core.render.value.PhoneValues;
import io.dialtone.core.render.value.PhonebookUrl;
import io.dialtone.core.site.ChangeDecision;
import io.dialtone.core.site.ItemKey;
import io.dialtone.core.site.Phone;
import io.dialtone.core.site.PhoneState;
import io.dialtone.core.site.Site;
import io.dialtone.core.site.SiteChange;
import io.dialtone.core.wish.Wish;
import io.dialtone.core.wish.WishDesk;
import io.dialtone.wire.octets.Ip4Address;
import io.dialtone.wire.octets.MacAddress;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * The one owner of the site: a wish is decided, what it touches is rendered, stored, and only then
 * served. It works on a site of its own, so that nobody sees what a failing commit takes back.
 */
public final class SiteDesk {

  private static final String OURSELVES = "dialtone";
  private static final int LOST_TOLD = 20;

  /** So many sets of names are looked at for one to share. */
  private static final int NAMES_LIMIT = 1000;

  private final SiteStore store;
  private final Dictionary dictionary;
  private final PhonebookUrl phonebook;
  private final InstantSource clock;
  private final Optional<GivenFiles> given;
  private final Site next;
  private final SiteRenderer renderer;
  private Optional<ConfigSerial> floor;
  private final Map<Set<String>, Set<String>> names = new HashMap<>();
  private final LiveSite live;

  private SiteDesk(
      SiteStore store,
      Optional<FileVault> vault,
      Dictionary dictionary,
      PhonebookUrl phonebook,
      InstantSource clock) {
    this.store = store;
    this.phonebook = phonebook;
    this.given = vault.map(GivenFiles::new);
    this.dictionary = dictionary;
    this.clock = clock;
    StoredSite stored = store.load();
    this.next = stored.site();
    this.renderer = new SiteRenderer(next, dictionary, phonebook);
    this.floor = stored.floor();
    Instant now = clock.instant();
    PastGroups past = PastGroups.of(store, dictionary, phonebook, now);
    this.live = new LiveSite(stored, past, dictionary, phonebook, now);
  }

  /**
   * Loads the site; phones' files that a newer dictionary makes others get their new editions. What
   * is in the files that are given to phones is judged when they are.
   */
  public static SiteDesk open(SiteData data, Dictionary dictionary, InstantSource clock) {
    return open(data, dictionary, PhonebookUrl.UNKNOWN, clock);
  }

  /** The same, where phones find the site's own phonebook. */
  public static SiteDesk open(
      SiteData data, Dictionary dictionary, PhonebookUrl phonebook, InstantSource clock) {
    SiteDesk desk =
        new SiteDesk(data.store(), Optional.of(data.files()), dictionary, phonebook, clock);
    desk.renewUnless(Maker.of(dictionary));
    return desk;
  }

  /** The same over a store alone, which has no files' bytes to look into. */
  public static SiteDesk open(SiteStore store, Dictionary dictionary, InstantSource clock) {
    return open(store, Optional.empty(), dictionary, Maker.of(dictionary), clock);
  }

  static SiteDesk open(
      SiteStore store,
      Optional<FileVault> vault,
      Dictionary dictionary,
      Optional<String> maker,
      InstantSource clock) {
    SiteDesk desk = new SiteDesk(store, vault, dictionary, PhonebookUrl.UNKNOWN, clock);
    desk.renewUnless(maker);
    return desk;
  }

  private ChangeDecision decide(Wish wish) {
    ChangeDecision decision = WishDesk.decide(next, dictionary, wish);
    return decision instanceof ChangeDecision.Accepted(var change, _)
        ? given
            .flatMap(files -> files.fault(next, change))
            .<ChangeDecision>map(ChangeDecision.Refused::new)
            .orElse(decision)
        : decision;
  }

  /**
   * Whether every edition is as this maker makes it. Then all that was changed since went through a
   * desk of the same maker, and nothing is to be rendered.
   */
  private boolean isRenderedBy(Optional<String> last, Optional<String> maker) {
    return maker.isPresent()
        && last.equals(maker)
        && next.phones().stream()
            .filter(phone -> phone.state() == PhoneState.ACTIVE)
            .allMatch(phone -> live.edition(phone.mac()).isPresent());
  }

  private synchronized void renewUnless(Optional<String> build) {
    Optional<String> maker = build.map(text -> Maker.with(text, phonebook, next));
    Optional<String> last = store.renderedBy();
    if (isRenderedBy(last, maker)) {
      return;
    }
    if (last.isPresent()) {
      store.renderedBy(Optional.empty());
    }
    renew();
    if (maker.isPresent() && !next.phones().isEmpty()) {
      store.renderedBy(maker);
    }
  }

  private void renew() {
    Instant now = clock.instant();
    List<Edition> renewed = new ArrayList<>();
    for (Phone phone : next.phones()) {
      if (phone.state() == PhoneState.ACTIVE) {
        renewed(phone, BroughtEditions.NONE, now, new ArrayList<>()).ifPresent(renewed::add);
      }
    }
    if (!renewed.isEmpty()) {
      SiteChange none =
          new SiteChange("files of " + renewed.size() + " phones made anew", List.of());
      store.commit(new SiteCommit(none, OURSELVES, now, renewed));
      publish(none, Touched.by(next, none), renewed, now);
    }
  }

  /** Does what somebody wishes, or nothing at all. */
  public synchronized DeskAnswer perform(Wish wish, String who) {
    return switch (decide(wish)) {
      case ChangeDecision.Refused(var reason) -> new DeskAnswer.Refused(reason);
      case ChangeDecision.Accepted(var change, var warnings) -> {
        BroughtEditions brought = editions(wish);
        yield change.edits().isEmpty() && !isNews(brought)
            ? new DeskAnswer.Unchanged(warnings)
            : given
                .flatMap(files -> files.absence(change))
                .<DeskAnswer>map(DeskAnswer.Refused::new)
                .orElseGet(() -> commit(change, who, warnings, brought));
      }
    };
  }

  private static BroughtEditions editions(Wish wish) {
    return wish instanceof Wish.TakeIn(_, var brought)
        ? BroughtEditions.of(brought)
        : BroughtEditions.NONE;
  }

  private boolean isNews(BroughtEditions brought) {
    return !higher(brought).equals(floor)
        || brought.all().keySet().stream()
            .anyMatch(mac -> {
              Optional<Edition> here = live.edition(mac);
              return !brought.last(mac, here).equals(here);
            });
  }

  private Optional<ConfigSerial> higher(BroughtEditions brought) {
    return Stream.concat(floor.stream(), brought.floor().stream()).max(Comparator.naturalOrder());
  }

  /** Takes a change of the history back. */
  public synchronized DeskAnswer undo(long number, String who) {
    Optional<StoredChange> change = store.change(number);
    return change.isEmpty()
        ? new DeskAnswer.Refused("there is no change " + number + ": look at the history")
        : perform(new Wish.TakeBack(change.get().change()), who);
  }

  private DeskAnswer commit(
      SiteChange change, String who, List<String> warnings, BroughtEditions brought) {
    Instant now = clock.instant();
    List<String> told = new ArrayList<>(warnings);
    Touched touched;
    List<Edition> renewed;
    CommitResult result;
    boolean kept = false;
    enter(change);
    try {
      touched = touched(change, brought);
      renewed = renewed(touched, brought, now, told);
      result = store.commit(new SiteCommit(change, who, now, renewed, raised(brought)));
      kept = result instanceof CommitResult.Kept;
    } finally {
      if (!kept) {
        enter(change.undone());
      }
    }
    return switch (result) {
      case CommitResult.Overtaken overtaken -> new DeskAnswer.Refused(overtaken.reason());
      case CommitResult.Kept(var number) -> {
        floor = higher(brought);
        publish(change, touched, renewed, now);
        yield new DeskAnswer.Done(
            number,
            change.what(),
            told,
            renewed.stream()
                .map(Edition::mac)
                .filter(mac -> touched.phones().contains(mac))
                .toList());
      }
    };
  }

  private void enter(SiteChange change) {
    next.apply(change);
    renderer.forget(change);
  }

  private void publish(SiteChange change, Touched touched, List<Edition> renewed, Instant now) {
    live.publish(change, touched, renewed, now);
  }

  private Optional<ConfigSerial> raised(BroughtEditions brought) {
    return higher(brought).filter(least -> !floor.equals(Optional.of(least)));
  }

  /** Whom a change touches, and those that were given something else elsewhere. */
  private Touched touched(SiteChange change, BroughtEditions brought) {
    Touched touched = Touched.by(next, change);
    if (brought.all().isEmpty()) {
      return touched;
    }
    NavigableSet<MacAddress> phones = new TreeSet<>(touched.phones());
    brought.all().keySet().stream().filter(this::isActive).forEach(phones::add);
    return new Touched(phones, touched.gone());
  }

  private boolean isActive(MacAddress mac) {
    return next.phone(mac).filter(phone -> phone.state() == PhoneState.ACTIVE).isPresent();
  }

  private List<Edition> renewed(
      Touched touched, BroughtEditions brought, Instant now, List<String> lost) {
    List<Edition> renewed = new ArrayList<>();
    for (MacAddress mac : touched.phones()) {
      renewed(next.phone(mac).orElseThrow(), brought, now, lost).ifPresent(renewed::add);
    }
    for (MacAddress mac : brought.all().keySet()) {
      Optional<Edition> here = live.edition(mac);
      if (!isActive(mac)) {
        brought
            .last(mac, here)
            .filter(last -> !here.equals(Optional.of(last)))
            .map(this::sharing)
            .ifPresent(renewed::add); // kept for the day it is put back
      }
    }
    return renewed;
  }

  /** The edition that a phone's own file comes to, if it is another. */
  private Optional<Edition> renewed(
      Phone phone, BroughtEditions brought, Instant now, List<String> lost) {
    Optional<Edition> here = live.edition(phone.mac());
    Optional<Edition> last = brought.last(phone.mac(), here);
    MacConfig config = renderer.macConfig(phone, last);
    Optional<Edition> edition =
        Optional.of(config.edition(last, higher(brought), now))
            .filter(made -> !here.equals(Optional.of(made)))
            .map(this::sharing);
    if (edition.isPresent() && lost.size() < LOST_TOLD) {
      config
          .lost()
          .forEach(name ->
              lost.add(
                  "phone "
                      + phone.mac()
                      + " keeps its value of "
                      + name
                      + ", whose default is not known"));
    }
    return edition;
  }

  /** Phones that were told the same share the names of it. */
  private Edition sharing(Edition made) {
    if (names.size() == NAMES_LIMIT) {
      names.clear();
    }
    Set<String> shared = names.computeIfAbsent(made.names(), all -> all);
    return new Edition(made.mac(), made.serial(), made.sha256(), shared);
  }

  /** What a wish would change, with nothing changed. */
  public synchronized DryAnswer dryRun(Wish wish) {
    return switch (decide(wish)) {
      case ChangeDecision.Refused(var reason) -> new DryAnswer.Refused(reason);
      case ChangeDecision.Accepted(var change, var warnings) ->
          new DryAnswer.Would(dryRun(change, warnings, editions(wish)));
    };
  }

  /** Why a wish cannot be, if it cannot. */
  public synchronized Optional<String> refusal(Wish wish) {
    return decide(wish) instanceof ChangeDecision.Refused(var reason)
        ? Optional.of(reason)
        : Optional.empty();
  }

  /** What is wrong with each thing brought along that cannot be so, by its place from 0. */
  public synchronized SortedMap<Integer, String> faults(List<Brought> brought) {
    return WishDesk.faults(next, dictionary, brought);
  }

  private DryRun dryRun(SiteChange change, List<String> warnings, BroughtEditions brought) {
    enter(change);
    try {
      int count = 0;
      List<DryRun.OfPhone> phones = new ArrayList<>();
      Touched touched = touched(change, brought);
      for (MacAddress mac : touched.phones()) {
        Phone phone = next.phone(mac).orElseThrow();
        boolean own = renewed(phone, brought, clock.instant(), new ArrayList<>()).isPresent();
        boolean inf = infChanges(phone);
        if (own || inf) {
          count++;
          if (phones.size() < DryRun.DETAILED) {
            boolean fresh = live.read((site, _) -> site.phone(mac)).isEmpty();
            phones.add(new DryRun.OfPhone(mac, fresh, inf, own, values(phone, fresh)));
          }
        }
      }
      return new DryRun(change.what(), warnings, count + touched.gone().size(), phones);
    } finally {
      enter(change.undone());
    }
  }

  private boolean infChanges(Phone phone) {
    return !live.inf(phone.mac(), InfBase.http())
        .equals(Optional.of(renderer.inf(phone, InfBase.http()).content()));
  }

  private List<DryRun.OfValue> values(Phone phone, boolean fresh) {
    Map<String, Effective> before = new LinkedHashMap<>();
    Set<String> told = told(live.edition(phone.mac()));
    live.read((site, standing) ->
            site.phone(phone.mac()).map(standing::values).map(values -> values.all(told)))
        .ifPresent(all -> all.forEach(value -> before.put(value.name(), value)));
    List<DryRun.OfValue> changed = new ArrayList<>();
    for (Effective after : renderer.values(phone).all(told)) {
      Optional<Effective> was = Optional.ofNullable(before.remove(after.name()));
      boolean counts = !fresh || after.origin().isSet();
      if (counts && was.filter(after::tellsTheSame).isEmpty()) {
        changed.add(new DryRun.OfValue(after.name(), was, Optional.of(after)));
      }
    }
    before.forEach(
        (name, was) -> changed.add(new DryRun.OfValue(name, Optional.of(was), Optional.empty())));
    return changed;
  }

  /** A phone with every value that counts for it. */
  public Optional<PhoneView> show(MacAddress mac) {
    Optional<Edition> edition = live.edition(mac);
    return live.read(
        (site, standing) -> site.phone(mac).map(phone -> view(phone, standing, edition)));
  }

  /** Something of a phone and of the values that count for it; nothing of them is kept. */
  public <T> Optional<T> read(MacAddress mac, Function<PhoneValues, T> question) {
    return live.read((site, standing) -> site.phone(mac).map(standing::values).map(question));
  }

  private static PhoneView view(Phone phone, SiteRenderer standing, Optional<Edition> edition) {
    PhoneValues values = standing.values(phone);
    List<String> notes = new ArrayList<>(values.group().notes());
    notes.addAll(values.notes());
    standing
        .macConfig(phone, edition)
        .lost()
        .forEach(name ->
            notes.add(name + ": the phone keeps the value it was once told; no default is known"));
    return new PhoneView(phone, values.all(told(edition)), notes, edition);
  }

  private static Set<String> told(Optional<Edition> edition) {
    return edition.<Set<String>>map(Edition::names).orElse(Set.of());
  }

  /** Something of the site as it stands; the function keeps nothing of it. */
  public <T> T read(Function<Site, T> question) {
    return live.read((site, _) -> question.apply(site));
  }

  /**
   * The site as it stands, to be looked through; nobody waits meanwhile.
   *
   * @param address the server's own, where it is known
   */
  public CheckedSite checked(InfBase base, Optional<Ip4Address> address) {
    StoredSite now = live.stored();
    return CheckedSite.of(now.site(), dictionary, now.editions(), base, address, phonebook);
  }

  /** All of it with what phones were last given, as a store would have it. */
  public synchronized StoredSite exported() {
    StoredSite now = live.stored();
    return new StoredSite(now.items(), now.editions(), now.newest(), floor);
  }

  /** A change of the history with every item before and after it. */
  public Optional<StoredChange> change(long number) {
    return store.change(number);
  }

  /** The newest changes below this number, the newest first. */
  public List<ChangeLine> history(long below, int limit) {
    return store.history(below, limit);
  }

  /** The same, of one item alone. */
  public List<ChangeLine> history(ItemKey item, long below, int limit) {
    return store.history(item, below, limit);
  }

  /** The newest changes of an item, each with what became of this item alone. */
  public List<StoredChange> past(ItemKey item, int limit) {
    return store.past(item, limit);
  }

  /** The phones and accounts that changes of exactly this description made. */
  public List<ItemKey> madeBy(String what) {
    return store.madeBy(what);
  }

  /** Phones of the site, in whatever state. */
  public int phones() {
    return live.phones();
  }

  /** Files rendered for phones that asked. */
  public long rendered() {
    return live.rendered();
  }

  /** Every rendering of a file, for phones and for what changes come to. */
  synchronized long renderedInAll() {
    return renderer.rendered() + live.renderedInAll();
  }

  /** Where phones find the site's own phonebook. */
  PhonebookUrl phonebook() {
    return phonebook;
  }

  LiveSite live() {
    return live;
  }
}
