// SPDX-License-Identifier: Apache-2.0
package io.dialtone.server.tftp;

import io.dialtone.core.files.FileDecision;
import io.dialtone.core.files.FileQuestion;
import io.dialtone.core.files.Transport;
import io.dialtone.core.journal.Level;
import io.dialtone.core.tftp.Mode;
import io.dialtone.core.tftp.RequestDecision;
import io.dialtone.core.tftp.RequestDecision.Look;
import io.dialtone.core.tftp.RequestDecision.Refuse;
import io.dialtone.core.tftp.RequestDesk;
import io.dialtone.link.Received;
import io.dialtone.link.UdpSocket;
import io.dialtone.server.files.FileSource;
import io.dialtone.server.files.Opened;
import io.dialtone.server.files.Snapshot;
import io.dialtone.wire.octets.Bytes;
import java.io.IOException;
import java.net.Inet4Address;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/**
 * The port where requests arrive: says no from there, and hands over what is to be sent. Files that
 * must be read from disk first are opened beside it, a few at a time, so that others need not wait.
 */
final class RequestPort {
  /** Files opened at the same time. */
  private static final int MOST_OPENINGS = 32;

  /** Requests whose files are being opened, or wait for that: a site's power may have returned. */
  private static final int MOST_UNDER_WAY = Order.MOST_WAITING;

  private final UdpSocket socket;
  private final FileSource files;
  private final TftpJournal journal;
  private final Tally tally;
  private final Carrier carrier;
  private final Later later = new Later("tftp-later");
  private final OpenFiles openFiles = new OpenFiles();
  private final LastAsked lastAsked = new LastAsked();
  private final Semaphore openings = new Semaphore(MOST_OPENINGS);
  private final Semaphore underWay = new Semaphore(MOST_UNDER_WAY);
  private volatile boolean draining;
  private long requests;

  /** A request for a file; they are counted as they come. */
  private record Asked(Received by, Look look, long number, long at) {
    LastAsked.Question question() {
      return new LastAsked.Question(look, by.local());
    }

    Order order(String path, Content content) {
      return new Order(by.from(), by.local(), look, path, content, number, at);
    }
  }

  RequestPort(
      UdpSocket socket, FileSource files, TftpJournal journal, Tally tally, Carrier carrier) {
    this.socket = socket;
    this.files = files;
    this.journal = journal;
    this.tally = tally;
    this.carrier = carrier;
  }

  /** Runs until the socket is closed, or is to end and nothing is left to do. */
  void run() {
    try {
      while (!carrier.isDone()) {
        turn();
      }
    } catch (ClosedChannelException e) {
      // that is how it is told to end
    } finally {
      carrier.leave();
    }
  }

  private void turn() throws ClosedChannelException {
    try {
      boolean awaited = underWay.availablePermits() < MOST_UNDER_WAY || later.waiting();
      Duration wait = carrier.turn(awaited);
      socket.receive(wait).ifPresent(this::take);
    } catch (ClosedChannelException e) {
      throw e;
    } catch (IOException | RuntimeException e) {
      // the outermost loop: one broken datagram must not end the service
      journal.fault("a request could not be taken: " + e);
    }
  }

  /** Takes no more requests; what is under way goes on. */
  void drain() {
    draining = true;
  }

  /** Once {@link #run} has ended: waits for files that are being opened just now. */
  void finish(Duration atMost) throws InterruptedException {
    later.close();
    if (underWay.tryAcquire(MOST_UNDER_WAY, atMost.toNanos(), TimeUnit.NANOSECONDS)) {
      underWay.release(MOST_UNDER_WAY);
    }
  }

  private void take(Received received) {
    if (carrier.took(received) || draining) {
      return;
    }
    boolean toBroadcast = !received.to().equals(received.local());
    switch (RequestDesk.decide(bytes(received.payload()), toBroadcast)) {
      case Look look -> look(received, look);
      case Refuse refuse -> {
        refuse(received, refuse);
        journal.about(Level.WARN, received.from(), "is refused: " + files.shown(refuse.reason()));
      }
      case RequestDecision.Silence(String reason) ->
          journal.about(Level.DEBUG, received.from(), "gets no answer: " + reason);
    }
  }

  private static Bytes bytes(ByteBuffer payload) {
    byte[] copy = new byte[payload.remaining()];
    payload.duplicate().get(copy);
    return Bytes.copyOf(copy);
  }

  private void look(Received received, Look look) {
    FileQuestion question =
        new FileQuestion(
            Transport.TFTP,
            look.file(),
            Addresses.ip4((Inet4Address) received.from().getAddress()));
    Look told = look.showing(files.shown(look.file()));
    Asked asked = new Asked(received, told, ++requests, System.nanoTime());
    lastAsked.asks(received.from(), asked.question());
    decided(asked, files.decide(question));
  }

  private void decided(Asked asked, FileDecision decision) {
    switch (decision) {
      case FileDecision.Serve(String path, _) -> open(asked, path);
      case FileDecision.NotFound(String reason) -> deny(asked, Level.INFO, reason);
      case FileDecision.Several(_, String reason) -> deny(asked, Level.WARN, reason);
      case FileDecision.Refused(String reason) -> deny(asked, Level.WARN, reason);
      case FileDecision.Challenge(String reason, _) -> deny(asked, Level.WARN, reason);
      case FileDecision.Hidden(String reason) -> hide(asked, reason);
      case FileDecision.Delayed(Duration by, FileDecision then) -> {
        if (!later.run(by, () -> decidedLater(asked, then))) {
          tally.passedOver.increment(); // the client asks again
        }
      }
    }
  }

  private void open(Asked asked, String path) {
    Optional<Snapshot> ready = files.ready(path);
    if (ready.isPresent() && isSoonReady(ready.get(), asked.look().mode())) {
      hand(asked, ready.get());
      return;
    }
    ready.ifPresent(Snapshot::close);
    if (underWay.tryAcquire()) {
      Thread.ofVirtual().name("tftp-open").start(() -> openBeside(asked, path));
    } else {
      tally.passedOver.increment(); // the client asks again
    }
  }

  /** Netascii of a file on disk is not: the file is read once for its length. */
  private static boolean isSoonReady(Snapshot snapshot, Mode mode) {
    return mode == Mode.OCTET || snapshot.memory().isPresent();
  }

  private void openBeside(Asked asked, String path) {
    openings.acquireUninterruptibly();
    try {
      switch (files.open(path)) {
        case Opened.Ready(Snapshot snapshot) -> hand(asked, snapshot);
        case Opened.Changing(String reason, _) -> {
          tally.passedOver.increment(); // the client asks again, and then it may be whole
          journal.about(
              Level.INFO, asked.by().from(), "must ask again for \"" + path + "\": " + reason);
        }
        case Opened.Gone(String reason) -> deny(asked, Level.WARN, reason);
        case Opened.Failed(String reason) -> {
          tally.passedOver.increment(); // the client asks again, and then it may be mended
          journal.about(
              Level.WARN, asked.by().from(), "must ask again for \"" + path + "\": " + reason);
        }
      }
    } catch (RuntimeException e) {
      // the outermost frame of this thread
      journal.fault("\"" + path + "\" could not be opened: " + e);
    } finally {
      openings.release();
      underWay.release();
    }
  }

  /** What comes late is not always awaited still. */
  private boolean isAwaited(Asked asked) {
    return lastAsked.awaits(asked.by().from(), asked.question());
  }

  private void hand(Asked asked, Snapshot snapshot) {
    if (!isAwaited(asked)) {
      snapshot.close();
      tally.passedOver.increment();
      return;
    }
    String path = snapshot.version().path();
    Source source = Source.of(snapshot, openFiles);
    try {
      Content content = Content.of(source, asked.look().mode());
      carrier.begin(asked.order(path, content));
    } catch (IOException e) {
      source.close();
      deny(asked, Level.ERROR, "\"" + path + "\" is unreadable: " + e.getMessage());
    }
  }

  private void deny(Asked asked, Level level, String reason) {
    refuse(asked, reason);
    journal.denied(level, asked.by().from(), asked.look().file(), reason);
  }

  private void decidedLater(Asked asked, FileDecision decision) {
    try {
      decided(asked, decision);
    } catch (RuntimeException e) {
      // the outermost frame of this thread's work
      journal.fault("a delayed request could not be answered: " + e);
    }
  }

  /** As {@link #deny} to the client; but a guess is no phone, and no news for the journal. */
  private void hide(Asked asked, String reason) {
    refuse(asked, reason);
    journal.about(Level.DEBUG, asked.by().from(), "is answered \"not found\": " + reason);
  }

  private void refuse(Asked asked, String reason) {
    if (isAwaited(asked)) {
      refuse(asked.by(), RequestDesk.notFound(reason));
    } else {
      tally.passedOver.increment();
    }
  }

  private void refuse(Received received, Refuse refuse) {
    tally.refused.increment();
    try {
      socket.answer(received, refuse.answer().encode().buffer());
    } catch (IOException e) {
      journal.about(Level.DEBUG, received.from(), "cannot be answered: " + e.getMessage());
    }
  }
}
