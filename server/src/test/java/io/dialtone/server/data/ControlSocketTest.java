// SPDX-License-Identifier: Apache-2.0
package io.dialtone.server.data;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dialtone.core.journal.Journal;
import java.io.IOException;
import java.io.InputStream;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.InstantSource;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.databind.node.StringNode;

class ControlSocketTest {

  private static final JsonMapper JSON = JsonMapper.shared();

  @TempDir Path temporary;
  private DataFolder folder;
  private ControlSocket socket;

  @BeforeEach
  void start() throws Exception {
    folder = DataFolder.open(temporary);
    socket = listen(folder);
  }

  @AfterEach
  void stop() throws IOException {
    socket.close();
    folder.close();
  }

  private static ControlSocket listen(DataFolder folder) throws IOException {
    ControlDesk desk =
        new ControlDesk(
            Map.of(
                "ping",
                _ -> StringNode.valueOf("pong"),
                "echo",
                request -> request.path("text"),
                "fail",
                _ -> {
                  throw new ControlRefusal("not today");
                }));
    return ControlSocket.start(folder, desk, Journal.silent(), InstantSource.system());
  }

  private static ObjectNode request(String name) {
    return JSON.createObjectNode().put("request", name);
  }

  /** Sends raw bytes, ends the sending side, and returns all that comes back. */
  private String raw(String sent) throws IOException {
    try (SocketChannel peer =
            SocketChannel.open(UnixDomainSocketAddress.of(DataFolder.control(temporary)));
        InputStream in = Channels.newInputStream(peer)) {
      peer.write(ByteBuffer.wrap(sent.getBytes(UTF_8)));
      peer.shutdownOutput();
      return new String(in.readAllBytes(), UTF_8);
    }
  }

  @Test
  void answers_one_line_for_each_line() throws IOException {
    assertThat(raw("{\"request\":\"ping\"}\n{\"request\":\"echo\",\"text\":\"grün\"}\n"))
        .isEqualTo("{\"ok\":true,\"answer\":\"pong\"}\n{\"ok\":true,\"answer\":\"grün\"}\n");
  }

  @Test
  void refuses_in_words_and_goes_on() throws IOException {
    assertThat(
            raw("[1\n{\"request\":\"fly\"}\n7\n{\"request\":\"fail\"}\n{\"request\":\"ping\"}\n"))
        .isEqualTo(
            """
            {"ok":false,"error":"the request is no JSON object on one line"}
            {"ok":false,"error":"unknown request; known are echo, fail, ping"}
            {"ok":false,"error":"unknown request; known are echo, fail, ping"}
            {"ok":false,"error":"not today"}
            {"ok":true,"answer":"pong"}
            """);
  }

  @Test
  void a_client_asks_and_gets_the_answer_or_the_refusal() throws Exception {
    assertThat(ControlClient.ask(temporary, request("ping")).asString("")).isEqualTo("pong");
    assertThatThrownBy(() -> ControlClient.ask(temporary, request("fail")))
        .isInstanceOf(ControlRefusal.class)
        .hasMessage("not today");
  }

  @Test
  void the_socket_is_for_its_owner_alone_and_gone_afterwards() throws IOException {
    Path path = DataFolder.control(temporary);
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(path)))
        .isEqualTo("rw-------");
    socket.close();
    assertThat(path).doesNotExist();
  }

  @Test
  void a_socket_left_by_a_killed_owner_is_replaced() throws Exception {
    socket.close();
    Files.writeString(DataFolder.control(temporary), "left over", UTF_8);
    socket = listen(folder);
    assertThat(ControlClient.ask(temporary, request("ping")).asString("")).isEqualTo("pong");
  }

  @Test
  void a_folder_whose_path_is_too_long_for_a_socket_works_all_the_same() throws Exception {
    Path deep = temporary.resolve("a".repeat(90)).resolve("b".repeat(90));
    try (DataFolder far = DataFolder.open(deep);
        ControlSocket _ = listen(far)) {
      assertThat(ControlClient.ask(deep, request("ping")).asString("")).isEqualTo("pong");
    }
    assertThat(deep.toFile().list()).containsExactly("lock");
  }

  @Test
  void what_a_killed_owner_left_aside_is_taken_away() throws Exception {
    Path deep = temporary.resolve("a".repeat(90)).resolve("b".repeat(90));
    Path aside = Files.createDirectories(temporary.resolve("dialtone123"));
    Path socket = Files.createFile(aside.resolve("control"));
    try (DataFolder far = DataFolder.open(deep)) {
      Files.createSymbolicLink(DataFolder.control(deep), socket);
      try (ControlSocket _ = listen(far)) {
        assertThat(aside).doesNotExist();
        assertThat(ControlClient.ask(deep, request("ping")).asString("")).isEqualTo("pong");
      }
    }
  }

  @Test
  void closing_ends_a_conversation_that_is_under_way() throws IOException {
    try (SocketChannel peer =
            SocketChannel.open(UnixDomainSocketAddress.of(DataFolder.control(temporary)));
        InputStream in = Channels.newInputStream(peer)) {
      peer.write(ByteBuffer.wrap("{\"request\":\"ping\"}\n".getBytes(UTF_8)));
      assertThat(ControlSocket.readLine(in)).contains("pong");
      socket.close();
      assertThat(in.read()).isEqualTo(-1);
    }
  }
}
