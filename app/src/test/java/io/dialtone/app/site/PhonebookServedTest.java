// SPDX-License-Identifier: Apache-2.0
package io.dialtone.app.site;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import io.dialtone.handset.directory.DirectorySight;
import io.dialtone.server.run.RunningServer;
import io.dialtone.wire.directory.DirectoryPage;
import io.dialtone.wire.directory.DirectoryPage.Book;
import io.dialtone.wire.directory.DirectoryPage.Entry;
import io.dialtone.wire.directory.DirectoryPage.Menu;
import io.dialtone.wire.identity.FilePrefix;
import io.dialtone.wire.identity.Model;
import io.dialtone.wire.identity.Protocol;
import io.dialtone.wire.octets.MacAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PhonebookServedTest {

  private static final FilePrefix KIND = new FilePrefix(Model.ST2030, Protocol.SIP);
  private static final MacAddress MAC = new MacAddress(0x00147F000201L);
  private static final String SECRET = "kJ7dk2mNb3vXq9LwT4";

  /** Nobody else on this machine has it, so its port can be known beforehand. */
  private static final String AT = "127.83.7.1:18080";

  private static final String SETTINGS =
      """
      http.listen = "127.83.7.1:18080"
      tftp.listen = "off"
      console.listen = "off"
      """;

  @TempDir private Path folder;

  private SiteShell shell() {
    return new SiteShell(folder);
  }

  private void did(String... words) {
    SiteShell.Said said = shell().site(words);
    assertThat(said.exit()).as("%s: %s", String.join(" ", words), said.err()).isZero();
  }

  private void makeSite() throws Exception {
    StringBuilder people = new StringBuilder("name,number\n");
    for (int at = 0; at < 40; at++) {
      people.append(String.format(Locale.ROOT, "Customer %02d,5%02d%n", at, at));
    }
    Files.writeString(folder.resolve("people.csv"), people);
    Files.writeString(folder.resolve("password"), "s3cret-200-x\n");
    did("phonebook", "import", "people.csv");
    did("phonebook", "add", "Zoë & <Co>", "+33 1 23");
    did("accounts", "add", "200", "--password-file", folder.resolve("password").toString());
    did(
        "phones",
        "add",
        MAC.plain(),
        "--model",
        "ST2030",
        "--label",
        "Reception",
        "--line",
        "1=200");
    did("set", "/", "phonebook=site");
  }

  @Test
  void a_phone_is_told_the_phonebook_and_finds_everybody_in_it_FIL_7() throws Exception {
    Files.writeString(folder.resolve("dialtone.toml"), SETTINGS);
    makeSite();
    try (RunningServer _ = shell().serveBy(SETTINGS);
        SitePhone phone = SitePhone.byHttp(KIND, MAC, AT)) {
      assertThat(phone.boot().provisioned()).isTrue();
      assertThat(phone.parameter("Phonebook1_url"))
          .isEqualTo("http://" + AT + "/phonebook/site.xml?search=#SEARCH");

      assertThat(page(phone.phonebook().search("")))
          .isInstanceOfSatisfying(Menu.class, menu -> assertThat(menu.items()).hasSize(2));
      assertThat(page(phone.phonebook().choose(2)))
          .isInstanceOfSatisfying(
              Book.class,
              book ->
                  assertThat(book.entries())
                      .hasSize(21)
                      .contains(new Entry("Reception", "200"), new Entry("Zoë & <Co>", "+33123")));
      assertThat(page(phone.phonebook().search("ZOE &")))
          .isEqualTo(new Book(List.of(new Entry("Zoë & <Co>", "+33123"))));
      assertThat(page(phone.phonebook().search("Zoë")))
          .isEqualTo(new Book(List.of(new Entry("Zoë & <Co>", "+33123"))));
      assertThat(page(phone.phonebook().search("nobody at all"))).isEqualTo(new Book(List.of()));
      assertThat(page(phone.phonebook().search("200")))
          .isEqualTo(new Book(List.of(new Entry("Reception", "200"))));

      did("phonebook", "remove", "Zoë & <Co>");
      did("phonebook", "add", "Yves", "7");
      assertThat(page(phone.phonebook().search("zoe"))).isEqualTo(new Book(List.of()));
      assertThat(page(phone.phonebook().search("yves")).size()).isEqualTo(1);
      assertThat(phone.boot().reboots()).as("no phone fetches anything for that").isZero();
    }
  }

  @Test
  void what_is_asked_for_is_a_page_and_no_other_file() throws Exception {
    Files.writeString(folder.resolve("dialtone.toml"), SETTINGS);
    makeSite();
    try (RunningServer _ = shell().serveBy(SETTINGS)) {
      String book = "http://" + AT + "/phonebook/site.xml";
      assertThat(get(book + "?search=yves").headers().firstValue("Content-Type"))
          .contains("text/xml");
      assertThat(get(book + "?search=%2FST2030S_" + MAC.plain() + ".txt").body())
          .as("a search that is called as a phone's file")
          .contains("<ThomsonPhoneBook>\r\n</ThomsonPhoneBook>");
      assertThat(get(book + "?search=" + "x".repeat(101)).statusCode()).isEqualTo(404);
      assertThat(get(book + "?from=x").statusCode()).isEqualTo(404);
      assertThat(get(book + "/").statusCode()).isEqualTo(404);
    }
  }

  @Test
  void behind_a_secret_path_no_common_file_tells_where_it_is_SRV_8() throws Exception {
    Files.writeString(folder.resolve("dialtone.toml"), SETTINGS);
    makeSite();
    String secret =
        SETTINGS + "access.mode = \"secret\"\naccess.secret-path = \"" + SECRET + "\"\n";
    try (RunningServer _ = shell().serveBy(secret);
        SitePhone phone =
            SitePhone.at(
                KIND, MAC, "http://" + AT + "/" + SECRET + "/ST2030S_" + MAC.plain() + ".inf")) {
      assertThat(phone.boot().provisioned()).isTrue();
      assertThat(phone.parameter("Phonebook1_url"))
          .isEqualTo("http://" + AT + "/" + SECRET + "/phonebook/site.xml?search=#SEARCH");
      String common =
          phone.fetched().stream()
              .filter(name -> name.startsWith("ComConf"))
              .findFirst()
              .orElseThrow();
      assertThat(get("http://" + AT + "/cfg/" + common).body())
          .contains("Phonebook1_url=\r\n")
          .doesNotContain(SECRET);

      assertThat(page(phone.phonebook().search("zoe")).size()).isEqualTo(1);
      assertThat(page(phone.phonebook().search("")))
          .isInstanceOfSatisfying(
              Menu.class,
              menu -> assertThat(menu.items().getFirst().url()).contains("/" + SECRET + "/"));
      assertThat(get("http://" + AT + "/phonebook/site.xml").statusCode()).isEqualTo(404);
      assertThat(shell().site("show", MAC.plain()).out())
          .contains("Phonebook1_url=***")
          .doesNotContain(SECRET);
    }
    assertThat(Files.readString(folder.resolve("data/access.log"))).doesNotContain(SECRET);
  }

  @Test
  void it_is_for_those_who_may_have_phones_files() throws Exception {
    String elsewhere =
        SETTINGS + "access.mode = \"networks\"\naccess.networks = [\"192.0.2.0/24\"]\n";
    Files.writeString(folder.resolve("dialtone.toml"), elsewhere);
    makeSite();
    try (RunningServer _ = shell().serveBy(elsewhere)) {
      assertThat(get("http://" + AT + "/phonebook/site.xml").statusCode()).isEqualTo(404);
    }
    String password =
        SETTINGS
            + "access.mode = \"secret\"\naccess.user = \"phone\"\n"
            + "access.password = \"long enough password\"\n";
    try (RunningServer _ = shell().serveBy(password)) {
      assertThat(get("http://" + AT + "/phonebook/site.xml").statusCode()).isEqualTo(401);
      assertThat(
              get("http://" + AT + "/phonebook/site.xml", "phone:long enough password")
                  .statusCode())
          .isEqualTo(200);
      assertThat(get("http://" + AT + "/phonebook/site.xml", "phone:wrong").statusCode())
          .isEqualTo(401);
    }
  }

  @Test
  void where_the_servers_place_is_not_known_the_setting_says_so() throws Exception {
    Files.writeString(folder.resolve("dialtone.toml"), SETTINGS.replace(":18080", ":0"));
    makeSite();

    assertThat(shell().site("show", MAC.plain()).out())
        .contains("where phones reach this server is not known");
  }

  private static DirectoryPage page(DirectorySight sight) {
    return switch (sight) {
      case DirectorySight.Page(_, var page) -> page;
      case DirectorySight.Nothing(var reason) -> throw new AssertionError(reason);
    };
  }

  private static HttpResponse<String> get(String url, String... login) throws Exception {
    HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(url));
    for (String pair : login) {
      request.header(
          "Authorization",
          "Basic " + Base64.getEncoder().encodeToString(pair.getBytes(ISO_8859_1)));
    }
    try (HttpClient client = HttpClient.newHttpClient()) {
      return client.send(request.build(), HttpResponse.BodyHandlers.ofString(ISO_8859_1));
    }
  }
}
