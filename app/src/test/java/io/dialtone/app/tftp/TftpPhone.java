// SPDX-License-Identifier: Apache-2.0
package io.dialtone.app.tftp;

import static org.assertj.core.api.Assertions.assertThat;

import io.dialtone.fleet.net.HttpLimits;
import io.dialtone.fleet.net.SocketNetwork;
import io.dialtone.fleet.power.PowerSwitch;
import io.dialtone.handset.port.Clock;
import io.dialtone.handset.tftp.TftpFetch;
import io.dialtone.handset.tftp.TftpOutcome;
import io.dialtone.wire.octets.Bytes;
import io.dialtone.wire.octets.Endpoint;
import io.dialtone.wire.octets.Ip4Address;
import io.dialtone.wire.tftp.TftpPacket;
import java.io.ByteArrayOutputStream;
import java.net.InetSocketAddress;
import java.time.Instant;
import java.util.Optional;

/** Our virtual phone's own TFTP client, alone, on a real socket of 127.0.0.31. */
public final class TftpPhone {
  private static final long MOST_BYTES = 10_000_000;

  private static final Clock CLOCK =
      new Clock() {
        @Override
        public Instant now() {
          return Instant.now();
        }

        @Override
        public long nanos() {
          return System.nanoTime();
        }
      };

  private TftpPhone() {}

  /** Fetches a file, which must arrive whole. */
  public static byte[] fetch(InetSocketAddress at, String file) throws Exception {
    return fetch(at, file, 1);
  }

  /**
   * Fetches a file, which must arrive whole; asks again only when the server says that it knows the
   * transfer no more, as phones do (SRC-6).
   */
  public static byte[] fetch(InetSocketAddress at, String file, int tries) throws Exception {
    ByteArrayOutputStream body = new ByteArrayOutputStream();
    TftpOutcome outcome = attempt(at, file, body);
    for (int tried = 1; tried < tries && isForgotten(outcome); tried++) {
      body.reset();
      outcome = attempt(at, file, body);
    }
    assertThat(outcome).isEqualTo(new TftpOutcome.Whole(body.size()));
    return body.toByteArray();
  }

  private static boolean isForgotten(TftpOutcome outcome) {
    return outcome instanceof TftpOutcome.Refused(int code, _)
        && code == TftpPacket.Failure.UNKNOWN_TRANSFER_ID;
  }

  private static TftpOutcome attempt(InetSocketAddress at, String file, ByteArrayOutputStream body)
      throws Exception {
    SocketNetwork network =
        SocketNetwork.open(
            new SocketNetwork.Place(Ip4Address.of(127, 0, 0, 31), Optional.empty()),
            HttpLimits.PHONE,
            new PowerSwitch());
    Endpoint server = Endpoint.parse("127.0.0.1:" + at.getPort()).orElseThrow();
    return new TftpFetch(network, CLOCK)
        .fetch(server, file, MOST_BYTES, chunk -> append(body, chunk));
  }

  private static boolean append(ByteArrayOutputStream body, Bytes chunk) {
    body.writeBytes(chunk.toArray());
    return true;
  }
}
