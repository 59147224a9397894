// SPDX-License-Identifier: Apache-2.0
package io.dialtone.server.check;

import io.dialtone.core.check.Beside;
import io.dialtone.core.check.CheckReport;
import io.dialtone.core.check.Checker;
import io.dialtone.core.check.FolderEntry;
import io.dialtone.core.check.FolderView;
import io.dialtone.core.check.finding.Finding;
import io.dialtone.core.check.site.CheckedSite;
import io.dialtone.core.check.site.RenderedFolder;
import io.dialtone.core.check.site.SiteJudge;
import io.dialtone.core.render.InfBase;
import io.dialtone.core.served.ServedFile;
import io.dialtone.core.site.SiteFile;
import io.dialtone.server.data.FileTrouble;
import io.dialtone.server.settings.Listen;
import io.dialtone.server.settings.Settings;
import io.dialtone.server.site.FileVault;
import io.dialtone.server.site.SiteDesk;
import io.dialtone.server.store.StoreException;
import io.dialtone.wire.inf.InfFile;
import io.dialtone.wire.octets.Bytes;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Looks a site through as it would be served: by its settings, with the folder of hand-made files
 * beside it. Whoever has the data folder does it.
 */
public final class SiteLook {

  /** In the data folder: what is not to be told of the site, each line with its reason. */
  public static final String REASONS = ".dialtone-check";

  private final SiteDesk desk;
  private final FileVault vault;
  private final Settings settings;
  private final Supplier<List<ServedFile>> served;

  /**
   * Of a desk's site.
   *
   * @param served what was served of hand-made files before
   */
  public SiteLook(
      SiteDesk desk, FileVault vault, Settings settings, Supplier<List<ServedFile>> served) {
    this.desk = desk;
    this.vault = vault;
    this.settings = settings;
    this.served = served;
  }

  /** How far it is. */
  @FunctionalInterface
  public interface Progress {
    void seen(int files, int of);
  }

  /**
   * Looks at everything.
   *
   * @param beside what is known beside it
   * @throws IOException if a folder cannot be read
   */
  public CheckReport look(Beside beside, Progress progress) throws IOException {
    CheckedSite site = desk.checked(base(), settings.address());
    Optional<FolderView> byHand = Optional.empty();
    if (settings.folders().files().isPresent()) {
      byHand = Optional.of(DiskFolder.served(settings.folders().files().get(), data()));
    }
    RenderedFolder folder = new RenderedFolder(site, this::read, byHand, reasons(data()));
    List<Finding> also = new ArrayList<>(beside.also());
    also.addAll(new SiteJudge(site, folder).judge());
    int all = (int) folder.entries().stream().filter(FolderEntry::asked).count();
    int[] seen = {0};
    return new Checker(site.dictionary())
        .check(
            folder,
            beside.with(also).after(served(byHand.isPresent())),
            _ -> progress.seen(++seen[0], all));
  }

  /** Nothing of no folder: then it is not even read. */
  private List<ServedFile> served(boolean byHand) {
    return byHand ? served.get() : List.of();
  }

  private Path data() {
    return settings.folders().data();
  }

  /** Over HTTP, unless that is off. */
  private InfBase base() {
    Settings.Listeners listeners = settings.listeners();
    boolean web =
        !(listeners.http() instanceof Listen.Off)
            || !(listeners.https().listen() instanceof Listen.Off);
    return web ? InfBase.http() : InfBase.tftp();
  }

  /** What is not to be told of a site and its server, where the data folder says so. */
  public static Optional<Bytes> reasons(Path data) throws IOException {
    Path file = data.resolve(REASONS);
    if (Files.notExists(file)) {
      return Optional.empty();
    }
    try (InputStream in = Files.newInputStream(file)) {
      return Optional.of(Bytes.copyOf(in.readNBytes(InfFile.MAX_LENGTH)));
    }
  }

  private FolderView.Content read(SiteFile file, int most) {
    try (InputStream in = vault.read(file.sha256(), file.length())) {
      return new FolderView.Content.Read(Bytes.copyOf(in.readNBytes(most)));
    } catch (StoreException fault) {
      return new FolderView.Content.Unreadable(String.valueOf(fault.getMessage()));
    } catch (IOException fault) {
      return new FolderView.Content.Unreadable(FileTrouble.words(fault));
    }
  }
}
