// SPDX-License-Identifier: Apache-2.0
package io.dialtone.app.attack;

import static org.assertj.core.api.Assertions.assertThat;

import io.dialtone.app.tftp.TftpPhone;
import io.dialtone.app.tftp.TftpStand;
import io.dialtone.server.tftp.TftpSettings;
import io.dialtone.server.tftp.TftpSettings.Answer;
import io.dialtone.wire.octets.Bytes;
import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Names that lead astray, packets larger than life, and people who meddle in others' transfers. */
@Timeout(60)
class TftpRudenessTest {
  private static final String NOT_FOUND = "error 1 file not found";

  @TempDir Path folder;
  private TftpStand stand;
  private DatagramSocket client;
  private Bounds bounds;

  @BeforeEach
  void a_server_with_a_secret_beside_its_folder() throws Exception {
    Files.writeString(folder.resolve("secret"), "secret");
    stand = TftpStand.over(folder, TftpSettings.ANY_PORT);
    Files.createDirectories(folder.resolve("elsewhere"));
    Files.writeString(folder.resolve("elsewhere/secret"), "secret");
    assertAPhoneIsServed();
    bounds = Bounds.noted();
    client = socket();
  }

  @AfterEach
  void a_phone_is_served_all_the_same_and_nothing_is_held() throws Exception {
    try {
      client.close();
      bounds.assertKept(stand.server().figures().open()); // a transfer left alone has its port
      assertAPhoneIsServed();
    } finally {
      stand.close();
    }
  }

  private void assertAPhoneIsServed() throws Exception {
    assertThat(TftpPhone.fetch(stand.address(), "small.zz")).hasSize(20_000);
  }

  private static DatagramSocket socket() throws IOException {
    DatagramSocket socket =
        new DatagramSocket(new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), 0));
    socket.setSoTimeout(60_000);
    return socket;
  }

  private static Bytes request(int opcode, String... words) {
    Bytes packet = Bytes.of(0, opcode);
    for (String word : words) {
      packet = packet.plus(Bytes.latin1(word)).plus(Bytes.of(0));
    }
    return packet;
  }

  private static void send(DatagramSocket by, Bytes packet, SocketAddress to) throws IOException {
    by.send(new DatagramPacket(packet.toArray(), packet.length(), to));
  }

  private static DatagramPacket receive(DatagramSocket at) throws IOException {
    DatagramPacket packet = new DatagramPacket(new byte[65_507], 65_507);
    at.receive(packet);
    return packet;
  }

  private static String told(DatagramPacket packet) {
    byte[] bytes = Arrays.copyOf(packet.getData(), packet.getLength());
    return switch (bytes[1]) {
      case 3 -> "data " + bytes[3] + " of " + (bytes.length - 4);
      case 5 ->
          "error "
              + bytes[3]
              + " "
              + new String(bytes, 4, bytes.length - 5, StandardCharsets.ISO_8859_1);
      case 6 ->
          "oack "
              + new String(bytes, 2, bytes.length - 2, StandardCharsets.ISO_8859_1)
                  .replace('\0', ' ')
                  .strip();
      default -> "opcode " + bytes[1];
    };
  }

  private String answerTo(Bytes packet) throws IOException {
    send(client, packet, stand.address());
    return told(receive(client));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "../secret",
        "..\\secret",
        "phones/../../secret",
        "/../secret",
        "C:\\..\\secret",
        "C:../secret",
        "..",
        ".",
        "/",
        "",
        "phones",
        "phones/",
        "%2e%2e/secret",
        "%2e%2e%2fsecret",
        "..%2fsecret",
        "..%5csecret",
        "....//secret",
        "..;/secret",
        "phones/..\\..\\secret",
        "\\\\host\\share\\secret",
        "/etc/passwd",
        "etc/passwd",
        "C:/etc/passwd",
        "file:///etc/passwd",
        "~/secret",
        "small.zz/../secret",
        "\u00c0\u00ae\u00c0\u00ae/secret",
        "small.zz ",
        "con",
        "small.zz::$DATA",
        "|id",
        "`id`",
        "-",
      })
  @DisplayName("INF-4 a name that leads elsewhere is as absent as any other")
  void names_that_lead_astray(String name) throws Exception {
    String answer = answerTo(request(1, name, "octet"));
    assertThat(answer).isIn(NOT_FOUND, "error 4 malformed request");
  }

  @Test
  void an_absolute_name_of_the_system_is_looked_for_below_the_root_only() throws Exception {
    Path real = folder.resolve("secret").toAbsolutePath();
    assertThat(answerTo(request(1, real.toString(), "octet"))).isEqualTo(NOT_FOUND);
  }

  @Test
  void a_link_out_of_the_folder_leads_nowhere() throws Exception {
    stand.close();
    Files.createSymbolicLink(folder.resolve("root/link.zz"), folder.resolve("secret"));
    Files.createSymbolicLink(folder.resolve("root/away"), folder.resolve("elsewhere"));
    stand = TftpStand.over(folder, TftpSettings.ANY_PORT);
    assertThat(answerTo(request(1, "link.zz", "octet"))).isEqualTo(NOT_FOUND);
    assertThat(answerTo(request(1, "away/secret", "octet"))).isEqualTo(NOT_FOUND);
  }

  @Test
  void a_nul_in_the_name_ends_it() throws Exception {
    Bytes packet = Bytes.of(0, 1).plus(Bytes.latin1("small.zz\0../../secret\0octet\0"));
    assertThat(answerTo(packet)).startsWith("error 4");
  }

  @ParameterizedTest
  @CsvSource({"phones/st2030s.inf", "absent", "../secret", "root", "''"})
  void a_write_request_tells_nothing_of_what_is_there(String name) throws Exception {
    String refused = "error 2 this server takes no files";
    assertThat(answerTo(request(2, name, "octet"))).isEqualTo(refused);
    assertThat(answerTo(request(2, name, "mail", "tsize", "9"))).isEqualTo(refused);
  }

  @ParameterizedTest
  @ValueSource(ints = {513, 600, 1_500, 9_000, 65_507})
  void a_request_longer_than_512_bytes_is_malformed_RFC_2347(int length) throws Exception {
    Bytes packet = request(1, "x".repeat(length - 9), "octet");
    assertThat(packet.length()).isEqualTo(length);
    assertThat(answerTo(packet)).isEqualTo("error 4 malformed request");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          blksize 65465                | data 1 of 512
          blksize 99999999999999999999 | data 1 of 512
          blksize -1                   | data 1 of 512
          blksize 7                    | data 1 of 512
          blksize 1e3                  | data 1 of 512
          blksize 65464                | oack blksize 65464
          windowsize 65535             | oack windowsize 64
          windowsize 65536             | data 1 of 512
          windowsize 0                 | data 1 of 512
          tsize 99999999999999999999   | data 1 of 512
          tsize -5                     | data 1 of 512
          tsize 0                      | oack tsize 20000
          timeout 256                  | data 1 of 512
          timeout 60                   | data 1 of 512
          timeout 59                   | oack timeout 59
          multicast 1                  | data 1 of 512
          """)
  void an_option_out_of_bounds_is_left_out_or_cut(String option, String expected) throws Exception {
    String[] words = option.split(" ", -1);
    assertThat(answerTo(request(1, "small.zz", "octet", words[0], words[1]))).isEqualTo(expected);
  }

  @Test
  void a_hundred_options_are_one_request_like_any_other() throws Exception {
    Bytes packet = request(1, "small.zz", "octet");
    for (int option = 0; option < 100; option++) {
      packet = packet.plus(Bytes.latin1("a\0" + option % 10 + "\0"));
    }
    assertThat(answerTo(packet)).isEqualTo("data 1 of 512");
  }

  @Test
  void random_bytes_of_every_length_disturb_nobody() throws Exception {
    Random dice = new Random(69);
    for (int packet = 0; packet < 2_000; packet++) {
      byte[] bytes = new byte[dice.nextInt(1_000)];
      dice.nextBytes(bytes);
      if (bytes.length > 1 && dice.nextBoolean()) {
        bytes[0] = 0;
        bytes[1] = (byte) (1 + dice.nextInt(6));
      }
      send(client, Bytes.copyOf(bytes), stand.address());
    }
    assertThat(stand.server().figures().open()).isLessThanOrEqualTo(1);
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void packets_of_third_ports_change_nothing_of_a_transfer(boolean singlePort) throws Exception {
    if (singlePort) {
      stand.close();
      stand = TftpStand.over(folder, new Answer.SinglePort());
    }
    send(client, request(1, "small.zz", "octet"), stand.address());
    DatagramPacket first = receive(client);
    SocketAddress transfer = first.getSocketAddress();
    try (DatagramSocket stranger = socket()) {
      for (String meddling : new String[] {"0004 0001", "0005 0000 00", "0004 0000", "0003 0001"}) {
        send(stranger, Bytes.hex(meddling), transfer);
      }
      send(client, Bytes.hex("0004 0001"), transfer);
      assertThat(told(receive(client))).isEqualTo("data 2 of 512");
      assertThat(told(receive(stranger))).isEqualTo("error 5 unknown transfer ID");
    }
    send(client, Bytes.hex("0005 0000 00"), transfer);
  }
}
