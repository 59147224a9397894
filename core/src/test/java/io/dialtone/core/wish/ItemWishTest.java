// SPDX-License-Identifier: Apache-2.0
package io.dialtone.core.wish;

import static io.dialtone.core.wish.WishSite.BIG;
import static io.dialtone.core.wish.WishSite.PARIS;
import static io.dialtone.core.wish.WishSite.ROME;
import static io.dialtone.core.wish.WishSite.SALES;
import static io.dialtone.core.wish.WishSite.SMALL;
import static io.dialtone.core.wish.WishSite.ST2022M;
import static io.dialtone.core.wish.WishSite.ST2022S;
import static io.dialtone.core.wish.WishSite.ST2030M;
import static io.dialtone.core.wish.WishSite.ST2030S;
import static io.dialtone.core.wish.WishSite.account;
import static io.dialtone.core.wish.WishSite.file;
import static io.dialtone.core.wish.WishSite.set;
import static org.assertj.core.api.Assertions.assertThat;

import io.dialtone.core.journal.Secret;
import io.dialtone.core.site.Account;
import io.dialtone.core.site.FunctionKey;
import io.dialtone.core.site.Group;
import io.dialtone.core.site.GroupId;
import io.dialtone.core.site.KeyTemplate;
import io.dialtone.core.site.Level;
import io.dialtone.core.site.PhonePlace;
import io.dialtone.core.site.PhoneState;
import io.dialtone.core.site.SiteChange;
import io.dialtone.core.site.SiteFile;
import io.dialtone.wire.octets.MacAddress;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ItemWishTest {

  private static final MacAddress NEW = new MacAddress(0x00147F000009L);

  private final WishSite site = new WishSite();

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "a/b",
        "a\\b",
        "..",
        "C:",
        "a\nb",
        "a\u0007b",
        "a\u2028b",
        "a\u202eb",
        " x",
        "*",
        "site",
        "00147F000001",
        "12345678901234567890123456789012345678901234567890123456789012345"
      })
  void a_name_that_is_a_path_or_no_line_or_too_long_is_refused(String name) {
    assertThat(site.refusal(new Wish.AddGroup(PARIS, name))).isNotEmpty();
    assertThat(site.refusal(new Wish.RenameGroup(SALES, name))).isNotEmpty();
    if (!name.equals("site") && !name.startsWith("00")) {
      assertThat(site.refusal(new Wish.PutAccount(account(name)))).isNotEmpty();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"../v.zz", "a b.zz", ".hidden", "ü.zz", "a/b", "", "x\n.zz", "C:v.zz"})
  void a_files_name_is_no_path(String name) {
    assertThat(site.refusal(new Wish.PutFile(file(name, SiteFile.Kind.MELODIES))))
        .contains("rename it");
  }

  @Test
  void groups_stay_a_tree() {
    assertThat(site.refusal(new Wish.MoveGroup(PARIS, SALES)))
        .isEqualTo(
            "group Paris cannot be under itself, and group Paris/Sales is: move it elsewhere");
    assertThat(site.refusal(new Wish.MoveGroup(PARIS, PARIS))).contains("cannot be under itself");
    assertThat(site.refusal(new Wish.MoveGroup(GroupId.ROOT, PARIS))).contains("cannot be moved");
    assertThat(site.refusal(new Wish.AddGroup(PARIS, "sales"))).contains("is there already");
    assertThat(site.refusal(new Wish.AddGroup(new GroupId(99), "x"))).contains("number 99");
    site.change(new Wish.MoveGroup(SALES, ROME));
    assertThat(site.site.chain(SALES)).extracting(Group::name).containsExactly("", "Rome", "Sales");
  }

  @Test
  void groups_stand_only_so_deep() {
    GroupId at = ROME;
    for (int depth = 2; depth < SiteLimits.DEPTH; depth++) {
      site.change(new Wish.AddGroup(at, "g" + depth));
      at = site.site.groupsIn(at).getFirst();
    }
    assertThat(site.refusal(new Wish.AddGroup(at, "one more"))).contains("deep");
    assertThat(site.refusal(new Wish.MoveGroup(ROME, PARIS))).contains("deep");
  }

  @Test
  void a_group_with_phones_or_groups_in_it_is_not_removed() {
    assertThat(site.refusal(new Wish.RemoveGroup(SALES)))
        .isEqualTo("group Paris/Sales still has 1 phone: move or remove them first");
    assertThat(site.refusal(new Wish.RemoveGroup(PARIS))).contains("still has 1 group");
    site.change(new Wish.RemovePhone(BIG));
    site.change(new Wish.RemoveGroup(SALES));
    site.change(new Wish.RemoveGroup(PARIS));
    assertThat(site.site.groups()).hasSize(2);
  }

  @Test
  void a_mac_is_in_a_site_once_and_is_a_phones() {
    assertThat(site.refusal(add(BIG))).contains("is in the site already, in group Paris/Sales");
    assertThat(site.refusal(add(new MacAddress(0)))).contains("no phone's MAC");
    assertThat(site.refusal(add(new MacAddress(0xFFFFFFFFFFFFL)))).contains("no phone's MAC");
    assertThat(site.warnings(add(new MacAddress(0x001122334455L))))
        .singleElement()
        .asString()
        .contains("ID-6");
    assertThat(site.warnings(add(NEW))).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"0", "5", "-1"})
  void a_line_that_the_model_lacks_is_refused_FIL_8(int line) {
    assertThat(site.refusal(new Wish.AssignLine(BIG, line, Optional.of("201"))))
        .contains("has lines 1 to 4");
    assertThat(site.refusal(new Wish.AssignLine(SMALL, 3, Optional.of("201"))))
        .contains("has lines 1 to 2");
  }

  @Test
  void an_account_must_be_there_and_is_kept_while_a_phone_has_it() {
    assertThat(site.refusal(new Wish.AssignLine(BIG, 1, Optional.of("999"))))
        .contains("there is no account 999");
    site.change(new Wish.AssignLine(BIG, 1, Optional.of("201")));
    assertThat(site.refusal(new Wish.RemoveAccount("201"))).contains("00:14:7f:00:00:01");
    assertThat(site.warnings(new Wish.AssignLine(BIG, 2, Optional.of("201"))))
        .singleElement()
        .asString()
        .contains("on 2 lines");
    site.change(new Wish.AssignLine(BIG, 1, Optional.empty()));
    site.change(new Wish.RemoveAccount("201"));
  }

  @Test
  void an_account_on_many_phones_is_warned_of() {
    for (int number = 0; number < 4; number++) {
      MacAddress mac = new MacAddress(NEW.bits() + number);
      site.change(add(mac));
      Wish assign = new Wish.AssignLine(mac, 1, Optional.of("201"));
      assertThat(site.change(assign).warnings()).hasSize(number < 3 ? 0 : 1);
    }
  }

  @Test
  void an_account_that_phones_could_not_use_is_refused_and_a_weak_one_warned_of() {
    assertThat(site.refusal(put("20 1", "Nadia", "x", "pbx"))).contains("before its \"@\"");
    assertThat(site.refusal(put("201", "Na\ndia", "x", "pbx"))).contains("line break");
    assertThat(site.refusal(put("201", "Nadia", "pass\u20ac", "pbx"))).contains("ISO-8859-1");
    assertThat(site.refusal(put("201", "Nadia", "x", "http://pbx"))).contains("host name");
    assertThat(site.warnings(put("201", "Nadia", "201", "pbx"))).hasSize(1);
    assertThat(site.warnings(put("201", "Łukasz", "x9-long", "pbx")))
        .singleElement()
        .asString()
        .contains("ISO-8859-1");
    assertThat(site.warnings(put("201", "Zoë", "x9-long", "pbx:5062"))).isEmpty();
  }

  @Test
  void a_function_key_calls_something_that_can_be_called() {
    assertThat(site.refusal(key(BIG, 67, "205"))).contains("keys 1 to 66");
    assertThat(site.refusal(key(SMALL, 6, "205"))).contains("keys 1 to 5");
    assertThat(site.refusal(key(BIG, 1, "{nmber}"))).contains("{number}");
    assertThat(site.refusal(key(BIG, 1, "2>05"))).contains("no blanks");
    assertThat(site.refusal(key(BIG, 1, ""))).contains("needs a number");
    assertThat(site.warnings(key(BIG, 1, "{number}0"))).isEmpty();
  }

  @Test
  void a_template_is_kept_while_a_level_names_it() {
    site.change(
        new Wish.PutTemplate(
            new KeyTemplate(
                "Desk",
                new TreeMap<>(Map.of(1, new FunctionKey(FunctionKey.Use.SPEED_DIAL, "205"))))));
    site.change(set(new Level.OfGroup(PARIS), "keys", "Desk"));
    assertThat(site.refusal(new Wish.RemoveTemplate("Desk"))).contains("is set at group Paris");
  }

  @Test
  void a_firmwares_name_must_say_what_it_is_ID_7() {
    String dsp = "v2030_dsp_R11.1_SED_v320.zz";
    assertThat(site.refusal(new Wish.PutFile(file(dsp, SiteFile.Kind.APPLICATION))))
        .contains("give it as dsp");
    assertThat(site.refusal(new Wish.PutFile(file(dsp, SiteFile.Kind.MELODIES))))
        .contains("called as dsp firmware");
    assertThat(site.refusal(new Wish.PutFile(file("firmware.bin", SiteFile.Kind.BOOT))))
        .contains("ID-7");
    assertThat(site.refusal(new Wish.PutFile(file("TB30_v1.zz", SiteFile.Kind.APPLICATION))))
        .contains("ID-7");
    assertThat(
            site.refusal(
                new Wish.PutFile(new SiteFile(dsp, SiteFile.Kind.DSP, "ab".repeat(32), 0))))
        .contains("is empty");
    assertThat(site.warnings(new Wish.PutFile(file(dsp, SiteFile.Kind.DSP)))).isEmpty();
  }

  @Test
  void an_st2022_cannot_change_its_protocol_SWP_2() {
    assertThat(site.refusal(new Wish.SetKind(SMALL, ST2022M))).contains("SWP-2");
    site.change(new Wish.SetState(SMALL, PhoneState.DISCOVERED));
    assertThat(site.warnings(new Wish.SetKind(SMALL, ST2022M))).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"v2030MC.070309.1.53.zz,''", "v2030MC.070309.1.52.zz,1.53", "v2030MX.1.51.zz,1.52"})
  void a_swap_takes_an_application_that_is_new_enough_SWP_2(String name, String least) {
    assertThat(site.warnings(new Wish.SetKind(BIG, ST2030M)))
        .singleElement()
        .asString()
        .contains("SWP-1");
    site.change(new Wish.PutFile(file(name, SiteFile.Kind.APPLICATION)));
    site.change(set(new Level.OfGroup(PARIS), "ST2030M:firmware.application", name));
    if (least.isEmpty()) {
      assertThat(site.warnings(new Wish.SetKind(BIG, ST2030M))).isEmpty();
    } else {
      assertThat(site.refusal(new Wish.SetKind(BIG, ST2030M))).contains(least + " at the least");
    }
  }

  @Test
  void a_kind_that_has_no_room_for_what_is_set_is_refused() {
    site.change(new Wish.SetState(BIG, PhoneState.QUARANTINED));
    site.change(new Wish.AssignLine(BIG, 4, Optional.of("201")));
    assertThat(site.refusal(new Wish.SetKind(BIG, ST2022S))).contains("uses line 4");
    site.change(new Wish.AssignLine(BIG, 4, Optional.empty()));
    site.change(set(new Level.OfPhone(BIG), "VPNEscCode", "1"));
    assertThat(site.refusal(new Wish.SetKind(BIG, ST2022S))).contains("unset VPNEscCode");
  }

  @Test
  void a_change_is_taken_back_while_nothing_has_built_upon_it() {
    SiteChange first = site.change(set(new Level.OfGroup(PARIS), "DSCP1", "1")).change();
    SiteChange back = site.change(new Wish.TakeBack(first)).change();
    assertThat(back.what()).isEqualTo("undo: set DSCP1=1 at group Paris");
    assertThat(site.site.group(PARIS).orElseThrow().settings().isEmpty()).isTrue();
    assertThat(site.refusal(new Wish.TakeBack(first)))
        .contains("group Paris is no longer as that change left it");
  }

  @Test
  void a_change_that_something_stands_on_is_not_taken_back() {
    SiteChange added = site.change(new Wish.AddGroup(PARIS, "Support")).change();
    GroupId support = Levels.group(site.site, "Paris/Support").orElseThrow();
    SiteChange phone =
        site.change(
                new Wish.AddPhone(NEW, ST2030S, PhoneState.ACTIVE, new PhonePlace(support, "", "")))
            .change();
    assertThat(site.refusal(new Wish.TakeBack(added))).contains("has phones or groups in it now");
    SiteChange gone = site.change(new Wish.TakeBack(phone)).change();
    site.change(new Wish.RemoveGroup(support));
    assertThat(site.refusal(new Wish.TakeBack(gone))).contains("no longer there");
  }

  @Test
  void a_move_is_not_taken_back_into_a_circle() {
    site.change(new Wish.MoveGroup(SALES, ROME));
    SiteChange out = site.change(new Wish.MoveGroup(SALES, GroupId.ROOT)).change();
    site.change(new Wish.MoveGroup(ROME, SALES));
    assertThat(site.refusal(new Wish.TakeBack(out))).contains("no longer there");
  }

  private static Wish add(MacAddress mac) {
    return new Wish.AddPhone(mac, ST2030S, PhoneState.ACTIVE, new PhonePlace(PARIS, "", ""));
  }

  private static Wish key(MacAddress mac, int number, String target) {
    return new Wish.SetKey(
        mac, number, Optional.of(new FunctionKey(FunctionKey.Use.SUPERVISION, target)));
  }

  private static Wish put(String number, String displayName, String password, String server) {
    return new Wish.PutAccount(
        new Account(
            "n", number, displayName, Optional.empty(), Secret.of(password), Optional.of(server)));
  }
}
