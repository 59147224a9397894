// SPDX-License-Identifier: Apache-2.0
package io.dialtone.server.data;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.dialtone.core.journal.Area;
import io.dialtone.core.journal.Journal;
import io.dialtone.core.journal.JournalRecord;
import io.dialtone.core.journal.Level;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.AsynchronousCloseException;
import java.nio.channels.Channels;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.locks.LockSupport;

/**
 * The Unix domain socket in the data folder, by which other commands ask the owner of the folder to
 * act: JSON lines, for the folder's user alone.
 */
public final class ControlSocket implements AutoCloseable {

  /** What the kernel's socket address holds, less its final zero. */
  private static final int PATH_LIMIT = 107;

  /** How the name of a short folder begins that stands for one with a long path. */
  private static final String ASIDE = "dialtone";

  /** An order to take in some twenty thousand phones with their accounts. */
  static final int LINE_LIMIT = 16 << 20;

  private static final int CONNECTION_LIMIT = 32;
  private static final Duration MOMENT = Duration.ofMillis(50); // so that no fault spins

  private final Path path;
  private final Path bound;
  private final ServerSocketChannel server;
  private final ControlDesk desk;
  private final Journal journal;
  private final InstantSource clock;
  private final Set<SocketChannel> open = ConcurrentHashMap.newKeySet();
  private final Semaphore places = new Semaphore(CONNECTION_LIMIT);

  private ControlSocket(
      Path path,
      Path bound,
      ServerSocketChannel server,
      ControlDesk desk,
      Journal journal,
      InstantSource clock) {
    this.path = path;
    this.bound = bound;
    this.server = server;
    this.desk = desk;
    this.journal = journal;
    this.clock = clock;
  }

  /** Listens in the folder; a socket left there by a killed owner is replaced. */
  public static ControlSocket start(
      DataFolder folder, ControlDesk desk, Journal journal, InstantSource clock)
      throws IOException {
    Path path = DataFolder.control(folder.path());
    if (Files.isSymbolicLink(path)) {
      removeAside(Files.readSymbolicLink(path)); // a killed owner's
    }
    Files.deleteIfExists(path);
    Path bound = path;
    if (path.toString().getBytes(UTF_8).length > PATH_LIMIT) {
      // Too long for the kernel: the socket lies in a short folder of its own, and a link here.
      bound = Files.createTempDirectory(ASIDE).resolve("control");
      Files.createSymbolicLink(path, bound);
    }
    ServerSocketChannel server = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
    server.bind(UnixDomainSocketAddress.of(bound));
    Files.setPosixFilePermissions(bound, PosixFilePermissions.fromString("rw-------"));
    ControlSocket socket = new ControlSocket(path, bound, server, desk, journal, clock);
    Thread.ofVirtual().name("control").start(socket::accept);
    return socket;
  }

  private void accept() {
    boolean told = false;
    while (true) {
      try {
        take(server.accept());
        told = false;
      } catch (ClosedChannelException _) {
        return; // close() ends the loop so
      } catch (IOException fault) {
        if (!told) {
          warn("requests to the control socket must wait: " + fault.getMessage());
          told = true;
        }
        LockSupport.parkNanos(MOMENT.toNanos()); // no descriptor may be left: another time
      }
    }
  }

  private void take(SocketChannel peer) throws IOException {
    if (places.tryAcquire()) {
      open.add(peer);
      Thread.ofVirtual().start(() -> serve(peer));
    } else {
      peer.close();
    }
  }

  private void serve(SocketChannel peer) {
    try (peer;
        InputStream in = new BufferedInputStream(Channels.newInputStream(peer));
        OutputStream out = Channels.newOutputStream(peer)) {
      String line = readLine(in);
      while (!line.isEmpty()) {
        out.write((desk.answer(line) + "\n").getBytes(UTF_8));
        line = readLine(in);
      }
    } catch (AsynchronousCloseException _) {
      // close() ends conversations so.
      return;
    } catch (IOException fault) {
      warn("a control conversation broke off: " + fault);
    } finally {
      open.remove(peer);
      places.release();
    }
  }

  /** The next line, empty at the end of input. */
  static String readLine(InputStream in) throws IOException {
    ByteArrayOutputStream line = new ByteArrayOutputStream();
    for (int b = in.read(); b >= 0 && b != '\n'; b = in.read()) {
      if (line.size() == LINE_LIMIT) {
        throw new IOException("a line of more than " + LINE_LIMIT + " bytes");
      }
      line.write(b);
    }
    return line.toString(UTF_8);
  }

  private void warn(String text) {
    journal.record(JournalRecord.of(clock.instant(), Level.WARN, Area.SERVER, text));
  }

  /** Ends all conversations and takes the socket away. */
  @Override
  public void close() throws IOException {
    server.close();
    for (SocketChannel peer : open) {
      peer.close();
    }
    Files.deleteIfExists(path);
    if (!bound.equals(path)) {
      removeAside(bound);
    }
  }

  /** Takes away a socket that lay in a short folder of its own, and the folder. */
  private static void removeAside(Path bound) throws IOException {
    Path folder = bound.getParent();
    if (folder != null && String.valueOf(folder.getFileName()).startsWith(ASIDE)) {
      Files.deleteIfExists(bound);
      Files.deleteIfExists(folder);
    }
  }
}
