// SPDX-License-Identifier: Apache-2.0
package io.dialtone.app.command;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.dialtone.app.JavaCommand;
import io.dialtone.app.Main;
import io.dialtone.app.Programs;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(180)
class PhoneStayTest {
  private static final String READY = "^display: ready$";

  @TempDir Path folder;
  private final TinySite site = TinySite.forDefaultPhone();
  private final List<AutoCloseable> open = new ArrayList<>();

  @AfterEach
  void close() throws Exception {
    for (AutoCloseable one : open) {
      one.close();
    }
    site.close();
  }

  private StayedPhone stays(String... options) throws IOException {
    var line = new ArrayList<String>(List.of("--inf", site.url("st2030s.inf")));
    line.addAll(List.of(options));
    var phone = new StayedPhone(folder, line.toArray(String[]::new));
    open.add(phone);
    return phone;
  }

  @Test
  @DisplayName("TRG-4 TRG-6 LOG-1 the line by a pipe: show, ring, a reboot that waits, quit with 0")
  void a_line_by_a_pipe() throws Exception {
    StayedPhone phone = stays("--sip", "off");
    phone.until("^web 127.0.0.1:\\d+$");
    phone.until(READY);
    phone.types("show panel").until("^│ ST2030 SIP");
    phone.types("show params REG").until("^\\[sip\\] regpwd1=\\*\\*\\*$");
    phone.types("show secrets regpwd").until("^\\[sip\\] regpwd1=secret$");
    phone.types("show log").until("apply ST2030S_00147F000001.txt: not applied");
    phone.types("show flash").until("^config_sn +202611210001$");
    phone.types("ring").types("reboot").until("reboot is held +the phone is in communication");
    phone.types("ring-off").until("reboot +a reboot was asked for +TRG-4$");
    phone.until(READY);
    phone.types("dance").until("^'dance' is not known");
    phone.types("quit");
    assertThat(phone.ends()).isZero();
    assertThat(phone.seen().getLast()).isEqualTo("display: ready");
    assertThat(phone.complaint()).isEmpty();
  }

  @Test
  @DisplayName("NTF-1 notify-me sends the vendor's NOTIFY, and a run starts")
  void notify_me() throws Exception {
    StayedPhone phone = stays("--set", "sw_notify_autoprovision=1", "--web", "off");
    phone.until("^sip 127.0.0.1:\\d+$");
    phone.until(READY);
    site.takeRequests();
    phone.types("notify-me").until("itself +answered SIP/2.0 200 OK");
    phone.until(READY);
    assertThat(site.takeRequests())
        .containsExactly(
            "st2030s.inf 200", "ST2030S_00147F000001.ser 404", "ST2030S_00147F000001.txt 200");
  }

  @Test
  @DisplayName("NTF-1 without a SIP listener notify-me says so")
  void notify_me_without_sip() throws Exception {
    StayedPhone phone = stays("--sip", "off", "--web", "off");
    phone.until(READY);
    phone.types("notify-me").until("the phone does not listen for SIP");
  }

  @Test
  @DisplayName("RUN-9 pull-plug: the power is cut, the flash lasts, the ports are the same again")
  void pull_plug() throws Exception {
    StayedPhone phone = stays("--state", "phone.json", "--set", "sw_notify_autoprovision=1");
    String port = phone.until("^web 127.0.0.1:(\\d+)$");
    phone.until(READY);
    site.takeRequests();
    phone.types("pull-plug").until("plug +pulled, and plugged in again +RUN-9$");
    phone.until(READY);
    assertThat(site.takeRequests()).as("nothing is installed anew").hasSize(3);
    assertThat(firstLine(Integer.parseInt(port))).isEqualTo("HTTP/1.1 200 OK");
    phone.types("notify-me").until("answered SIP/2.0 200 OK");
    phone.until(READY);
    phone.types("quit");
    assertThat(phone.ends()).isZero();
    assertThat(folder.resolve("phone.json")).exists();
  }

  private static String firstLine(int port) throws IOException {
    try (Socket socket = new Socket(InetAddress.ofLiteral("127.0.0.1"), port)) {
      socket.getOutputStream().write("GET / HTTP/1.0\r\n\r\n".getBytes(UTF_8));
      return new String(socket.getInputStream().readAllBytes(), UTF_8).lines().findFirst().get();
    }
  }

  @Test
  @DisplayName("WEB-3 factory-reset forgets everything: the next run fetches all from scratch")
  void factory_reset() throws Exception {
    StayedPhone phone = stays("--sip", "off", "--web", "off");
    phone.until(READY);
    site.takeRequests();
    phone.types("factory-reset").until("factory defaults +restored, asked for by the console");
    phone.until(READY);
    assertThat(site.takeRequests()).contains("v2030SG.101223.2.74.zz 200", "ComConf-1.txt 200");
  }

  @Test
  void json_goes_with_stay_each_line_an_object() throws Exception {
    StayedPhone phone = stays("--json");
    phone.until("\"step\":\"listen\",\"what\":\"sip\",\"result\":\"127.0.0.1:\\d+\"");
    phone.until("\"step\":\"listen\",\"what\":\"web\",\"result\":\"127.0.0.1:\\d+\"");
    phone.until("\\{\"step\":\"end\",\"provisioned\":true,\"display\":\"ready\",\"reboots\":2\\}");
    phone.types("").types("show params LanguageType");
    phone.until("\"step\":\"answer\",\"what\":\"show params LanguageType\"");
    phone.types("reboot").until("\"step\":\"end\",.*\"reboots\":1\\}");
    phone.types("quit");
    assertThat(phone.ends()).isZero();
    assertThat(phone.seen()).allMatch(line -> line.startsWith("{") && line.endsWith("}"));
    assertThat(phone.seen())
        .contains(
            "{\"step\":\"answer\",\"what\":\"show params LanguageType\","
                + "\"lines\":[\"[ipp] LanguageType=0\"]}");
  }

  @Test
  @DisplayName("RUN-9 two phones on one state file: the second is refused, the first goes on")
  void two_phones_on_one_state_file() throws Exception {
    StayedPhone first = stays("--state", "phone.json");
    first.until(READY);
    StayedPhone second = stays("--state", "phone.json");
    assertThat(second.ends()).isEqualTo(2);
    assertThat(second.complaint()).contains("in use by another phone").doesNotContain("\n");
    first.types("pull-plug").until(READY);
    assertThat(stays("--state", "phone.json").ends()).isEqualTo(2);
    first.types("quit");
    assertThat(first.ends()).isZero();
    StayedPhone third = stays("--state", "phone.json");
    third.until(READY);
  }

  @ParameterizedTest
  @ValueSource(strings = {"--web", "--sip"})
  void a_port_in_use_is_one_line_and_2(String option) throws Exception {
    StayedPhone first = stays();
    String taken = first.until("^" + option.substring(2) + " (127.0.0.1:\\d+)$");
    StayedPhone second = stays(option, taken);
    assertThat(second.ends()).isEqualTo(2);
    assertThat(second.complaint())
        .contains(option + " " + taken + " cannot be had")
        .doesNotContain("\n");
  }

  @Test
  @DisplayName("RUN-5 --params is written at the end of a phone that stayed, too")
  void parameters_are_written_at_the_end() throws Exception {
    StayedPhone phone = stays("--params", "p.ini");
    phone.until(READY);
    phone.types("quit");
    assertThat(phone.ends()).isZero();
    assertThat(Files.readString(folder.resolve("p.ini"), ISO_8859_1)).contains("regpwd1=secret");
  }

  @Test
  @DisplayName("WEB-1 WEB-2 WEB-3 TRG-4 LOG-1 a plain wget script logs in, reboots, reads the log")
  void a_wget_script() throws Exception {
    Path wget = Programs.require("wget");
    StayedPhone phone = stays("--sip", "off");
    String port = phone.until("^web 127.0.0.1:(\\d+)$");
    phone.until(READY);
    Path script = folder.resolve("reboot.sh");
    Files.writeString(
        script,
        """
        set -eu
        phone=http://127.0.0.1:$1; wget=$2
        nonce=$($wget -qO- --save-cookies jar --keep-session-cookies $phone/admin.html |
          sed -n 's/.*name="nonce" value="\\([^"]*\\)".*/\\1/p')
        md5=$(printf %s "administrator:784518:$nonce" | md5sum | cut -d' ' -f1)
        login="encoded=administrator:$md5&nonce=$nonce&URL=/&goto=Log On"
        $wget -qO- --load-cookies jar --post-data "$login" $phone/admin.html | grep -o 'config_sn.*'
        $wget -qO- --load-cookies jar --post-data "" $phone/reboot.html | grep -o '<h1>.*</h1>'
        $wget -qO- --load-cookies jar $phone/setup.html | grep -c 'apply ComConf-1.txt'
        if $wget -qO- --load-cookies jar --post-data "$login" $phone/admin.html; then exit 9; fi
        """,
        UTF_8);
    var run =
        new ProcessBuilder("sh", script.toString(), port, wget.toString())
            .directory(folder.toFile())
            .redirectErrorStream(true)
            .start();
    String printed = new String(run.getInputStream().readAllBytes(), UTF_8);
    assertThat(run.waitFor()).as(printed).isZero();
    assertThat(printed.lines())
        .containsExactly(
            "config_sn</th><td>202611210001</td></tr>", "<h1>The phone reboots</h1>", "1");
    phone.until("reboot asked for +by the web page +TRG-4$");
    phone.until("reboot +a reboot was asked for +TRG-4$");
    phone.until(READY);
  }

  @ParameterizedTest
  @ValueSource(strings = {"INT", "TERM"})
  @DisplayName("RUN-9 a signal ends a phone that stays with 0, its flash saved; input may be over")
  void signals(String name) throws Exception {
    // A background job of a shell begins with SIGINT ignored, and hands that on.
    var command = new ArrayList<String>(List.of("env", "--default-signal=INT,TERM"));
    command.addAll(JavaCommand.of(Main.class.getName(), "phone", "--stay"));
    command.addAll(List.of("--state", folder.resolve("phone.json").toString()));
    command.addAll(List.of("--inf", site.url("st2030s.inf")));
    Process process =
        new ProcessBuilder(command)
            .redirectInput(Path.of("/dev/null").toFile())
            .redirectErrorStream(true)
            .start();
    open.add(process::destroyForcibly);
    var printed = process.inputReader(UTF_8);
    String line = printed.readLine();
    while (line != null && !line.equals("display: ready")) {
      line = printed.readLine();
    }
    assertThat(line).isEqualTo("display: ready");
    String pid = String.valueOf(process.pid());
    assertThat(new ProcessBuilder("kill", "-" + name, pid).start().waitFor()).isZero();
    assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
    assertThat(process.exitValue()).isZero();
    assertThat(Files.readString(folder.resolve("phone.json"))).contains("202611210001");
    try (InputStream rest = process.getInputStream()) {
      assertThat(rest).isNotNull();
    }
  }
}
