// SPDX-License-Identifier: Apache-2.0
package io.dialtone.server.tls;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.channel.embedded.EmbeddedChannel;
import io.netty.handler.ssl.SslHandler;
import java.security.NoSuchAlgorithmException;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import org.junit.jupiter.api.Test;

class HandshakesTest {

  private final Handshakes handshakes = new Handshakes(2);

  /** A connection on whose other end nobody says anything, for as long as it takes. */
  private EmbeddedChannel halfOpen() throws NoSuchAlgorithmException {
    SSLEngine engine = SSLContext.getDefault().createSSLEngine();
    engine.setUseClientMode(false);
    SslHandler handler = handshakes.handler(engine);
    handler.setHandshakeTimeoutMillis(0);
    return new EmbeddedChannel(handler);
  }

  @Test
  void one_more_than_are_allowed_ends_the_oldest_and_no_other() throws Exception {
    EmbeddedChannel oldest = halfOpen();
    EmbeddedChannel second = halfOpen();
    assertThat(oldest.isOpen()).isTrue();

    EmbeddedChannel third = halfOpen();

    assertThat(oldest.isOpen()).isFalse();
    assertThat(second.isOpen()).isTrue();
    assertThat(handshakes.failed()).isEqualTo(1);

    EmbeddedChannel fourth = halfOpen();

    assertThat(second.isOpen()).isFalse();
    assertThat(third.isOpen()).isTrue();
    assertThat(fourth.isOpen()).isTrue();
  }

  @Test
  void one_that_its_peer_has_left_makes_room() throws Exception {
    EmbeddedChannel oldest = halfOpen();
    EmbeddedChannel gone = halfOpen();
    var _ = gone.close();

    EmbeddedChannel third = halfOpen();

    assertThat(oldest.isOpen()).isTrue();
    assertThat(third.isOpen()).isTrue();
  }
}
