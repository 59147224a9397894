// SPDX-License-Identifier: Apache-2.0
package io.dialtone.fleet.net;

import io.dialtone.fleet.power.PowerSwitch;
import io.dialtone.handset.port.BodySink;
import io.dialtone.handset.port.HttpOutcome;
import io.dialtone.handset.port.HttpRequest;
import io.dialtone.handset.port.HttpUrl;
import io.dialtone.wire.octets.Ip4Address;
import java.io.IOException;
import java.net.ConnectException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.util.Optional;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLSocketFactory;

/**
 * The phone's HTTP client: one connection a request, from the phone's own address, so that what the
 * server sees is what a phone would send. Redirections are answers like any other.
 */
public final class HttpClient {
  /**
   * A phone's receive window: the most without scaling it (RFC 9293, section 3.1). What thousands
   * of phones have not read yet would else fill the memory that the system has for TCP.
   */
  private static final int WINDOW_OCTETS = 65_535;

  private final HttpLimits limits;
  private final PowerSwitch power;
  private final Trust trust;
  private Optional<SSLSocketFactory> tls = Optional.empty();

  /** A client that trusts whoever this process trusts. */
  public HttpClient(HttpLimits limits, PowerSwitch power) {
    this(limits, power, Trust.OF_THE_PROCESS);
  }

  public HttpClient(HttpLimits limits, PowerSwitch power, Trust trust) {
    this.limits = limits;
    this.power = power;
    this.trust = trust;
  }

  /** Asks {@code server} and gives the answer's body to the sink as it comes. */
  public HttpOutcome exchange(
      HttpRequest request, Ip4Address from, Ip4Address server, BodySink sink) {
    try (Socket socket = power.attach(new Socket())) {
      try {
        socket.bind(new InetSocketAddress(Addresses.inet(from), 0));
        connect(socket, server, request.url());
        return converse(request, socket, sink);
      } finally {
        power.detach(socket);
      }
    } catch (IOException broken) {
      power.check("http");
      return new HttpOutcome.Unreachable(reason(broken, request.url()));
    }
  }

  private void connect(Socket socket, Ip4Address server, HttpUrl url) throws IOException {
    socket.setTcpNoDelay(true);
    socket.setReceiveBufferSize(WINDOW_OCTETS);
    socket.setSoTimeout(limits.silenceMillis());
    socket.connect(
        new InetSocketAddress(Addresses.inet(server), url.port()), limits.connectMillis());
  }

  private HttpOutcome converse(HttpRequest request, Socket plain, BodySink sink)
      throws IOException {
    Socket socket = request.url().tls() ? secured(plain, request.url()) : plain;
    socket.getOutputStream().write(HttpInput.octets(RequestHead.text(request)));
    socket.getOutputStream().flush();
    var in = new HttpInput(socket.getInputStream(), limits);
    ResponseHead head = ResponseHead.read(in);
    var body = new ResponseBody(in, sink, limits.bodyOctets());
    ResponseBody.Received received = body.read(head.framing());
    power.check("http");
    return new HttpOutcome.Answered(
        head.status(), received.announced(), received.octets(), received.whole());
  }

  /** TLS on the same connection. */
  private Socket secured(Socket plain, HttpUrl url) throws IOException {
    SSLSocketFactory factory = tls.orElseGet(trust::phone);
    tls = Optional.of(factory);
    var socket =
        (javax.net.ssl.SSLSocket) factory.createSocket(plain, url.host(), url.port(), true);
    var parameters = socket.getSSLParameters();
    parameters.setEndpointIdentificationAlgorithm("HTTPS");
    socket.setSSLParameters(parameters);
    socket.startHandshake();
    return socket;
  }

  private String reason(IOException broken, HttpUrl url) {
    String server = url.host() + ":" + url.port();
    return switch (broken) {
      case SocketTimeoutException timeout
          when "Connect timed out".equalsIgnoreCase(timeout.getMessage()) ->
          server + " did not take the connection within " + limits.connect().toMillis() + " ms";
      case SocketTimeoutException _ ->
          server + " was silent for " + limits.silence().toMillis() + " ms";
      case ConnectException _ -> server + " refuses connections";
      case SSLException tls -> "TLS with " + server + " failed: " + tls.getMessage();
      default -> server + ": " + broken.getMessage();
    };
  }
}
