// SPDX-License-Identifier: Apache-2.0
package io.dialtone.app.command;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/** An HTTP server of a few texts in memory: just what a phone's boot needs, and no more. */
final class TinySite implements AutoCloseable {
  private static final Charset LATIN1 = StandardCharsets.ISO_8859_1;

  private final Map<String, String> files = new ConcurrentHashMap<>();
  private final List<String> requests = new CopyOnWriteArrayList<>();
  private final ServerSocket listener;

  TinySite() {
    try {
      listener = new ServerSocket(0, 50, InetAddress.ofLiteral("127.0.0.1"));
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
    Thread.ofVirtual().start(this::serve);
  }

  /** A site with all that an ST2030 SIP phone of the default MAC asks for. */
  static TinySite forDefaultPhone() {
    TinySite site = new TinySite();
    String base = site.url("");
    site.put(
        "st2030s.inf",
        "[application]\nfwurl="
            + base
            + "v2030SG.101223.2.74.zz\n"
            + "[config]\ncommon_config="
            + base
            + "ComConf-1.txt\nconfig="
            + base
            + "\n");
    site.put("v2030SG.101223.2.74.zz", "firmware ".repeat(5_000));
    site.put("ComConf-1.txt", "[ipp]\nLanguageType=0\n[sip]\nregid1=\n");
    site.put(
        "ST2030S_00147F000001.txt",
        "[sys]\nconfig_sn=202611210001\n[sip]\nregid1=caf\u00e9\nregpwd1=secret\n");
    return site;
  }

  void put(String name, String text) {
    files.put("/" + name, text);
  }

  void remove(String name) {
    files.remove("/" + name);
  }

  String url(String name) {
    return "http://127.0.0.1:" + listener.getLocalPort() + "/" + name;
  }

  String authority() {
    return "127.0.0.1:" + listener.getLocalPort();
  }

  /** Names asked for since the last call, each with its status. */
  List<String> takeRequests() {
    List<String> taken = List.copyOf(requests);
    requests.clear();
    return taken;
  }

  private void serve() {
    while (!listener.isClosed()) {
      try (Socket client = listener.accept()) {
        answer(client);
      } catch (IOException _) {
        // the phone went away, or the listener was closed, which ends the loop
      }
    }
  }

  private void answer(Socket client) throws IOException {
    String target = head(client.getInputStream()).split(" ", 3)[1];
    String text = files.get(target);
    requests.add(target.substring(1) + (text == null ? " 404" : " 200"));
    byte[] body = (text == null ? "no" : text).getBytes(LATIN1);
    String status = text == null ? "404 Not Found" : "200 OK";
    var answer = new ByteArrayOutputStream();
    answer.writeBytes(
        ("HTTP/1.1 " + status + "\r\nContent-Length: " + body.length + "\r\n\r\n")
            .getBytes(LATIN1));
    answer.writeBytes(body);
    client.getOutputStream().write(answer.toByteArray());
  }

  private static String head(InputStream in) throws IOException {
    var head = new StringBuilder();
    while (head.indexOf("\r\n\r\n") < 0) {
      int octet = in.read();
      if (octet < 0) {
        throw new IOException("half a request");
      }
      head.append((char) octet);
    }
    return head.toString();
  }

  @Override
  public void close() throws IOException {
    listener.close();
  }
}
