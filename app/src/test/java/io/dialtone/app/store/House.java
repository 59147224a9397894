// SPDX-License-Identifier: Apache-2.0
package io.dialtone.app.store;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.dialtone.app.Main;
import io.dialtone.app.crash.ServeProcess;
import io.dialtone.app.terminal.Terminal;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A folder in which commands are typed and a server process runs, on the database that it is told.
 *
 * @param database options that name it, none for the usual one
 */
record House(Path folder, List<String> database) {

  private static final Pattern REFERENCE = Pattern.compile("(?m)=(/\\S+?)\\r?$");
  private static final Pattern SERIAL = Pattern.compile("config_sn=([0-9]{12})");

  static House in(Path folder, String... database) throws IOException {
    Files.createDirectories(folder);
    // so that a test may look at every phone's files; who may have them is tested elsewhere
    Files.writeString(folder.resolve("dialtone.toml"), "access.mode = \"open\"\n");
    return new House(folder, List.of(database));
  }

  /** What a command said. */
  record Said(int exit, String out, String err) {
    JsonNode json() {
      return JsonMapper.shared().readTree(out);
    }
  }

  Path data() {
    return folder.resolve("data");
  }

  /** A command that works on the data, with these lines on standard input. */
  Said typed(String lines, String... words) {
    List<String> all = new ArrayList<>(List.of(words));
    all.addAll(database);
    return run(folder, lines, all);
  }

  Said type(String... words) {
    return typed("", words);
  }

  /** A command that does what it is told to. */
  JsonNode done(String lines, String... words) {
    List<String> all = new ArrayList<>(List.of(words));
    all.add("--json");
    Said said = typed(lines, all.toArray(String[]::new));
    assertThat(said.exit()).as("%s: %s", all, said.err()).isZero();
    return said.json();
  }

  private static Said run(Path folder, String lines, List<String> words) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    Terminal terminal =
        new Terminal(
            new PrintStream(out, true, UTF_8),
            new PrintStream(err, true, UTF_8),
            Map.of(),
            folder,
            new ByteArrayInputStream(lines.getBytes(UTF_8)),
            false);
    int exit = Main.run(terminal, words.toArray(String[]::new));
    return new Said(exit, out.toString(UTF_8), err.toString(UTF_8));
  }

  /** A virtual phone by DHCP through a relay; every step of it. */
  List<JsonNode> boot(ServeProcess server, String mac) {
    Said said =
        run(
            folder,
            "",
            List.of(
                "phone",
                "--dhcp",
                server.endpoint("dhcp").toString(),
                "--mac",
                mac,
                "--state",
                folder.resolve(mac + ".state").toString(),
                "--params",
                folder.resolve(mac + ".params").toString(),
                "--json"));
    assertThat(said.exit()).as("%s%s", said.out(), said.err()).isZero();
    return said.out().lines().map(JsonMapper.shared()::readTree).toList();
  }

  /** A value that the phone has in force. */
  String parameter(String mac, String name) throws IOException {
    return Files.readString(folder.resolve(mac + ".params"), ISO_8859_1)
        .lines()
        .filter(line -> line.startsWith(name + "="))
        .map(line -> line.substring(name.length() + 1))
        .findFirst()
        .orElse("(none)");
  }

  ServeProcess serve() throws IOException {
    List<String> options = new ArrayList<>(List.of("--http", "127.0.0.1:0"));
    options.addAll(database);
    return ServeProcess.start(folder, options.toArray(String[]::new)).ready();
  }

  /** Every file that phones of the kind ST2030 SIP are given, by its name, byte for byte. */
  static SortedMap<String, String> served(ServeProcess server, List<String> macs)
      throws IOException, InterruptedException {
    SortedMap<String, String> files = new TreeMap<>();
    try (HttpClient client = HttpClient.newHttpClient()) {
      String root = "http://" + server.endpoint("http");
      for (String mac : macs) {
        String name = "/ST2030S_" + mac.replace(":", "").toUpperCase(Locale.ROOT);
        String inf = get(client, root + name + ".inf");
        files.put(name + ".inf", inf);
        files.put(name + ".txt", get(client, root + name + ".txt"));
        for (Matcher found = REFERENCE.matcher(inf); found.find(); ) {
          if (!files.containsKey(found.group(1))) {
            files.put(found.group(1), get(client, root + found.group(1)));
          }
        }
      }
    }
    return files;
  }

  private static String get(HttpClient client, String url)
      throws IOException, InterruptedException {
    HttpResponse<String> answer =
        client.send(
            HttpRequest.newBuilder(URI.create(url)).build(),
            HttpResponse.BodyHandlers.ofString(ISO_8859_1));
    assertThat(answer.statusCode()).as(url).isEqualTo(200);
    return answer.body();
  }

  /** The numbers of the phones' own files. */
  static SortedMap<String, String> serials(Map<String, String> served) {
    SortedMap<String, String> serials = new TreeMap<>();
    served.forEach((name, content) -> {
      Matcher found = SERIAL.matcher(content);
      if (found.find()) {
        serials.put(name, found.group(1));
      }
    });
    return serials;
  }
}
