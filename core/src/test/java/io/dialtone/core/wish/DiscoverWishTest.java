// SPDX-License-Identifier: Apache-2.0
package io.dialtone.core.wish;

import static io.dialtone.core.wish.WishSite.BIG;
import static io.dialtone.core.wish.WishSite.PARIS;
import static io.dialtone.core.wish.WishSite.ROME;
import static io.dialtone.core.wish.WishSite.SMALL;
import static io.dialtone.core.wish.WishSite.ST2022S;
import static io.dialtone.core.wish.WishSite.ST2030M;
import static io.dialtone.core.wish.WishSite.ST2030S;
import static org.assertj.core.api.Assertions.assertThat;

import io.dialtone.core.intake.Brought;
import io.dialtone.core.site.Found;
import io.dialtone.core.site.ItemKey;
import io.dialtone.core.site.MacRange;
import io.dialtone.core.site.Phone;
import io.dialtone.core.site.PhonePlace;
import io.dialtone.core.site.PhoneState;
import io.dialtone.core.site.Placement;
import io.dialtone.core.site.PlacementRule;
import io.dialtone.core.site.RuleMatch;
import io.dialtone.wire.identity.Model;
import io.dialtone.wire.identity.Protocol;
import io.dialtone.wire.octets.Ip4Address;
import io.dialtone.wire.octets.MacAddress;
import io.dialtone.wire.octets.Subnet;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class DiscoverWishTest {

  private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");
  private static final MacAddress NEW = new MacAddress(0x00147F000009L);

  private final WishSite site = new WishSite();

  private static Found found(String address, String... evidence) {
    return found(address, Optional.of(Model.ST2030), Optional.of(Protocol.SIP), evidence);
  }

  private static Found found(
      String address, Optional<Model> model, Optional<Protocol> protocol, String... evidence) {
    Found.Where where =
        new Found.Where(
            Ip4Address.parse(address),
            Optional.empty(),
            Optional.empty(),
            Optional.of("port 7"),
            Optional.empty());
    return new Found(NOON, NOON, where, new Found.Clues(model, protocol, List.of(evidence)));
  }

  private static Wish seen(MacAddress mac, Found found) {
    return new Wish.Discover(new TreeMap<>(Map.of(mac, found)));
  }

  private static RuleMatch subnet(String text) {
    return new RuleMatch(
        Subnet.parse(text),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty());
  }

  private static Wish rule(RuleMatch match, Placement placement) {
    return new Wish.PutRule(
        new PlacementRule(match, placement, Optional.empty()), Optional.empty());
  }

  private Phone phone() {
    return site.site.phone(NEW).orElseThrow();
  }

  @Test
  void without_a_rule_a_phone_is_discovered_and_seen_again_it_costs_nothing_ID_4() {
    var change = site.change(seen(NEW, found("10.1.0.5", "option 60 Thomson ST2030 SIP"))).change();

    assertThat(change.what()).isEqualTo("discover 1 phone: " + NEW);
    assertThat(phone().state()).isEqualTo(PhoneState.DISCOVERED);
    assertThat(phone().kind()).isEqualTo(ST2030S);
    assertThat(phone().found().orElseThrow().clues().evidence())
        .containsExactly("option 60 Thomson ST2030 SIP");
    for (String address : List.of("10.1.0.5", "10.9.0.5")) {
      Wish again = seen(NEW, found(address, "option 60 Thomson ST2030 SIP again"));
      assertThat(site.change(again).change().edits()).isEmpty();
    }
    assertThat(site.change(seen(BIG, found("10.1.0.6"))).change().edits()).isEmpty();
  }

  @Test
  void what_was_not_known_before_is_learnt_once_and_places_the_phone() {
    site.change(
        rule(
            new RuleMatch(
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.of(Model.ST2022),
                Optional.empty()),
            Placement.ACTIVE));
    site.change(seen(NEW, found("", Optional.empty(), Optional.empty(), "MAC prefix 00-14-7F")));
    assertThat(phone().isAmbiguous()).isTrue();
    assertThat(phone().state()).isEqualTo(PhoneState.DISCOVERED);

    site.change(
        seen(NEW, found("10.1.0.5", Optional.of(Model.ST2022), Optional.empty(), "User-Agent x")));
    assertThat(phone().isAmbiguous()).isTrue(); // its protocol is open, so no files fit it surely
    assertThat(phone().state()).isEqualTo(PhoneState.DISCOVERED);

    site.change(
        seen(NEW, found("", Optional.of(Model.ST2022), Optional.of(Protocol.SIP), "file name y")));
    assertThat(phone().kind()).isEqualTo(ST2022S);
    assertThat(phone().state()).isEqualTo(PhoneState.DISCOVERED); // its rule is the one of before
    assertThat(phone().found().orElseThrow().clues().evidence())
        .containsExactly("MAC prefix 00-14-7F", "User-Agent x", "file name y");
  }

  @Test
  void the_first_rule_that_fits_counts() {
    site.change(rule(subnet("10.1.0.0/24"), Placement.QUARANTINED));
    site.change(rule(RuleMatch.ALL, Placement.ACTIVE));

    site.change(seen(NEW, found("10.1.0.5")));

    assertThat(phone().state()).isEqualTo(PhoneState.QUARANTINED);
    site.change(new Wish.MoveRule(2, 1));
    assertThat(phone().state()).isEqualTo(PhoneState.ACTIVE);
  }

  @Test
  void every_part_of_a_rule_must_hold_and_what_is_unknown_does_not() {
    RuleMatch all =
        new RuleMatch(
            Subnet.parse("10.1.0.0/24"),
            Optional.of("port 7"),
            Optional.empty(),
            MacRange.parse("00:14:7f"),
            Optional.of(Model.ST2030),
            Optional.of(Protocol.SIP));
    Phone fitting = Phone.of(NEW, ST2030S).with(found("10.1.0.5"));

    assertThat(all.fits(fitting)).isTrue();
    assertThat(all.fits(fitting.with(found("10.2.0.5")))).isFalse();
    assertThat(all.fits(Phone.of(new MacAddress(0x009096000001L), ST2030S).with(found("10.1.0.5"))))
        .isFalse();
    assertThat(all.fits(fitting.with(ST2030M))).isFalse();
    assertThat(all.fits(fitting.with(ST2022S))).isFalse();
    assertThat(subnet("10.1.0.0/24").fits(Phone.of(NEW, ST2030S))).isFalse();
    assertThat(all.text())
        .isEqualTo(
            "subnet 10.1.0.0/24, circuit-id port 7, mac 00:14:7f:00:00:00-00:14:7f:ff:ff:ff,"
                + " model ST2030, protocol sip");
  }

  @Test
  void ignored_phones_are_not_kept_and_those_that_wait_go_unless_something_was_said_of_them() {
    MacAddress labelled = new MacAddress(0x00147F00000AL);
    site.change(seen(NEW, found("10.1.0.5")));
    site.change(seen(labelled, found("10.1.0.6")));
    site.change(new Wish.SetPlace(labelled, new PhonePlace(PARIS, "Ramp", "")));

    var accepted = site.change(rule(subnet("10.1.0.0/24"), Placement.IGNORED));

    assertThat(site.site.phone(NEW)).isEmpty();
    assertThat(site.site.phone(labelled)).isPresent();
    assertThat(accepted.warnings()).anyMatch(text -> text.contains(labelled + " has lines"));
    assertThat(site.change(seen(NEW, found("10.1.0.5"))).change().edits()).isEmpty();
  }

  @Test
  void a_rule_for_the_same_phones_takes_the_place_of_the_one_before_and_approves_those_waiting() {
    Wish quarantine = rule(subnet("10.1.0.0/24"), Placement.QUARANTINED);
    site.change(quarantine);
    site.change(seen(NEW, found("10.1.0.5")));
    PlacementRule approve =
        new PlacementRule(subnet("10.1.0.0/24"), Placement.ACTIVE, Optional.of(ROME));

    var change = site.change(new Wish.PutRule(approve, Optional.empty())).change();

    assertThat(change.what())
        .isEqualTo("rule 1: subnet 10.1.0.0/24: active, to group Rome; places 1 phone");
    assertThat(site.site.rules().all()).containsExactly(approve);
    assertThat(phone().state()).isEqualTo(PhoneState.ACTIVE);
    assertThat(phone().place().group()).isEqualTo(ROME);
    site.change(new Wish.TakeBack(change));
    assertThat(phone().state()).isEqualTo(PhoneState.QUARANTINED);
    assertThat(site.site.rules().all().getFirst().placement()).isEqualTo(Placement.QUARANTINED);
  }

  @Test
  void who_adds_a_rule_behind_one_that_counts_is_told_so() {
    site.change(rule(subnet("10.1.0.0/24"), Placement.QUARANTINED));
    site.change(seen(NEW, found("10.1.0.5")));
    Wish late = rule(RuleMatch.ALL, Placement.ACTIVE);

    assertThat(site.warnings(late)).singleElement().asString().contains("1 phone").contains("--at");
    Wish first =
        new Wish.PutRule(
            new PlacementRule(RuleMatch.ALL, Placement.ACTIVE, Optional.empty()), Optional.of(1));
    assertThat(site.change(first).warnings()).isEmpty();
    assertThat(phone().state()).isEqualTo(PhoneState.ACTIVE);
  }

  @Test
  void a_phone_that_did_not_say_what_it_is_waits_even_where_a_rule_makes_active() {
    site.change(seen(NEW, found("10.1.0.5", Optional.empty(), Optional.empty())));

    assertThat(site.change(rule(RuleMatch.ALL, Placement.ACTIVE)).warnings())
        .singleElement()
        .asString()
        .contains("1 phone did not say model and protocol");
    assertThat(phone().state()).isEqualTo(PhoneState.DISCOVERED);
    site.change(new Wish.SetKind(NEW, ST2030S));
    assertThat(phone().isAmbiguous()).isFalse();
  }

  @Test
  void a_claimed_phone_that_shows_up_as_another_model_is_told_of_once() {
    Found other =
        found("10.1.0.5", Optional.of(Model.ST2030), Optional.of(Protocol.SIP), "option 60 x");

    assertThat(site.change(seen(SMALL, other)).change().edits()).hasSize(1);
    Phone small = site.site.phone(SMALL).orElseThrow();
    assertThat(small.otherModel()).contains(Model.ST2030);
    assertThat(small.kind()).isEqualTo(ST2022S);
    assertThat(small.state()).isEqualTo(PhoneState.ACTIVE);
    assertThat(site.change(seen(SMALL, other)).change().edits()).isEmpty();
    assertThat(site.change(seen(SMALL, found("10.9.0.1"))).change().edits()).isEmpty();
  }

  @Test
  void a_claim_makes_a_discovered_phone_active_and_a_phone_that_waits_can_be_added() {
    site.change(seen(NEW, found("10.1.0.5")));
    site.change(
        new Wish.TakeIn(
            "",
            List.of(
                new Brought.OfPhone(
                    NEW,
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.of("Ramp"),
                    Optional.empty()))));
    assertThat(phone().state()).isEqualTo(PhoneState.ACTIVE);
    assertThat(phone().found()).isPresent();

    MacAddress second = new MacAddress(0x00147F00000BL);
    site.change(seen(second, found("10.1.0.6")));
    var added =
        site.change(
            new Wish.AddPhone(
                second, ST2022S, PhoneState.ACTIVE, new PhonePlace(ROME, "Desk", "")));
    assertThat(added.warnings()).anyMatch(text -> text.contains("showed up as an ST2030"));
    assertThat(
            site.refusal(new Wish.AddPhone(second, ST2022S, PhoneState.ACTIVE, PhonePlace.UNKNOWN)))
        .contains("in the site already");
  }

  @Test
  void rules_that_are_brought_are_so_in_their_order_and_brought_again_change_nothing() {
    Wish wish =
        new Wish.TakeIn(
            "",
            List.of(
                new Brought.OfRule(
                    subnet("10.1.0.0/24"), Placement.QUARANTINED, Optional.of("/Paris")),
                new Brought.OfRule(RuleMatch.ALL, Placement.IGNORED, Optional.empty())));

    site.change(wish);

    assertThat(site.site.rules().all())
        .containsExactly(
            new PlacementRule(subnet("10.1.0.0/24"), Placement.QUARANTINED, Optional.of(PARIS)),
            new PlacementRule(RuleMatch.ALL, Placement.IGNORED, Optional.empty()));
    assertThat(site.change(wish).change().edits()).isEmpty();
    assertThat(site.refusal(new Wish.RemoveRule(3))).contains("no rule 3");
    site.change(new Wish.RemoveRule(1));
    site.change(new Wish.RemoveRule(1));
    assertThat(site.site.find(ItemKey.RULES)).isEmpty();
  }

  @Test
  void a_group_that_a_rule_names_stays() {
    site.change(
        new Wish.PutRule(
            new PlacementRule(RuleMatch.ALL, Placement.ACTIVE, Optional.of(WishSite.SALES)),
            Optional.empty()));
    site.change(new Wish.RemovePhone(BIG));

    assertThat(site.refusal(new Wish.RemoveGroup(WishSite.SALES))).contains("a rule puts phones");
  }

  @Test
  void a_removed_phone_comes_back_though_it_showed_up_since_but_not_once_it_was_given_something() {
    PhonePlace desk = new PhonePlace(PARIS, "Desk", "");
    site.change(new Wish.AddPhone(NEW, ST2030S, PhoneState.ACTIVE, desk));
    var removed = site.change(new Wish.RemovePhone(NEW)).change();
    site.change(seen(NEW, found("10.1.0.5")));
    var back = site.change(new Wish.TakeBack(removed)).change();
    assertThat(phone().state()).isEqualTo(PhoneState.ACTIVE);
    assertThat(phone().place()).isEqualTo(desk);
    assertThat(phone().found()).isEmpty();

    site.change(new Wish.TakeBack(back));
    assertThat(phone().state()).isEqualTo(PhoneState.DISCOVERED);
    site.change(new Wish.SetPlace(NEW, new PhonePlace(PARIS, "Hall", "")));
    assertThat(site.refusal(new Wish.TakeBack(removed)))
        .contains("no longer as that change left it");
  }

  @Test
  void made_up_phones_beyond_the_bound_are_not_taken_in() {
    var many = new TreeMap<MacAddress, Found>();
    for (int number = 0; number < SiteLimits.WAITING + 5; number++) {
      many.put(new MacAddress(0x001F9F000000L + number), found("10.1.0.5"));
    }

    site.change(new Wish.Discover(many));

    assertThat(site.site.waiting()).isEqualTo(SiteLimits.WAITING);
    assertThat(site.change(seen(NEW, found("10.1.0.5"))).change().edits()).isEmpty();
    assertThat(site.site.phone(NEW)).isEmpty();
    assertThat(site.change(seen(new MacAddress(0), found("10.1.0.5"))).change().edits()).isEmpty();
  }
}
