// SPDX-License-Identifier: Apache-2.0
package io.dialtone.server.site;

import static io.dialtone.server.site.DeskHouse.ST2030_SIP;
import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import io.dialtone.core.site.GroupId;
import io.dialtone.core.site.Site;
import io.dialtone.core.site.SiteFile;
import io.dialtone.core.wish.Wish;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GivenFilesTest {

  private static final String TUNE = "Tune:d=4,o=5,b=100:a,b,c";
  private static final String OF_2030 = "#VPD1020D49S_IAD_TELCFG\nx=1\n";
  private static final String OF_2022 = "#VPD1220D49S_IAD_TELCFG\nx=1\n";

  @TempDir Path folder;
  private DeskHouse house;

  @BeforeEach
  void opens() {
    house = new DeskHouse(folder);
  }

  @AfterEach
  void closes() {
    house.close();
  }

  private DeskAnswer give(String name, String kind, String content) throws Exception {
    SiteFile.Kind as = SiteFile.Kind.parse(kind).orElseThrow();
    return house.desk.perform(
        new Wish.PutFile(house.kept(name, as, content.getBytes(ISO_8859_1))), "anna");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "v2030SG.2.74.zz | application | '' | v2030SG.2.74.zz is empty: get it anew",
        "v2030SG.2.74.zz | application | <html/> | v2030SG.2.74.zz is a page",
        "v2030_dsp_v320.zz | dsp | <!DOCTYPE html> | v2030_dsp_v320.zz is a page",
        "firmware.bin | application | MZ | firmware.bin is not called as firmware",
        "TB30.zz | application | MZ | TB30.zz is not called as firmware",
        "Ringers.txt | melodies | <html> | Ringers.txt is a page",
        "Ringers.txt | melodies | hello | Ringers.txt holds no melodies that a phone can play",
        "Wait.txt | call-waiting-tone | hello | Wait.txt holds no melodies",
        "tones.bin | tone-table | <html> | tones.bin is a page",
        "tel.txt | telephone-config | #TB30_TELCFG | tel.txt is no telephone config",
        "tel.txt | telephone-config | <html> | tel.txt is a page",
        "home.thd | deck | <a><b></a> | home.thd is not well-formed (FIL-5)",
        "home.thd | deck | <html><body/></html> | home.thd is a page",
      })
  void what_phones_would_refuse_is_refused_with_a_sentence(
      String name, String kind, String content, String reason) throws Exception {
    assertThat(give(name, kind, content))
        .isInstanceOfSatisfying(
            DeskAnswer.Refused.class, refused -> assertThat(refused.reason()).startsWith(reason));
    assertThat(house.desk.read(Site::files).size()).isZero();
  }

  @Test
  void what_phones_take_is_taken() throws Exception {
    assertThat(give("v2030SG.2.74.zz", "application", "MZ")).isInstanceOf(DeskAnswer.Done.class);
    assertThat(give("Ringers.txt", "melodies", TUNE)).isInstanceOf(DeskAnswer.Done.class);
    assertThat(give("tel.txt", "telephone-config", OF_2022)).isInstanceOf(DeskAnswer.Done.class);
    assertThat(give("home.thd", "deck", "<deck><card/></deck>"))
        .isInstanceOf(DeskAnswer.Done.class);
    assertThat(give("tones.bin", "tone-table", "x")).isInstanceOf(DeskAnswer.Done.class);
  }

  @Test
  void a_file_that_is_shorter_than_announced_or_not_there_is_refused() throws Exception {
    SiteFile there = house.kept("Ringers.txt", SiteFile.Kind.MELODIES, TUNE.getBytes(ISO_8859_1));
    SiteFile longer = new SiteFile(there.name(), there.kind(), there.sha256(), 400);
    assertThat(house.desk.perform(new Wish.PutFile(longer), "anna"))
        .isEqualTo(
            new DeskAnswer.Refused(
                "Ringers.txt has 24 bytes, and 400 were announced: get it anew"));
    SiteFile nowhere = new SiteFile(there.name(), there.kind(), "0a".repeat(32), 24);
    assertThat(house.desk.perform(new Wish.All("", List.of(new Wish.PutFile(nowhere))), "anna"))
        .isEqualTo(new DeskAnswer.Refused("the bytes of Ringers.txt are not here: add it again"));
    assertThat(house.desk.refusal(new Wish.PutFile(nowhere))).isEmpty();
    assertThat(house.desk.refusal(new Wish.PutFile(longer))).isPresent();
    assertThat(house.desk.dryRun(new Wish.PutFile(longer))).isInstanceOf(DryAnswer.Refused.class);
  }

  @Test
  void a_telephone_config_of_another_model_is_refused_where_it_is_set_FIL_4() throws Exception {
    house.phone(1, ST2030_SIP, GroupId.ROOT);
    give("small.txt", "telephone-config", OF_2022);
    give("big.txt", "telephone-config", OF_2030);
    DeskAnswer refused =
        new DeskAnswer.Refused(
            "small.txt is the telephone config of an ST2022 (FIL-4): an ST2030 would refuse it");
    assertThat(
            house.desk.perform(house.set("site", "ST2030:telephone-config", "small.txt"), "anna"))
        .isEqualTo(refused);
    assertThat(
            house.desk.perform(house.set("00147F000001", "telephone-config", "small.txt"), "anna"))
        .isEqualTo(refused);
    house.sets("site", "ST2022:telephone-config", "small.txt");
    house.sets("site", "ST2030:telephone-config", "big.txt");
    assertThat(give("big.txt", "telephone-config", OF_2022)).isInstanceOf(DeskAnswer.Refused.class);
    assertThat(give("big.txt", "telephone-config", OF_2030 + "y=2\n"))
        .isInstanceOf(DeskAnswer.Done.class);
  }
}
