// SPDX-License-Identifier: Apache-2.0
package io.dialtone.server.discovery;

import io.dialtone.core.access.AccessDecision;
import io.dialtone.core.access.AccessRule;
import io.dialtone.core.access.Leases;
import io.dialtone.core.caller.Caller;
import io.dialtone.core.journal.Area;
import io.dialtone.core.journal.Journal;
import io.dialtone.core.journal.JournalRecord;
import io.dialtone.core.journal.Level;
import io.dialtone.core.journal.Sighting;
import io.dialtone.core.journal.Trace;
import io.dialtone.core.site.Found;
import io.dialtone.core.site.Phone;
import io.dialtone.core.site.PhoneState;
import io.dialtone.core.site.Site;
import io.dialtone.core.wish.SiteLimits;
import io.dialtone.core.wish.Wish;
import io.dialtone.server.site.DeskAnswer;
import io.dialtone.server.site.SiteDesk;
import io.dialtone.server.store.StoreException;
import io.dialtone.wire.octets.Ip4Address;
import io.dialtone.wire.octets.MacAddress;
import io.dialtone.wire.octets.Subnet;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/**
 * Gathers which phones are seen, and once a second has those written down that the site does not
 * know, in one change. Answers never wait for it, and known phones cost it next to nothing. Anybody
 * can make up phones, so it notes no more at a time, writes no faster and keeps no more than its
 * bounds say.
 */
public final class Discovery {

  /** Who the history says it was. */
  public static final String WHO = "discovery";

  private static final long GROUP_ADDRESS = 1L << 40;
  private static final Duration GATHERED = Duration.ofSeconds(1);
  private static final Duration SAID_AGAIN = Duration.ofMinutes(1);
  private static final int MOST_WAITING = 20_000;
  private static final int AT_ONCE = 2_000;
  private static final int PER_SECOND = 100;
  private static final int MOST_BATCHES = 10;
  private static final int MOST_IGNORED = 10_000;

  /**
   * What it goes by.
   *
   * @param networks those that addresses are lent in
   */
  public record Basis(AccessRule access, Leases leases, List<Subnet> networks) {
    public Basis {
      networks = List.copyOf(networks);
    }
  }

  private final SiteDesk desk;
  private final Basis basis;
  private final Journal journal;
  private final InstantSource clock;
  private final LongSupplier nanos;
  private final Waiting waiting = new Waiting(MOST_WAITING);
  private final Quiet quiet = new Quiet();
  private final NewPhones room;
  private final Map<MacAddress, Boolean> ignored = new LinkedHashMap<>();
  private final CountDownLatch closed = new CountDownLatch(1);
  private volatile Optional<Thread> watcher = Optional.empty();
  private Optional<Instant> fullSaid = Optional.empty();
  private Optional<Instant> faultSaid = Optional.empty();

  Discovery(SiteDesk desk, Basis basis, Journal journal, InstantSource clock, LongSupplier nanos) {
    this.desk = desk;
    this.basis = basis;
    this.journal = journal;
    this.clock = clock;
    this.nanos = nanos;
    this.room = new NewPhones(AT_ONCE, PER_SECOND, nanos.getAsLong());
  }

  /** Begins to look once a second at who was seen. */
  public static Discovery start(SiteDesk desk, Basis basis, Journal journal, InstantSource clock) {
    Discovery discovery = new Discovery(desk, basis, journal, clock, System::nanoTime);
    discovery.watcher =
        Optional.of(Thread.ofPlatform().daemon().name("discovery").start(discovery::watch));
    return discovery;
  }

  /** Notes who made a request; called by whoever answers, and waits for nothing. */
  public void saw(Sighting sighting) {
    if (sighting.trace().isPresent()
        && isOfCard(sighting.mac())
        && !quiet.has(sighting.mac(), sighting.model())
        && mayBe(sighting)) {
      waiting.note(sighting.mac(), found(sighting, sighting.trace().get()));
    }
  }

  private static boolean isOfCard(MacAddress mac) {
    return mac.bits() != 0 && (mac.bits() & GROUP_ADDRESS) == 0;
  }

  /** Files are asked for by whoever wants to, so only from where a phone may have its own. */
  private boolean mayBe(Sighting sighting) {
    return sighting.area() == Area.DHCP
        || sighting
            .address()
            .filter(asker ->
                !(basis.access().decide(sighting.mac(), asker, basis.leases(), sighting.time())
                    instanceof AccessDecision.Denied))
            .isPresent();
  }

  private Found found(Sighting sighting, Trace trace) {
    Optional<Ip4Address> address = sighting.address();
    Optional<Subnet> subnet =
        address
            .or(trace::relay)
            .flatMap(at ->
                basis.networks().stream().filter(network -> network.contains(at)).findFirst());
    Caller caller = sighting.caller();
    return new Found(
        sighting.time(),
        sighting.time(),
        new Found.Where(address, subnet, trace.relay(), trace.circuitId(), trace.remoteId()),
        new Found.Clues(caller.model(), caller.protocol(), caller.evidence()));
  }

  private void watch() {
    try {
      while (!closed.await(GATHERED.toNanos(), TimeUnit.NANOSECONDS)) {
        look();
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  /** Has everybody written down who was seen and is not known, as far as there is room. */
  void look() {
    quiet.refresh(clock.instant());
    try {
      int most = room.room(nanos.getAsLong());
      boolean more = batch(waiting.take(most));
      for (int turn = 1; more && most >= PER_SECOND && turn < MOST_BATCHES; turn++) {
        most = room.room(nanos.getAsLong());
        more = most >= PER_SECOND && batch(waiting.take(most)); // the rest in the next second
      }
    } catch (StoreException fault) {
      trouble("phones that were seen cannot be written down: " + fault.getMessage());
    } catch (RuntimeException fault) {
      // the outermost loop: a fault of ours in one look must not end all discovery
      trouble("looking at the phones seen failed: " + fault);
    }
  }

  private boolean batch(SortedMap<MacAddress, Found> seen) {
    if (seen.isEmpty()) {
      return false;
    }
    Map<MacAddress, Phone> before = desk.read(site -> standing(site, seen));
    if (written(seen) instanceof DeskAnswer.Refused(var reason)) {
      trouble("phones that were seen cannot be written down: " + reason);
      return true;
    }
    Map<MacAddress, Phone> after = desk.read(site -> standing(site, seen));
    boolean full = desk.read(Discovery::isFull);
    int fresh = 0;
    for (Map.Entry<MacAddress, Found> one : seen.entrySet()) {
      Optional<Phone> was = Optional.ofNullable(before.get(one.getKey()));
      Optional<Phone> is = Optional.ofNullable(after.get(one.getKey()));
      fresh += was.isEmpty() && is.isPresent() ? 1 : 0;
      is.ifPresent(phone -> tell(was, phone));
      if (is.isEmpty() && !full) {
        ignore(one.getKey(), one.getValue());
      }
    }
    room.spend(fresh);
    if (full) {
      sayFull();
    }
    return true;
  }

  private DeskAnswer written(SortedMap<MacAddress, Found> seen) {
    try {
      return desk.perform(new Wish.Discover(seen), WHO);
    } catch (StoreException fault) {
      waiting.again(seen); // a phone that has booted may be silent for days
      throw fault;
    }
  }

  private static Map<MacAddress, Phone> standing(Site site, SortedMap<MacAddress, Found> seen) {
    Map<MacAddress, Phone> standing = new LinkedHashMap<>();
    seen.keySet().forEach(mac -> site.phone(mac).ifPresent(phone -> standing.put(mac, phone)));
    return standing;
  }

  private static boolean isFull(Site site) {
    return site.waiting() >= SiteLimits.WAITING
        || site.found() >= SiteLimits.FOUND
        || site.phones().size() >= SiteLimits.PHONES;
  }

  private void tell(Optional<Phone> was, Phone phone) {
    if (was.isEmpty()) {
      String evidence =
          phone.found().map(found -> String.join(", ", found.clues().evidence())).orElse("");
      String kind =
          phone.isAmbiguous() ? "of an unknown kind" : phone.kind().text().replace("_", "");
      say(
          Level.INFO,
          phone.mac(),
          "new phone "
              + kind
              + at(phone.found())
              + ": "
              + phone.state().text()
              + " ("
              + evidence
              + ")");
    } else if (was.get().otherModel().isEmpty()) {
      phone
          .otherModel()
          .ifPresent(seen ->
              say(
                  Level.WARN,
                  phone.mac(),
                  "it is said to be an "
                      + phone.kind().model()
                      + " and was seen as an "
                      + seen
                      + at(phone.found())
                      + ": look at its label, and say 'dialtone site phones"
                      + " change "
                      + phone.mac()
                      + " --model "
                      + seen
                      + "' if that is right"));
    }
    if (phone.state() == PhoneState.ACTIVE) {
      quiet.add(phone.mac(), phone.kind().model());
    }
  }

  private static String at(Optional<Found> found) {
    return found.flatMap(what -> what.where().address()).map(at -> " at " + at).orElse("");
  }

  /** Told once, as far as that can be remembered; the oldest are forgotten. */
  private void ignore(MacAddress mac, Found what) {
    if (ignored.put(mac, true) == null) {
      String evidence = String.join(", ", what.clues().evidence());
      say(Level.INFO, mac, "ignored by a rule" + at(Optional.of(what)) + " (" + evidence + ")");
      if (ignored.size() > MOST_IGNORED) {
        ignored.remove(ignored.keySet().iterator().next());
      }
    }
  }

  private void sayFull() {
    if (isDue(fullSaid)) {
      fullSaid = Optional.of(clock.instant());
      journal.record(
          JournalRecord.of(
              clock.instant(),
              Level.WARN,
              Area.SERVER,
              "new phones are not taken in any more: "
                  + SiteLimits.WAITING
                  + " wait, or "
                  + SiteLimits.FOUND
                  + " came by themselves; look at 'dialtone site phones --state discovered', and"
                  + " approve or ignore them by a rule"));
    }
  }

  private void trouble(String text) {
    if (isDue(faultSaid)) {
      faultSaid = Optional.of(clock.instant());
      journal.record(JournalRecord.of(clock.instant(), Level.ERROR, Area.SERVER, text));
    }
  }

  private boolean isDue(Optional<Instant> said) {
    return said.map(at -> clock.instant().isAfter(at.plus(SAID_AGAIN))).orElse(true);
  }

  private void say(Level level, MacAddress mac, String text) {
    journal.record(new JournalRecord(clock.instant(), level, Area.SERVER, Optional.of(mac), text));
  }

  /** Stops looking, once what is being written is; who was not looked at yet comes again. */
  public void close(Duration atMost) throws InterruptedException {
    closed.countDown();
    if (watcher.isPresent()) {
      watcher.get().join(atMost);
    }
  }
}
