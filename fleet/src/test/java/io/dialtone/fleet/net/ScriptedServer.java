// SPDX-License-Identifier: Apache-2.0
package io.dialtone.fleet.net;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** A raw TCP server that takes one request a connection and answers as its script says. */
public final class ScriptedServer implements Closeable {
  /** What a connection gets once its request has been read. */
  public interface Act {
    void perform(Socket client) throws IOException;
  }

  private final ServerSocket listener;
  private final BlockingQueue<String> requests = new LinkedBlockingQueue<>();
  private final BlockingQueue<String> callers = new LinkedBlockingQueue<>();

  public ScriptedServer(Act... script) {
    try {
      listener = new ServerSocket(0, 50, InetAddress.ofLiteral("127.0.0.1"));
    } catch (IOException failed) {
      throw new IllegalStateException(failed);
    }
    Thread.ofVirtual().start(() -> serve(List.of(script)));
  }

  /** The answer, octet for octet, then the connection is closed. */
  public static Act answers(String text) {
    return client -> client.getOutputStream().write(text.getBytes(StandardCharsets.ISO_8859_1));
  }

  /** The answer one octet at a time. */
  public static Act dribbles(String text) {
    return client -> {
      OutputStream out = client.getOutputStream();
      for (byte octet : text.getBytes(StandardCharsets.ISO_8859_1)) {
        out.write(octet);
        out.flush();
      }
    };
  }

  /** Some octets, then nothing until the client gives up. */
  public static Act fallsSilentAfter(String text) {
    return client -> {
      client.getOutputStream().write(text.getBytes(StandardCharsets.ISO_8859_1));
      client.getInputStream().read();
    };
  }

  /** Some octets, then a reset. */
  public static Act resetsAfter(String text) {
    return client -> {
      client.getOutputStream().write(text.getBytes(StandardCharsets.ISO_8859_1));
      client.setSoLinger(true, 0);
    };
  }

  public int port() {
    return listener.getLocalPort();
  }

  /** The next request's head, as it came. */
  public String request() throws InterruptedException {
    return await(requests);
  }

  /** The address the next connection came from. */
  public String caller() throws InterruptedException {
    return await(callers);
  }

  private static String await(BlockingQueue<String> queue) throws InterruptedException {
    String next = queue.poll(10, TimeUnit.SECONDS);
    if (next == null) {
      throw new AssertionError("nobody asked within 10 s");
    }
    return next;
  }

  private void serve(List<Act> script) {
    for (Act act : script) {
      try (Socket client = listener.accept()) {
        callers.add(client.getInetAddress().getHostAddress());
        requests.add(head(client.getInputStream()));
        act.perform(client);
      } catch (IOException _) {
        // the client went away: that is its right
      }
    }
  }

  private static String head(InputStream in) throws IOException {
    var head = new StringBuilder();
    while (head.indexOf("\r\n\r\n") < 0) {
      int octet = in.read();
      if (octet < 0) {
        break;
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
