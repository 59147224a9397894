// SPDX-License-Identifier: Apache-2.0
package io.dialtone.fleet.crowd;

import static org.assertj.core.api.Assertions.assertThat;

import io.dialtone.fleet.report.RequestLine;
import io.dialtone.fleet.tally.Tally;
import io.dialtone.handset.port.Datagram;
import io.dialtone.handset.port.UdpPort;
import io.dialtone.wire.octets.Bytes;
import io.dialtone.wire.octets.Endpoint;
import io.dialtone.wire.tftp.TftpPacket;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How a transfer is counted. */
class TransferWatchTest {
  private static final Endpoint SERVER = Endpoint.parse("127.0.0.1:69").orElseThrow();

  /** A port at which these packets come. */
  private record Script(Deque<Datagram> packets) implements UdpPort {
    @Override
    public int localPort() {
      return 1;
    }

    @Override
    public void send(Endpoint to, Bytes payload) {
      // nobody is there
    }

    @Override
    public Optional<Datagram> receive(Duration atMost) {
      return Optional.ofNullable(packets.poll());
    }

    @Override
    public void close() {
      // nothing is open
    }
  }

  @ParameterizedTest
  @CsvSource({
    "'', 0/0/0/1",
    "000300010102, 1/0/0/0",
    "0005000100, 0/1/0/0",
    "0005000000, 0/0/1/0",
    "0006626c6b73697a6500353132300000, 0/0/1/0", // options that nobody asked for
    "000300010102 00040001, 1/0/0/0", // what means nothing changes nothing
  })
  void each_answer_is_counted_as_the_phone_takes_it(String packets, String counted) {
    Tally tally = new Tally();
    Deque<Datagram> script = new ArrayDeque<>();
    for (String packet : packets.split(" ", -1)) {
      script.add(new Datagram(SERVER, Bytes.hex(packet)));
    }
    int count = script.size();
    try (UdpPort port = new TransferWatch(new Script(script), tally)) {
      port.send(SERVER, new TftpPacket.ReadRequest("a.inf").encode());
      for (int i = 0; i < count; i++) {
        assertThat(port.receive(Duration.ZERO)).isPresent();
      }
    }
    RequestLine line = tally.requests().getFirst();
    assertThat(line.taken() + "/" + line.absent() + "/" + line.refused() + "/" + line.unanswered())
        .isEqualTo(counted);
  }

  @ParameterizedTest
  @CsvSource({"511, taken", "512, half", "513, refused"})
  void a_block_longer_than_a_phone_takes_is_refused(int length, String counted) {
    Tally tally = new Tally();
    Deque<Datagram> script = new ArrayDeque<>();
    Bytes block = Bytes.hex("00030001").plus(Bytes.copyOf(new byte[length]));
    script.add(new Datagram(SERVER, block));
    try (UdpPort port = new TransferWatch(new Script(script), tally)) {
      port.send(SERVER, new TftpPacket.ReadRequest("a.inf").encode());
      assertThat(port.receive(Duration.ZERO)).isPresent();
    }
    RequestLine line = tally.requests().getFirst();
    assertThat(line.taken() == 1).isEqualTo(counted.equals("taken"));
    assertThat(line.refused() == 1).isEqualTo(counted.equals("refused"));
    assertThat(line.unanswered() == 1).isEqualTo(counted.equals("half"));
  }

  @Test
  void who_is_not_the_server_of_the_transfer_changes_no_count() {
    Tally tally = new Tally();
    var transfer = new Endpoint(SERVER.address(), 7000);
    var anotherPort = new Endpoint(SERVER.address(), 7001);
    var anotherHost = Endpoint.parse("127.0.0.2:7000").orElseThrow();
    Bytes half = Bytes.copyOf(new byte[512]);
    Deque<Datagram> script = new ArrayDeque<>();
    script.add(new Datagram(anotherHost, Bytes.hex("0003000101")));
    script.add(new Datagram(transfer, Bytes.hex("00030001").plus(half)));
    script.add(new Datagram(anotherPort, Bytes.hex("000300020102")));
    script.add(new Datagram(anotherPort, Bytes.hex("0005000100")));
    script.add(new Datagram(transfer, Bytes.hex("00030002010203")));
    int count = script.size();
    try (UdpPort port = new TransferWatch(new Script(script), tally)) {
      port.send(SERVER, new TftpPacket.ReadRequest("a.inf").encode());
      for (int i = 0; i < count; i++) {
        assertThat(port.receive(Duration.ZERO)).isPresent();
      }
    }
    RequestLine line = tally.requests().getFirst();
    assertThat(line.bytes()).isEqualTo(515);
    assertThat(line.taken()).isEqualTo(1);
    assertThat(tally.blocks()).isEqualTo(2);
  }
}
