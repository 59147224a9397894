// SPDX-License-Identifier: Apache-2.0
package io.dialtone.app.command;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.dialtone.app.Main;
import io.dialtone.app.ProjectFolder;
import io.dialtone.app.demo.SamplePhone;
import io.dialtone.app.demo.SampleSite;
import io.dialtone.app.terminal.Terminal;
import io.dialtone.core.check.finding.Check;
import io.dialtone.core.check.finding.Checks;
import io.dialtone.wire.identity.Model;
import io.dialtone.wire.identity.Protocol;
import io.dialtone.wire.octets.Endpoint;
import io.dialtone.wire.octets.MacAddress;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class CheckCommandTest {
  private static final JsonMapper JSON = JsonMapper.builder().build();

  @TempDir Path folder;

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();

  private int run(String... arguments) {
    out.reset();
    err.reset();
    Terminal terminal =
        new Terminal(
            new PrintStream(out, true, UTF_8), new PrintStream(err, true, UTF_8), Map.of(), folder);
    return Main.run(terminal, arguments);
  }

  private String printed() {
    return out.toString(UTF_8);
  }

  private String complained() {
    return err.toString(UTF_8);
  }

  private void write(String path, String text) throws IOException {
    Path file = folder.resolve(path);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text, UTF_8);
  }

  private void small() throws IOException {
    write("site/st2030s.inf", "[application]\n[config]\ncommon_config=/ComConf_1.txt\n");
    write("site/ComConf_1.txt", "[ipp]\nLanguageType=0\n");
    write("site/ST2030S_00147F000001.txt", "[sys]\nconfig_sn=202611210001\n");
  }

  @Test
  void real_phones_files_have_no_error() {
    String corpus = ProjectFolder.corpus().toString();
    assertThat(run("check", corpus)).as(printed()).isZero();
    assertThat(printed()).contains("7 files: 0 errors, ");
    assertThat(run("check", Path.of(corpus).getParent().toString())).as(printed()).isZero();
  }

  @Test
  void the_sample_site_has_no_error() throws IOException {
    List<SamplePhone> phones =
        IntStream.range(0, 8)
            .mapToObj(i ->
                new SamplePhone(
                    new MacAddress(0x00147F000001L + i),
                    List.of(Model.values()).get(i % 2),
                    List.of(Protocol.values()).get(i / 2 % 2),
                    List.of(SamplePhone.Way.values()).get(i / 4)))
            .toList();
    Endpoint http = Endpoint.parse("127.0.0.1:8080").orElseThrow();
    SampleSite.make(Files.createDirectory(folder.resolve("sample")), http, phones);
    assertThat(run("check", "sample")).as(printed()).isZero();
    assertThat(printed()).doesNotContain("mac-file-", "inf-file-", "config-parameter");
  }

  @Test
  void a_fault_is_told_with_file_line_and_rule_and_the_exit_code_is_1() throws IOException {
    small();
    assertThat(run("check", "site")).as(printed()).isZero();
    assertThat(printed()).isEqualTo("3 files: 0 errors, 0 warnings, 0 notes\n");
    write("site/st2030s.inf", "[application]\nfwurl=\n[config]\ncommon_config=/ComConf_2.txt\n");
    assertThat(run("check", "site")).isEqualTo(1);
    assertThat(printed())
        .contains("site/st2030s.inf:2: error: fwurl: the value is empty")
        .contains(
            "[inf-empty-value, INF-3]\n    the phone shows 'Wrong Firmware', and the run ends;")
        .contains(
            "site/st2030s.inf:4: error: common_config: '/ComConf_2.txt' is not in this folder")
        .endsWith("3 files: 2 errors, 0 warnings, 1 note (--severity info shows them)\n");
    assertThat(run("check", "site", "--suppress", "inf-empty-value")).isEqualTo(1);
    assertThat(printed()).contains("3 files: 1 error, ").contains(", 1 suppressed");
    assertThat(run("check", "site", "--severity", "info")).isEqualTo(1);
    assertThat(printed()).contains("[file-unused, INF-1]");
  }

  @Test
  void one_file_is_checked_alone_beside_the_others() throws IOException {
    small();
    write("site/ST2030S_00147F000001.txt", "[sys]\nconfig_sn=1\n");
    assertThat(run("check", "site/st2030s.inf")).as(printed()).isZero();
    assertThat(printed()).startsWith("1 file: ");
    assertThat(run("check", "site/ST2030S_00147F000001.txt", "site/ComConf_1.txt")).isEqualTo(1);
    assertThat(printed()).contains("2 files: 1 error");
    assertThat(run("check", "--root", "site", "site/st2030s.inf")).isZero();
    assertThat(run("check", "--root", "site", "elsewhere")).isEqualTo(2);
  }

  @Test
  void json_has_findings_and_summary() throws IOException {
    small();
    write("site/ST2030S_00147F000001.txt", "[sys]\nconfig_sn=1\nWebPWD=784518\n");
    assertThat(run("check", "site", "--json")).isEqualTo(1);
    JsonNode all = JSON.readTree(printed());
    JsonNode first = all.get("findings").get(0);
    assertThat(first.get("check").asString()).isEqualTo("config-serial-digits");
    assertThat(first.get("file").asString()).isEqualTo("site/ST2030S_00147F000001.txt");
    assertThat(first.get("line").asInt()).isEqualTo(2);
    assertThat(first.get("rule").asString()).isEqualTo("RUN-4");
    assertThat(first.get("phone").asString()).contains("Corrupted Config");
    assertThat(all.get("summary").toString())
        .isEqualTo("{\"files\":3,\"error\":1,\"warning\":1,\"info\":0,\"suppressed\":0}");
  }

  @Test
  void junit_xml_has_a_case_a_file_and_a_failure_for_errors() throws Exception {
    small();
    write("site/ST2030S_00147F000001.txt", "[sys]\nconfig_sn=<\u0001&\nWebPWD=784518\n");
    assertThat(run("check", "site", "--junit", "report.xml")).isEqualTo(1);
    Document report =
        DocumentBuilderFactory.newDefaultInstance()
            .newDocumentBuilder()
            .parse(folder.resolve("report.xml").toFile());
    Element suite = (Element) report.getElementsByTagName("testsuite").item(0);
    assertThat(suite.getAttribute("tests")).isEqualTo("3");
    assertThat(suite.getAttribute("failures")).isEqualTo("1");
    assertThat(report.getElementsByTagName("testcase").getLength()).isEqualTo(3);
    Element failure = (Element) report.getElementsByTagName("failure").item(0);
    assertThat(failure.getAttribute("type")).isEqualTo("config-serial-digits");
    assertThat(failure.getTextContent()).contains("config_sn '<?&' is not 12 digits");
    assertThat(report.getElementsByTagName("system-out").item(0).getTextContent())
        .contains("config-default-password")
        .doesNotContain("784518");
    assertThat(run("check", "site", "--junit", "no/such/folder.xml")).isEqualTo(2);
  }

  @Test
  void a_baseline_is_made_and_finds_a_change_under_an_old_name_RUN_12() throws IOException {
    small();
    assertThat(run("check", "site", "--baseline", "seen")).isZero();
    write("site/ComConf_1.txt", "[ipp]\nLanguageType=1\n");
    assertThat(run("check", "site")).isZero();
    assertThat(run("check", "site", "--baseline", "seen")).isEqualTo(1);
    assertThat(run("check", "site", "--baseline", "seen")).isEqualTo(1);
    assertThat(printed()).contains("site/ComConf_1.txt: error: ", "[name-unchanged, RUN-12]");
    write("seen", "nonsense\n");
    assertThat(run("check", "site", "--baseline", "seen")).isEqualTo(2);
    assertThat(complained()).contains("line 1").hasLineCount(1);
  }

  @Test
  void links_are_followed_inside_the_folder_and_told_where_they_lead_out() throws IOException {
    small();
    write("outside.txt", "[ipp]\nLanguageType=0\n");
    Files.createSymbolicLink(folder.resolve("site/out.txt"), folder.resolve("outside.txt"));
    Files.createSymbolicLink(folder.resolve("site/gone.txt"), Path.of("nowhere"));
    Files.createSymbolicLink(folder.resolve("site/loop"), folder.resolve("site"));
    Files.createSymbolicLink(folder.resolve("site/ComConf_2.txt"), Path.of("ComConf_1.txt"));
    write("site/st2030s.inf", "[application]\n[config]\ncommon_config=/ComConf_2.txt\n");
    assertThat(run("check", "site")).as(printed()).isZero();
    assertThat(printed())
        .contains("site/out.txt: warning: leads out of the folder [link-out, RUN-8]")
        .contains("site/gone.txt: warning: leads nowhere [link-broken, RUN-8]")
        .contains("6 files: 0 errors, 2 warnings");
  }

  @Test
  void options_that_send_phones_astray_are_told_SRC_1() throws IOException {
    small();
    String url = "43=http://192.0.2.10/st2030s.inf";
    assertThat(run("check", "site", "--option", url, "--option", "66=192.0.2.10")).isZero();
    assertThat(printed()).contains("site: warning: stray option 66 beside option 43");
    assertThat(run("check", "site", "--option", url)).isZero();
    assertThat(printed()).doesNotContain("option-");
  }

  @Test
  void nothing_in_a_file_steers_the_terminal() throws IOException {
    small();
    write("site/st2030s.inf", "[application]\n\u001b[2J=1\ncommon_config=/\u001b[2J\n");
    assertThat(run("check", "site")).isEqualTo(1);
    assertThat(printed()).contains("unknown key ?[2J").doesNotContain("\u001b");
  }

  @Test
  void the_list_and_the_page_have_every_check_as_the_code_has_it() throws IOException {
    assertThat(run("check", "--list")).isZero();
    assertThat(printed()).hasLineCount(Checks.ALL.size());
    String page = Files.readString(ProjectFolder.root().resolve("docs/check.md"), UTF_8);
    List<String> rows =
        page.lines().filter(line -> line.matches("\\| `[a-z0-9-]+` \\|.*")).toList();
    assertThat(rows)
        .containsExactlyElementsOf(Checks.ALL.stream().map(CheckCommandTest::row).toList());
  }

  private static String row(Check check) {
    return String.join(
        " | ",
        "| `" + check.id() + "`",
        check.told().severity().text(),
        check.told().rule(),
        check.told().finds(),
        check.told().phone(),
        check.told().mend() + " |");
  }

  @Test
  void wrong_usage_and_missing_files_are_told_in_a_line() throws IOException {
    small();
    assertThat(run("check")).isEqualTo(2);
    assertThat(complained()).contains("there is no data folder").contains("name a folder");
    assertThat(run("check", "site", "--suppress", "no-such")).isEqualTo(64);
    assertThat(run("check", "site", "--severity", "bad")).isEqualTo(64);
    assertThat(run("check", "site", "--option", "99=x")).isEqualTo(64);
    assertThat(run("check", "gone")).isEqualTo(2);
    assertThat(complained()).isEqualTo("dialtone: there is no file or folder gone\n");
  }
}
