// SPDX-License-Identifier: Apache-2.0
package io.dialtone.server.dhcp;

import io.dialtone.core.dhcp.DhcpPolicy;
import io.dialtone.core.dhcp.Services;
import io.dialtone.core.dhcp.Terms;
import io.dialtone.core.journal.Journal;
import io.dialtone.core.journal.PhonesSeen;
import io.dialtone.server.metrics.Metrics;
import io.dialtone.server.store.SqlLeaseStore;
import io.dialtone.wire.dhcp.DhcpMessageType;
import io.dialtone.wire.dhcp.DhcpOption;
import io.dialtone.wire.dhcp.DhcpPacket;
import io.dialtone.wire.dhcp.OptionCode;
import io.dialtone.wire.identity.Model;
import io.dialtone.wire.identity.Protocol;
import io.dialtone.wire.identity.VendorClass;
import io.dialtone.wire.octets.Bytes;
import io.dialtone.wire.octets.Endpoint;
import io.dialtone.wire.octets.Ip4Address;
import io.dialtone.wire.octets.MacAddress;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.DatagramChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;

/**
 * Full exchanges, DISCOVER to ACK, of new phones against the server with its leases on disk: {@code
 * DhcpBench [exchanges [in flight [database]]]}. Server and phones share this process; a phone that
 * is not answered ends the run.
 */
final class DhcpBench {

  private static final int YIADDR_AT = 16;
  private static final int XID_AT = 4;
  private static final int MAC_AT = 28;
  private static final int TYPE_AT = 242;
  private static final Bytes VENDOR =
      VendorClass.of(Model.ST2030, Protocol.SIP, "5", "01", "53").encode();

  private final DatagramChannel relay;
  private final InetSocketAddress server;
  private final byte[] discover;
  private final byte[] request;
  private int begun;

  private DhcpBench(DatagramChannel relay, Endpoint server) {
    this.relay = relay;
    this.server = Addresses.socketAddress(server);
    this.discover = template(DhcpMessageType.DISCOVER).encode().toArray();
    this.request =
        template(DhcpMessageType.REQUEST)
            .with(new DhcpOption.Address(OptionCode.REQUESTED_ADDRESS, Ip4Address.ANY))
            .with(new DhcpOption.Address(OptionCode.SERVER_ID, server.address()))
            .encode()
            .toArray();
  }

  private static DhcpPacket template(DhcpMessageType type) {
    return DhcpPacket.request(type, 0, new MacAddress(0x0014_7F00_0000L))
        .withGiaddr(Ip4Address.of(127, 0, 0, 1))
        .with(new DhcpOption.Opaque(OptionCode.VENDOR_CLASS, VENDOR));
  }

  public static void main(String[] arguments) throws IOException {
    int exchanges = arguments.length > 0 ? Integer.parseInt(arguments[0], 10) : 100_000;
    int inFlight = arguments.length > 1 ? Integer.parseInt(arguments[1], 10) : 64;
    Path file =
        arguments.length > 2
            ? Path.of(arguments[2])
            : Files.createTempDirectory("dhcp-bench").resolve("bench.db");
    Endpoint files = new Endpoint(Ip4Address.ANY, 8080);
    DhcpPolicy policy =
        DhcpPolicy.loopback(Terms.NONE, new Services(Optional.of(files), Optional.of(files)));
    Metrics metrics = new Metrics();
    DhcpReport report =
        new DhcpReport(
            Journal.silent(), new PhonesSeen(PhonesSeen.USUAL_LIMIT), metrics, Clocks.system());
    SqlLeaseStore store = SqlLeaseStore.open(file);
    DhcpServer dhcp =
        DhcpServer.start(
            DhcpListening.at(new Endpoint(Ip4Address.of(127, 0, 0, 1), 0), Optional.empty()),
            policy,
            store,
            report);
    try (DatagramChannel relay = DatagramChannel.open()) {
      relay.bind(new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), 0));
      DhcpBench bench = new DhcpBench(relay, dhcp.endpoint());
      for (int round = 1; round <= 3; round++) {
        bench.round(exchanges / 3, inFlight, dhcp);
      }
    }
    dhcp.close(Duration.ofSeconds(5));
    store.close();
    metrics.close();
  }

  private void round(int exchanges, int inFlight, DhcpServer dhcp) throws IOException {
    long start = System.nanoTime();
    ByteBuffer answer = ByteBuffer.allocate(1500);
    for (int i = 0; i < inFlight; i++) {
      discover();
    }
    for (int done = 0; done < exchanges; ) {
      answer.clear();
      relay.receive(answer);
      int xid = answer.getInt(XID_AT);
      if (answer.get(TYPE_AT) == DhcpMessageType.OFFER.number()) {
        request(xid, answer.getInt(YIADDR_AT));
      } else {
        done++;
        if (done + inFlight <= exchanges) {
          discover();
        }
      }
    }
    double seconds = (System.nanoTime() - start) / 1e9;
    System.out.printf(
        Locale.ROOT,
        "%d exchanges, %d in flight: %.0f/s, %d leases%n",
        exchanges,
        inFlight,
        exchanges / seconds,
        dhcp.leases());
  }

  private void discover() throws IOException {
    begun++;
    send(discover, begun);
  }

  private void request(int xid, int address) throws IOException {
    int value = request.length - 1;
    while (request[value] == 0 || request[value] == (byte) OptionCode.END) {
      value--; // back over padding to the server identifier, whose last byte is 1
    }
    ByteBuffer.wrap(request).putInt(value - 9, address);
    send(request, xid);
  }

  /** The transaction number is the phone's number too. */
  private void send(byte[] packet, int number) throws IOException {
    ByteBuffer buffer = ByteBuffer.wrap(packet);
    buffer.putInt(XID_AT, number);
    buffer.putInt(MAC_AT + 2, 0x7F00_0000 + number);
    relay.send(buffer, server);
  }
}
