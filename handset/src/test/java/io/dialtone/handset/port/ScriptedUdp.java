// SPDX-License-Identifier: Apache-2.0
package io.dialtone.handset.port;

import io.dialtone.wire.octets.Bytes;
import io.dialtone.wire.octets.Endpoint;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * A UDP port whose other end is a script: what is received, and after how long, is said beforehand.
 * It is the clock too, which moves only while somebody waits.
 */
public final class ScriptedUdp implements UdpPort, Clock {

  /** One datagram that left the phone, and when. */
  public record Sent(Duration at, Endpoint to, Bytes payload) {}

  private sealed interface Coming {
    /** A datagram, so long after the phone began to wait for it. */
    record Packet(Duration after, Endpoint from, UnaryOperator<Bytes> answer) implements Coming {}

    /** Nothing, as long as the phone waits. */
    record Silence() implements Coming {}
  }

  private final Deque<Coming> script = new ArrayDeque<>();
  private final List<Sent> sent = new ArrayList<>();
  private long nanos;
  private boolean closed;

  /** Next comes this datagram, at once. */
  public ScriptedUdp gives(Endpoint from, Bytes payload) {
    return gives(Duration.ZERO, from, _ -> payload);
  }

  /** Next comes an answer made from the last datagram sent, so long after the phone waits. */
  public ScriptedUdp gives(Duration after, Endpoint from, UnaryOperator<Bytes> answer) {
    script.add(new Coming.Packet(after, from, answer));
    return this;
  }

  /** Next comes nothing: one wait ends with its time. */
  public ScriptedUdp staysSilent() {
    script.add(new Coming.Silence());
    return this;
  }

  public List<Sent> sent() {
    return List.copyOf(sent);
  }

  /** Whether all that was said beforehand has come. */
  public boolean isPlayedOut() {
    return script.isEmpty();
  }

  public boolean isClosed() {
    return closed;
  }

  public Duration passed() {
    return Duration.ofNanos(nanos);
  }

  @Override
  public int localPort() {
    return 50_000;
  }

  @Override
  public void send(Endpoint to, Bytes payload) {
    sent.add(new Sent(passed(), to, payload));
  }

  @Override
  public Optional<Datagram> receive(Duration atMost) {
    if (script.peekFirst() instanceof Coming.Packet packet
        && packet.after().compareTo(atMost) <= 0) {
      script.removeFirst();
      nanos += packet.after().toNanos();
      Bytes last = sent.isEmpty() ? Bytes.EMPTY : sent.getLast().payload();
      return Optional.of(new Datagram(packet.from(), packet.answer().apply(last)));
    }
    if (script.peekFirst() instanceof Coming.Silence) {
      script.removeFirst();
    }
    nanos += atMost.toNanos();
    return Optional.empty();
  }

  @Override
  public void close() {
    closed = true;
  }

  @Override
  public Instant now() {
    return Instant.EPOCH.plusNanos(nanos);
  }

  @Override
  public long nanos() {
    return nanos;
  }
}
