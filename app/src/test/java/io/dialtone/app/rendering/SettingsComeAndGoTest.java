// SPDX-License-Identifier: Apache-2.0
package io.dialtone.app.rendering;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dialtone.app.rendering.PaperSite.Files;
import io.dialtone.app.rendering.PaperSite.Planted;
import io.dialtone.app.rendering.PhoneOnPaper.Trouble;
import io.dialtone.core.parameter.ParameterDef;
import io.dialtone.core.render.Edition;
import io.dialtone.core.render.MacConfig;
import io.dialtone.core.render.Touched;
import io.dialtone.core.render.value.Effective;
import io.dialtone.core.render.value.Origin;
import io.dialtone.core.site.Phone;
import io.dialtone.core.site.PhoneState;
import io.dialtone.core.site.SiteChange;
import io.dialtone.core.site.SiteFile;
import io.dialtone.handset.flash.ParameterStore;
import io.dialtone.handset.flash.StoredParameter;
import io.dialtone.handset.phone.PhoneEnd;
import io.dialtone.handset.settings.PhoneSettings;
import io.dialtone.wire.identity.FilePrefix;
import io.dialtone.wire.octets.Bytes;
import io.dialtone.wire.octets.MacAddress;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Whole phones follow a site whose settings come and go at all levels. */
class SettingsComeAndGoTest {

  /** {@code -Dstories=5000} tells more. */
  private static final int SEEDS = Integer.getInteger("stories", 30);

  private static final int CHANGES = 40;
  private static final List<String> QUIET = List.of(".inf 200", ".ser 404", ".txt 200");

  @Test
  void the_phones_parameters_end_as_the_site_says_and_nobody_else_stirs_RUN_6() {
    long changes = 0;
    long quietBoots = 0;
    long removals = 0;
    long putBack = 0;
    long cuts = 0;
    long byTftp = 0;
    for (long seed = 1; seed <= SEEDS; seed++) {
      Story story = new Story(seed, Planted.NONE);
      story.tell();
      changes += story.changes;
      quietBoots += story.quietBoots;
      removals += story.removals;
      putBack += story.putBack;
      cuts += story.cuts;
      byTftp += story.byTftp;
    }
    // a story in which nothing goes away, or nobody is left alone, would prove nothing
    assertThat(changes).isEqualTo((long) SEEDS * CHANGES);
    assertThat(quietBoots).isGreaterThan(SEEDS * 10L);
    assertThat(removals).isGreaterThan(SEEDS * 10L);
    assertThat(putBack).isGreaterThan(SEEDS * 10L);
    assertThat(cuts).isGreaterThan(SEEDS * 3L);
    assertThat(byTftp).isGreaterThan(SEEDS * 10L);
  }

  @ParameterizedTest
  @EnumSource(value = Planted.class, names = "NONE", mode = EnumSource.Mode.EXCLUDE)
  void a_planted_fault_is_found_RUN_6(Planted fault) {
    assertThatThrownBy(
            () -> {
              for (long seed = 1; seed <= SEEDS; seed++) {
                new Story(seed, fault).tell();
              }
            })
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining("RUN-6");
  }

  /** One seed: a site, its phones, and what happens to them. */
  private static final class Story {
    private final SplittableRandom random;
    private final String seed;
    private final Planted planted;
    private final PaperSite site;
    private final ManyMinds minds;
    private final SortedMap<MacAddress, PhoneOnPaper> phones = new TreeMap<>();
    private final SortedSet<MacAddress> settled = new TreeSet<>();
    private final Map<MacAddress, Edition> editions = new LinkedHashMap<>();
    private final Deque<SiteChange> done = new ArrayDeque<>();
    private long changes;
    private long quietBoots;
    private long removals;
    private long putBack;
    private long cuts;
    private long byTftp;
    private final Map<MacAddress, ParameterStore> formerLives = new LinkedHashMap<>();

    Story(long seed, Planted planted) {
      this.seed = "seed " + seed;
      this.planted = planted;
      site = new PaperSite(planted);
      random = new SplittableRandom(seed);
      minds = new ManyMinds(site.site(), random.split());
      for (SiteFile file : ManyMinds.allRingers()) {
        site.body(file, Bytes.latin1("Tune" + file.length() + ":d=4,o=5,b=90:a,b,c\r\n"));
      }
    }

    void tell() {
      site.apply(minds.begin(), Duration.ZERO);
      for (Phone phone : site.site().phones()) {
        ParameterStore before = formerLife(phone.kind());
        formerLives.put(phone.mac(), before);
        phones.put(
            phone.mac(),
            new PhoneOnPaper(
                phone, before, site::serve, planted == Planted.FLASH_MIXES, random.nextLong()));
      }
      while (changes < CHANGES) {
        change();
        for (MacAddress mac : phones.keySet()) {
          if (random.nextInt(3) == 0) {
            boot(mac, trouble());
          }
        }
        if (random.nextInt(10) == 0) {
          calm();
        }
      }
      calm();
    }

    /** Mostly none; lost downloads or packets, or the power that goes somewhere in the run. */
    private Trouble trouble() {
      return switch (random.nextInt(6)) {
        case 0 -> new Trouble(0.2, -1);
        case 1 -> new Trouble(0, random.nextInt(12));
        case 2 -> new Trouble(0.1, random.nextInt(250));
        default -> Trouble.NONE;
      };
    }

    /**
     * A phone as the vendor ships it, or one in which somebody set whatever there is; half of them
     * were told a TFTP server by hand.
     */
    private ParameterStore formerLife(FilePrefix kind) {
      boolean asShipped = planted.needsPhonesAsShipped() || random.nextBoolean();
      ParameterStore before = parameters(kind, asShipped);
      return random.nextBoolean()
          ? before
          : before.with("autoprovision", PhoneSettings.TFTP_SERVER, "10.0.0.1");
    }

    private static ParameterStore parameters(FilePrefix kind, boolean asShipped) {
      return ParameterStore.of(
          PaperSite.DICTIONARY.all(kind).stream()
              .filter(def -> !ManyMinds.WAYS_ASTRAY.contains(def.name()) && !def.own())
              .map(def ->
                  new StoredParameter(
                      def.section(),
                      def.name(),
                      asShipped ? def.defaultValue().orElse("") : "before"))
              .toList());
    }

    /** Something new, or the last change taken back. */
    private void change() {
      boolean back = !done.isEmpty() && random.nextInt(4) == 0;
      SiteChange change = back ? done.removeLast().undone() : minds.next();
      if (!back) {
        done.addLast(change);
      }
      changes++;
      Map<MacAddress, Files> before = site.files();
      Touched touched = site.apply(change, Duration.ofSeconds(random.nextInt(90)));
      Map<MacAddress, Files> after = site.files();
      assertThat(after)
          .as(seed + ": what was kept is what would be rendered anew")
          .isEqualTo(site.fresh());
      for (MacAddress mac : phones.keySet()) {
        boolean same =
            Optional.ofNullable(before.get(mac)).equals(Optional.ofNullable(after.get(mac)));
        assertThat(same || touched.phones().contains(mac) || touched.gone().contains(mac))
            .as(seed + ": only who is touched has other files")
            .isTrue();
        if (!same) {
          settled.remove(mac);
        }
        serials(mac, same);
      }
    }

    /** A serial never goes back, and changes exactly when the content does (SRV-2). */
    private void serials(MacAddress mac, boolean same) {
      Optional<Edition> now = site.edition(mac);
      Optional<Edition> before = Optional.ofNullable(editions.get(mac));
      if (before.isPresent()) {
        Edition last = before.get();
        int order = now.orElseThrow().serial().compareTo(last.serial());
        assertThat(order == 0).isEqualTo(now.get().sha256().equals(last.sha256()));
        assertThat(order).isNotNegative();
        removals += same ? 0 : now.get().names().size() - own(mac);
      }
      now.ifPresent(edition -> editions.put(mac, edition));
    }

    private int own(MacAddress mac) {
      return site.renderer().values(site.site().phone(mac).orElseThrow()).ownNames().size();
    }

    private boolean active(MacAddress mac) {
      return site.site().phone(mac).orElseThrow().state() == PhoneState.ACTIVE;
    }

    private void boot(MacAddress mac, Trouble trouble) {
      PhoneOnPaper phone = phones.get(mac);
      phone.takeRequests();
      Optional<PhoneEnd> end = phone.boot(trouble);
      cuts += end.isEmpty() ? 1 : 0;
      byTftp += phone.byTftp() ? 1 : 0;
      if (active(mac) && trouble.equals(Trouble.NONE)) {
        assertThat(end.orElseThrow().provisioned()).as(seed + " " + mac + " " + end).isTrue();
        assertThat(end.get().reboots())
            .as(seed + ": one change, one run that stores")
            .isLessThan(2);
        if (settled.contains(mac)) {
          assertThat(phone.takeRequests()).as(seed + ": RUN-3").isEqualTo(QUIET);
          quietBoots++;
        }
        settled.add(mac);
        requireEqual(mac);
      }
    }

    private void calm() {
      for (MacAddress mac : phones.keySet()) {
        if (active(mac)) {
          boot(mac, Trouble.NONE);
          boot(mac, Trouble.NONE);
        }
      }
    }

    /**
     * Every parameter that has a value by the site, each with a default among them, has it. But one
     * that a phone keeps and was never told is as it was.
     */
    private void requireEqual(MacAddress mac) {
      Phone phone = site.site().phone(mac).orElseThrow();
      ParameterStore store = phones.get(mac).parameters();
      Map<String, String> wanted = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
      Set<String> told = site.edition(mac).orElseThrow().names();
      SortedSet<String> wrong = new TreeSet<>();
      for (Effective value : site.renderer().values(phone).all(told)) {
        String name = value.name();
        Optional<String> has = store.value(name);
        if (value.origin() instanceof Origin.Untold) {
          if (!has.equals(formerLives.get(mac).value(name))) {
            wrong.add(name + " is " + has + ", and was never told");
          }
        } else {
          wanted.put(name, value.value());
          if (!has.equals(Optional.of(value.value()))) {
            wrong.add(name + " is " + has + ", and shall be " + value.value());
          }
        }
        putBack += value.origin() instanceof Origin.Defaults && told.contains(name) ? 1 : 0;
      }
      assertThat(wrong).as(seed + " RUN-6 " + mac).isEmpty();
      for (ParameterDef def : PaperSite.DICTIONARY.all(phone.kind())) {
        boolean due = def.defaultValue().isPresent() && (!def.kept() || told.contains(def.name()));
        assertThat(!due || wanted.containsKey(def.name())).isTrue();
      }
      MacConfig own = site.renderer().macConfig(phone, site.edition(mac));
      assertThat(own.lost()).as(seed).allMatch(name -> !wanted.containsKey(name));
    }
  }
}
