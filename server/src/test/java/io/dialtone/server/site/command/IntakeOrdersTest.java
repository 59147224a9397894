// SPDX-License-Identifier: Apache-2.0
package io.dialtone.server.site.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dialtone.core.site.Account;
import io.dialtone.server.data.ControlRefusal;
import io.dialtone.server.dictionary.ParameterFiles;
import io.dialtone.server.settings.Database;
import io.dialtone.server.site.SiteData;
import io.dialtone.server.site.SiteDesk;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class IntakeOrdersTest {

  private static final String BROUGHT =
      """
      [{"is":"group","path":"/paris/sales"},
       {"is":"template","name":"desk","keys":{"1":"speed-dial:200"}},
       {"is":"account","name":"200","number":"0200","displayName":"Nadia","login":"n","password":"s3cret","server":"192.0.2.9","source":"asterisk"},
       {"is":"phone","mac":"00:14:7f:00:00:01","kind":"ST2030S","state":"active","group":"/paris/sales","label":"Desk","location":"2nd"},
       {"is":"line","mac":"00:14:7f:00:00:01","line":2,"account":"200"},
       {"is":"key","mac":"00:14:7f:00:00:01","key":3,"use":"supervision:201"},
       {"is":"setting","level":"/paris","key":"ST2030:DSCP1","value":"46"},
       {"is":"no-account","name":"999"}]
      """;

  @TempDir private Path folder;
  private SiteData data;
  private SiteDesk desk;

  @BeforeEach
  void open() {
    data = SiteData.open(new Database.Sqlite(folder.resolve("dialtone.db")), folder);
    desk = SiteDesk.open(data, ParameterFiles.builtIn(), () -> Instant.EPOCH);
  }

  @AfterEach
  void close() {
    data.close();
  }

  private JsonNode takeIn(String brought, boolean dry) throws ControlRefusal {
    String order =
        """
        {"do":"take-in","who":"nadia","what":"from a table","dryRun":%s,"brought":%s}
        """
            .formatted(dry, brought);
    return new SiteCommands(desk, data.files(), data.key())
        .answer(JsonMapper.shared().readTree(order));
  }

  @Test
  void everything_brought_is_there_by_one_change_whose_phones_are_named() throws ControlRefusal {
    JsonNode done = takeIn(BROUGHT, false);

    assertThat(done.path("outcome").stringValue()).isEqualTo("done");
    assertThat(done.path("what").stringValue()).isEqualTo("from a table");
    assertThat(done.path("phones").get(0).stringValue()).isEqualTo("00:14:7f:00:00:01");
    assertThat(done.path("change").longValue()).isEqualTo(1);
    desk.read(site -> {
      var phone = site.phones().iterator().next();
      assertThat(phone.place().label()).isEqualTo("Desk");
      assertThat(phone.use().lines()).containsEntry(2, "200");
      assertThat(phone.use().keys()).containsKey(3);
      assertThat(site.account("200").orElseThrow().password().reveal()).isEqualTo("s3cret");
      assertThat(site.template("desk").orElseThrow().keys()).containsKey(1);
      return site;
    });
    assertThat(takeIn(BROUGHT, false).path("outcome").stringValue()).isEqualTo("unchanged");
  }

  @Test
  void an_account_that_is_to_be_gone_is_removed_unless_a_phone_has_it() throws ControlRefusal {
    assertThat(takeIn(BROUGHT, false).path("outcome").stringValue()).isEqualTo("done");
    String removed = "{\"is\":\"no-account\",\"name\":\"200\"}";
    String freed = "{\"is\":\"line\",\"mac\":\"00:14:7f:00:00:01\",\"line\":2}";

    JsonNode refused = takeIn("[" + removed + "]", false);
    assertThat(refused.path("outcome").stringValue()).isEqualTo("refused");
    Optional<Account> there = desk.read(site -> site.account("200"));
    assertThat(there.flatMap(Account::source)).contains("asterisk");

    assertThat(takeIn("[" + freed + "," + removed + "]", false).path("outcome").stringValue())
        .isEqualTo("done");
    Optional<Account> gone = desk.read(site -> site.account("200"));
    assertThat(gone).isEmpty();
  }

  @Test
  void what_it_would_change_is_told_and_nothing_is() throws ControlRefusal {
    JsonNode would = takeIn(BROUGHT, true);

    assertThat(would.path("count").intValue()).isEqualTo(1);
    JsonNode phone = would.path("phones").get(0);
    assertThat(phone.path("new").booleanValue()).isTrue();
    assertThat(phone.path("values").findValuesAsString("name"))
        .contains("DSCP1", "regid2")
        .doesNotContain("DSCP2");
    assertThat(desk.phones()).isZero();
  }

  @Test
  void each_fault_is_told_with_its_place_and_nothing_is_taken_in() throws ControlRefusal {
    String wrong =
        """
        [{"is":"group","path":"/rome"},
         {"is":"setting","level":"/rome","key":"DSCP1","value":"4600"},
         {"is":"phone","mac":"00147F000001","group":"/nice"}]
        """;

    for (boolean dry : new boolean[] {true, false}) {
      JsonNode refused = takeIn(wrong, dry);
      assertThat(refused.path("outcome").stringValue()).isEqualTo("refused");
      assertThat(refused.path("count").intValue()).isEqualTo(2);
      assertThat(refused.path("reason").stringValue()).contains("DSCP1");
      assertThat(refused.path("faults").get(1).path("at").intValue()).isEqualTo(2);
      assertThat(refused.path("faults").get(1).path("reason").stringValue()).contains("/nice");
    }
    int groups = desk.read(site -> site.groups().size());
    assertThat(groups).isEqualTo(1);
  }

  @Test
  void what_was_written_is_read_back_the_same() throws ControlRefusal {
    var brought = BroughtJson.read(JsonMapper.shared().readTree(BROUGHT));

    assertThat(BroughtJson.read(BroughtJson.write(brought))).isEqualTo(brought).hasSize(8);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          {}                                                         | is to be a list
          [{"is":"moon"}]                                            | entry 0: nobody knows what 'moon' is
          [{"is":"group","path":"/a"},{"is":"group"}]                | entry 1: the order is wrong: 'path' is missing
          [{"is":"group","path":"/a","colour":"red"}]                | nobody knows 'colour' here
          [{"is":"phone","mac":"x"}]                                 | x is no MAC address
          [{"is":"phone","mac":"00147F000001","kind":"ST2040S"}]     | 'ST2040S' is no kind of phone
          [{"is":"line","mac":"00147F000001","line":0}]              | 'line' is to be a number from 1
          [{"is":"file","name":"a","kind":"song","sha256":"","length":1}] | 'song' is no kind of file
          """)
  void a_wrong_entry_is_named(String brought, String words) {
    assertThatThrownBy(() -> takeIn(brought, false))
        .isInstanceOf(ControlRefusal.class)
        .hasMessageContaining(words);
  }
}
