// SPDX-License-Identifier: Apache-2.0
package io.dialtone.server.http;

import io.dialtone.wire.octets.Endpoint;
import io.netty.handler.ssl.util.InsecureTrustManagerFactory;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import javax.net.ssl.SSLContext;

/** A peer that sends exactly the bytes it is told to, and reads answers strictly by the letter. */
final class RawClient implements AutoCloseable {

  /** An answer as it came; names of fields in lower case. */
  record Answer(String statusLine, Map<String, String> fields, String body) {
    int status() {
      return Integer.parseInt(statusLine.split(" ", 3)[1]);
    }

    String field(String name) {
      return fields.getOrDefault(name, "");
    }
  }

  private static final int TIMEOUT_MILLIS = 20_000;
  private static final int SMALL_BUFFER = 16 * 1024;

  private final Socket socket;
  private final InputStream in;

  RawClient(Endpoint server) throws IOException {
    this(new Socket(InetAddress.getByName(server.address().toString()), server.port()));
  }

  private RawClient(Socket connected) throws IOException {
    socket = connected;
    socket.setSoTimeout(TIMEOUT_MILLIS);
    in = new BufferedInputStream(socket.getInputStream());
  }

  /** Through TLS, whatever certificate is shown. */
  static RawClient secured(Endpoint server) throws IOException, GeneralSecurityException {
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(null, InsecureTrustManagerFactory.INSTANCE.getTrustManagers(), null);
    String address = server.address().toString();
    return new RawClient(context.getSocketFactory().createSocket(address, server.port()));
  }

  /** Whose system takes over few bytes ahead of it, in or out. */
  static RawClient withSmallBuffers(Endpoint server) throws IOException {
    return new RawClient(connected(server));
  }

  private static Socket connected(Endpoint server) throws IOException {
    Socket socket = new Socket();
    socket.setReceiveBufferSize(SMALL_BUFFER);
    socket.setSendBufferSize(SMALL_BUFFER);
    socket.connect(new InetSocketAddress(server.address().toString(), server.port()));
    return socket;
  }

  /** One request on a connection of its own. */
  static Answer ask(Endpoint server, String request) throws IOException {
    try (RawClient client = new RawClient(server)) {
      client.send(request);
      return client.answer(request.startsWith("HEAD "));
    }
  }

  void send(String bytes) throws IOException {
    socket.getOutputStream().write(bytes.getBytes(StandardCharsets.ISO_8859_1));
    socket.getOutputStream().flush();
  }

  /** Sends the same again and again until the server no longer takes it. */
  void sendUntilRefused(String bytes, int times) throws IOException {
    byte[] each = bytes.getBytes(StandardCharsets.ISO_8859_1);
    for (int time = 0; time < times; time++) {
      try {
        socket.getOutputStream().write(each);
      } catch (SocketException _) {
        return;
      }
    }
    throw new IOException("the server took everything");
  }

  /** Says that nothing more will be sent. */
  void finish() throws IOException {
    socket.shutdownOutput();
  }

  Answer answer(boolean toHead) throws IOException {
    String status = line();
    Map<String, String> fields = new LinkedHashMap<>();
    for (String line = line(); !line.isEmpty(); line = line()) {
      int colon = line.indexOf(':');
      String name = line.substring(0, colon).toLowerCase(Locale.ROOT);
      if (fields.put(name, line.substring(colon + 1).strip()) != null) {
        throw new IOException("two fields " + name);
      }
    }
    boolean bodiless = toHead || status.contains(" 304 ");
    int length = bodiless ? 0 : Integer.parseInt(fields.getOrDefault("content-length", "-1"));
    byte[] body = length < 0 ? in.readAllBytes() : in.readNBytes(length);
    if (body.length < length) {
      throw new IOException("the body ended after " + body.length + " of " + length);
    }
    return new Answer(status, fields, new String(body, StandardCharsets.ISO_8859_1));
  }

  /** Whether the server closed, with nothing more to read. */
  boolean closedByServer() throws IOException {
    return in.read() < 0;
  }

  String line() throws IOException {
    ByteArrayOutputStream line = new ByteArrayOutputStream();
    for (int b = in.read(); b != '\n'; b = in.read()) {
      if (b < 0) {
        throw new IOException("the connection ended in a line: " + line);
      }
      line.write(b);
    }
    String text = line.toString(StandardCharsets.ISO_8859_1);
    if (!text.endsWith("\r")) {
      throw new IOException("a line without CR: " + text);
    }
    return text.substring(0, text.length() - 1);
  }

  /** The fields still to come, thrown away, and a body of this length. */
  String rest(int length) throws IOException {
    while (!line().isEmpty()) {
      // A field.
    }
    return new String(in.readNBytes(length), StandardCharsets.ISO_8859_1);
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
