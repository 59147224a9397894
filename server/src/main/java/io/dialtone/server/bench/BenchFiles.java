// SPDX-License-Identifier: Apache-2.0
package io.dialtone.server.bench;

import io.dialtone.core.access.MacNames;
import io.dialtone.core.customize.CustomizationInf;
import io.dialtone.core.files.FileDecision;
import io.dialtone.server.files.Asking;
import io.dialtone.server.files.NamedFiles;
import io.dialtone.server.files.Opened;
import io.dialtone.server.files.Snapshot;
import io.dialtone.wire.identity.FilePrefix;
import io.dialtone.wire.identity.PhoneFileName;
import io.dialtone.wire.identity.UserAgent;
import io.dialtone.wire.inf.InfFile;
import io.dialtone.wire.octets.Bytes;
import io.dialtone.wire.octets.Ip4Address;
import io.dialtone.wire.octets.MacAddress;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;

/**
 * The files of a site or a folder as the bench gives them: the same, but that each INF is one for
 * customization (RUN-11) and goes only to phones on the list.
 */
public final class BenchFiles implements NamedFiles {

  private final NamedFiles files;
  private final Function<Asking, FileDecision> unknown;
  private final Function<Ip4Address, Optional<MacAddress>> holder;
  private final BenchDesk desk;

  /**
   * Files behind a bench.
   *
   * @param unknown the INF for a phone that the files are not for
   * @param holder who holds the lease of an address
   */
  public BenchFiles(
      NamedFiles files,
      Function<Asking, FileDecision> unknown,
      Function<Ip4Address, Optional<MacAddress>> holder,
      BenchDesk desk) {
    this.files = files;
    this.unknown = unknown;
    this.holder = holder;
    this.desk = desk;
  }

  @Override
  public FileDecision find(Asking asking) {
    Ip4Address from = asking.question().asker();
    Optional<UserAgent> agent = asking.question().userAgent().flatMap(UserAgent::parse);
    Optional<MacAddress> mac =
        agent
            .map(UserAgent::mac)
            .or(() -> MacNames.find(CustomizationInf.fileName(asking.path())))
            .or(() -> holder.apply(from))
            .or(() -> desk.at(from));
    boolean inf = asking.path().toLowerCase(Locale.ROOT).endsWith(".inf");
    boolean listed = mac.isPresent() && desk.takes(mac.get(), from);
    if (inf && !listed) {
      return new FileDecision.Refused("this phone is not on the list of the bench");
    }
    FileDecision decision = inf ? customized(mac.orElseThrow(), asking) : files.find(asking);
    if (listed) {
      Optional<String> refusal =
          decision instanceof FileDecision.Serve
              ? Optional.empty()
              : Optional.of(decision.reason());
      desk.asks(mac.orElseThrow(), from, agent, CustomizationInf.fileName(asking.path()), refusal);
    }
    return decision;
  }

  private FileDecision customized(MacAddress mac, Asking asking) {
    FileDecision found = files.find(asking);
    FileDecision meant = found instanceof FileDecision.NotFound ? unknown.apply(asking) : found;
    return meant instanceof FileDecision.Serve(var path, var reason)
        ? new FileDecision.Serve(Given.path(mac, path), reason + ", for customization")
        : found;
  }

  /** An INF that was decided upon: for whom, and the path that it has without the bench. */
  private record Given(MacAddress mac, String path) {

    private static final String START = "/customized/";
    private static final int DIGITS = 12;

    static String path(MacAddress mac, String path) {
      return START + mac.plain() + "/" + path;
    }

    static Optional<Given> of(String path) {
      int end = START.length() + DIGITS;
      return path.startsWith(START) && path.length() > end
          ? MacAddress.parse(path.substring(START.length(), end))
              .map(mac -> new Given(mac, path.substring(end + 1)))
          : Optional.empty();
    }
  }

  @Override
  public boolean knows(MacAddress mac) {
    return files.knows(mac);
  }

  @Override
  public Optional<MacAddress> owner(String path) {
    return files.owner(path);
  }

  @Override
  public boolean confidential(String path) {
    return files.confidential(path);
  }

  @Override
  public Optional<Snapshot> ready(String path) {
    Optional<Given> given = Given.of(path);
    return given.isPresent()
        ? files
            .ready(given.get().path())
            .filter(inf -> inf.memory().isPresent())
            .map(inf -> rewritten(given.get().mac(), inf))
        : files.ready(path);
  }

  @Override
  public Opened open(String path) {
    Optional<Given> given = Given.of(path);
    if (given.isEmpty()) {
      return files.open(path);
    }
    Opened opened = files.open(given.get().path());
    if (!(opened instanceof Opened.Ready(var inf))) {
      return opened;
    }
    if (inf.size() > InfFile.MAX_LENGTH) {
      inf.close();
      return new Opened.Gone("an INF of more than " + InfFile.MAX_LENGTH + " bytes");
    }
    return new Opened.Ready(rewritten(given.get().mac(), inf));
  }

  private Snapshot rewritten(MacAddress mac, Snapshot inf) {
    try (inf) {
      ByteBuffer content = ByteBuffer.allocate((int) inf.size());
      int read = inf.read(0, content);
      Bytes before = Bytes.copyOf(content.array(), 0, read);
      Snapshot.Version of = inf.version();
      Optional<FilePrefix> kind =
          PhoneFileName.parse(CustomizationInf.fileName(of.path())).map(PhoneFileName::prefix);
      desk.isTold(mac, CustomizationInf.files(before, kind));
      byte[] made = CustomizationInf.of(before).toArray();
      return Snapshot.inMemory(
          new Snapshot.Version(
              of.path(), made.length, of.lastModified(), "\"c-" + of.etag().substring(1)),
          ByteBuffer.wrap(made).asReadOnlyBuffer());
    } catch (IOException fault) {
      throw new IllegalStateException("an INF in memory, or a copy of ours, is whole", fault);
    }
  }
}
