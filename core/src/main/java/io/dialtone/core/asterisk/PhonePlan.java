// SPDX-License-Identifier: Apache-2.0
package io.dialtone.core.asterisk;

import io.dialtone.core.intake.Brought;
import io.dialtone.core.site.PhoneState;
import io.dialtone.wire.identity.FilePrefix;
import io.dialtone.wire.identity.MacPrefix;
import io.dialtone.wire.identity.Model;
import io.dialtone.wire.identity.Protocol;
import io.dialtone.wire.octets.MacAddress;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/** Which phones there are to be, and which account on which of their lines. */
final class PhonePlan {

  private final KnownSite site;
  private final Choices choices;
  private final Findings found;
  private final SortedMap<String, AsteriskAccount> taken;
  private final List<AsteriskPlan.Entry> entries;

  /** The claims that count, by phone. */
  private final SortedMap<MacAddress, List<PhoneClaim>> wanted = new TreeMap<>();

  private final SortedMap<String, SortedSet<MacAddress>> claimed = new TreeMap<>();

  /** What is on the lines of every phone in the end. */
  private final SortedMap<MacAddress, SortedMap<Integer, String>> lines = new TreeMap<>();

  private int guessed;

  PhonePlan(
      KnownSite site,
      Choices choices,
      Findings found,
      SortedMap<String, AsteriskAccount> taken,
      List<AsteriskPlan.Entry> entries) {
    this.site = site;
    this.choices = choices;
    this.found = found;
    this.taken = taken;
    this.entries = entries;
    site.phones().values().forEach(phone -> lines.put(phone.mac(), new TreeMap<>(phone.lines())));
  }

  void decide() {
    choose();
    wanted.forEach(this::phone);
    for (KnownPhone phone : site.phones().values()) {
      stale(phone.mac(), wanted.getOrDefault(phone.mac(), List.of()));
    }
    if (guessed > 0) {
      found.notes.add(
          new Note(
              Note.Kind.REMARK,
              "",
              guessed
                  + (guessed == 1 ? " phone" : " phones")
                  + " whose model nobody says "
                  + (guessed == 1 ? "is" : "are")
                  + " taken for "
                  + choices.model().orElse(Model.ST2030)
                  + (choices.model().isPresent() ? " (--model)" : "; --model says otherwise"),
              Optional.empty()));
    }
  }

  /** Of all that is claimed for an account, what the strongest says. */
  private void choose() {
    Map<String, PhoneClaim.By> strongest = new LinkedHashMap<>();
    for (PhoneClaim claim : found.claims) {
      strongest.merge(
          claim.account(), claim.by(), (one, other) -> one.compareTo(other) <= 0 ? one : other);
    }
    for (PhoneClaim claim : found.claims) {
      if (claim.account().isEmpty()) {
        wanted.computeIfAbsent(claim.mac(), _ -> new ArrayList<>()).add(claim);
      } else if (!taken.containsKey(claim.account())) {
        unknown(claim);
      } else if (strongest.get(claim.account()) == claim.by()) {
        List<PhoneClaim> all = wanted.computeIfAbsent(claim.mac(), _ -> new ArrayList<>());
        if (all.stream().noneMatch(c -> c.account().equals(claim.account()))) {
          all.add(claim);
        }
        claimed.computeIfAbsent(claim.account(), _ -> new TreeSet<>()).add(claim.mac());
      }
    }
    for (PhoneClaim claim : found.claims) {
      SortedSet<MacAddress> phones = claimed.getOrDefault(claim.account(), new TreeSet<>());
      if (!phones.isEmpty() && !phones.contains(claim.mac())) {
        found.note(
            Note.Kind.REMARK,
            claim.account(),
            "account "
                + claim.account()
                + " goes to "
                + phones.first()
                + " by "
                + strongest.getOrDefault(claim.account(), claim.by()).words()
                + ", and not to "
                + claim.mac()
                + " by "
                + claim.by().words(),
            claim.place());
      }
    }
  }

  private void unknown(PhoneClaim claim) {
    found.note(
        Note.Kind.NO_ACCOUNT,
        claim.mac().toString(),
        "phone " + claim.mac() + ": there is no account " + claim.account() + " to take",
        claim.place());
  }

  private void phone(MacAddress mac, List<PhoneClaim> claims) {
    Optional<KnownPhone> there = Optional.ofNullable(site.phones().get(mac));
    Optional<Model> said =
        claims.stream()
            .sorted((a, b) -> a.by().compareTo(b.by()))
            .flatMap(c -> c.model().stream())
            .findFirst();
    if (there.isEmpty() && said.isEmpty() && choices.model().isEmpty() && !MacPrefix.isKnown(mac)) {
      stranger(mac, claims);
      return;
    }
    if (there.map(phone -> phone.state() == PhoneState.RETIRED).orElse(false)) {
      retired(mac, claims);
      return;
    }
    FilePrefix kind = kind(there, said, claims.getFirst());
    LinePlan plan =
        new LinePlan(mac, kind.model(), lines.getOrDefault(mac, new TreeMap<>()), this::stale);
    plan.assign(claims.stream().filter(c -> !c.account().isEmpty()).toList(), found);
    PhoneClaim first = claims.getFirst();
    bring(
        new Brought.OfPhone(
            mac,
            Optional.of(kind),
            Optional.of(PhoneState.ACTIVE),
            Optional.empty(),
            there.isPresent() ? Optional.empty() : label(claims),
            Optional.empty()),
        first);
    plan.changed()
        .forEach(
            (line, account) -> bring(new Brought.OfLine(mac, line, Optional.of(account)), first));
    lines.put(mac, plan.lines());
  }

  private void bring(Brought brought, PhoneClaim claim) {
    entries.add(new AsteriskPlan.Entry(brought, claim.place().toString()));
  }

  /** The one the site has, else what is said, else what is usual. */
  private FilePrefix kind(Optional<KnownPhone> there, Optional<Model> said, PhoneClaim first) {
    if (there.isPresent()) {
      FilePrefix kind = there.get().kind();
      if (said.isPresent() && said.get() != kind.model()) {
        found.note(
            Note.Kind.REMARK,
            first.mac().toString(),
            "phone " + first.mac() + " stays an " + kind.model() + ", as the site has it",
            first.place());
      }
      return kind;
    }
    if (said.isEmpty()) {
      guessed++;
    }
    return new FilePrefix(said.or(choices::model).orElse(Model.ST2030), Protocol.SIP);
  }

  private void stranger(MacAddress mac, List<PhoneClaim> claims) {
    found.leftOut(
        mac.toString(),
        "phone "
            + mac
            + ": it does not begin as these phones' addresses do; name its model in the map, or"
            + " take it by --model",
        claims.getFirst().place());
  }

  private void retired(MacAddress mac, List<PhoneClaim> claims) {
    found.leftOut(
        mac.toString(),
        "phone " + mac + ": it is retired; 'dialtone site phones change' makes it active",
        claims.getFirst().place());
  }

  private Optional<String> label(List<PhoneClaim> claims) {
    return claims.stream()
        .flatMap(claim -> Optional.ofNullable(taken.get(claim.account())).stream())
        .map(account -> OneLine.of(account.displayName()))
        .filter(name -> !name.isEmpty())
        .findFirst();
  }

  /**
   * Whether an account stands on this phone because Asterisk said so once, and says so no more:
   * there it is on another phone, or gone.
   */
  private boolean stale(MacAddress mac, String account) {
    boolean kept = AsteriskImport.SOURCE.equals(site.accounts().get(account));
    SortedSet<MacAddress> phones = claimed.getOrDefault(account, new TreeSet<>());
    return kept
        && !phones.contains(mac)
        && (!phones.isEmpty() || !found.accounts.containsKey(account));
  }

  /** Lines that Asterisk speaks of no more: told, and freed where that is asked for. */
  private void stale(MacAddress mac, List<PhoneClaim> claims) {
    SortedMap<Integer, String> standing = lines.getOrDefault(mac, new TreeMap<>());
    for (Map.Entry<Integer, String> line : new TreeMap<>(standing).entrySet()) {
      if (stale(mac, line.getValue())) {
        String words = "line " + line.getKey() + " of phone " + mac + " has " + line.getValue();
        if (choices.prune()) {
          entries.add(
              new AsteriskPlan.Entry(
                  new Brought.OfLine(mac, line.getKey(), Optional.empty()), "--prune"));
          standing.remove(line.getKey());
        }
        found.notes.add(
            new Note(
                Note.Kind.GONE,
                mac.toString(),
                words + (choices.prune() ? ": freed" : ": left as it is; --prune frees it"),
                claims.isEmpty() ? Optional.empty() : Optional.of(claims.getFirst().place())));
      }
    }
  }

  /** Phones that the files or the map name and that are taken. */
  int count() {
    return (int) wanted.entrySet().stream().filter(e -> lines.containsKey(e.getKey())).count();
  }

  /** The accounts that are on any phone in the end. */
  SortedSet<String> placed() {
    SortedSet<String> placed = new TreeSet<>();
    lines.values().forEach(all -> placed.addAll(all.values()));
    return placed;
  }

  /** The phones that have nothing on their lines in the end, and are to have. */
  List<MacAddress> empty() {
    return lines.entrySet().stream()
        .filter(entry -> entry.getValue().isEmpty())
        .map(Map.Entry::getKey)
        .filter(
            mac -> Optional.ofNullable(site.phones().get(mac)).map(PhonePlan::waits).orElse(true))
        .toList();
  }

  private static boolean waits(KnownPhone phone) {
    return phone.state() == PhoneState.ACTIVE && phone.kind().protocol() == Protocol.SIP;
  }
}
