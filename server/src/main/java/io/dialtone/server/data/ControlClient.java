// SPDX-License-Identifier: Apache-2.0
package io.dialtone.server.data;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.Channels;
import java.nio.channels.SocketChannel;
import java.nio.file.Path;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Asks the owner of a data folder, from another process. */
public final class ControlClient {

  private static final JsonMapper JSON = JsonMapper.shared();

  private ControlClient() {}

  /** Sends one request and returns its answer. */
  public static JsonNode ask(Path folder, JsonNode request) throws IOException, ControlRefusal {
    byte[] line = (JSON.writeValueAsString(request) + "\n").getBytes(UTF_8);
    if (line.length > ControlSocket.LINE_LIMIT) {
      throw new ControlRefusal(
          "more than "
              + (ControlSocket.LINE_LIMIT >> 20)
              + " MB at once is too much for a running server: divide it, or stop the server and do"
              + " it then");
    }
    // The real path: where the folder's own is too long for a socket, a link stands there.
    Path path = DataFolder.control(folder).toRealPath();
    try (SocketChannel channel = SocketChannel.open(UnixDomainSocketAddress.of(path));
        InputStream in = new BufferedInputStream(Channels.newInputStream(channel));
        OutputStream out = Channels.newOutputStream(channel)) {
      out.write(line);
      JsonNode answer = JSON.readTree(ControlSocket.readLine(in));
      if (answer.path("ok").asBoolean(false)) {
        return answer.path("answer");
      }
      if (!answer.has("error")) {
        throw new IOException("it ended before it answered");
      }
      throw new ControlRefusal(answer.path("error").asString(""));
    } catch (JacksonException fault) {
      throw new IOException("the server's answer is not JSON", fault);
    }
  }
}
