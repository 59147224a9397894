// SPDX-License-Identifier: Apache-2.0
package io.dialtone.server.site;

import io.dialtone.core.files.FileDecision;
import io.dialtone.server.files.Asking;
import io.dialtone.server.files.NamedFiles;
import io.dialtone.server.files.Opened;
import io.dialtone.server.files.Snapshot;
import io.dialtone.wire.identity.UserAgent;
import io.dialtone.wire.octets.MacAddress;
import java.util.Optional;

/**
 * The site's files and beside them those of a folder of hand-made ones: generated files win, but
 * for a generic name such as {@code st2030s.inf}, which a hand-made file may have.
 */
public final class SiteAndFolder implements NamedFiles {

  private final SiteFiles site;
  private final Optional<NamedFiles> folder;

  public SiteAndFolder(SiteFiles site, Optional<NamedFiles> folder) {
    this.site = site;
    this.folder = folder;
  }

  @Override
  public FileDecision find(Asking asking) {
    FileDecision generated = site.find(asking);
    if (generated instanceof FileDecision.Serve) {
      return generated;
    }
    FileDecision byHand = folder.map(files -> files.find(asking)).orElse(generated);
    if (!(byHand instanceof FileDecision.NotFound)) {
      return byHand;
    }
    FileDecision generic = site.generic(asking);
    return generic instanceof FileDecision.Serve ? generic : byHand;
  }

  @Override
  public boolean knows(MacAddress mac) {
    return site.knows(mac) || folder.map(files -> files.knows(mac)).orElse(false);
  }

  @Override
  public boolean confidential(String path) {
    return site.confidential(path);
  }

  @Override
  public Optional<MacAddress> owner(String path) {
    return site.owner(path);
  }

  @Override
  public Optional<MacAddress> claimed(Asking asking) {
    boolean byHand =
        folder.filter(files -> !(files.find(asking) instanceof FileDecision.NotFound)).isPresent();
    return SiteFiles.isGeneric(asking.path()) && !byHand
        ? asking.question().userAgent().flatMap(UserAgent::parse).map(UserAgent::mac)
        : Optional.empty();
  }

  @Override
  public Optional<Snapshot> ready(String path) {
    return path.startsWith("/") ? site.ready(path) : folder.flatMap(files -> files.ready(path));
  }

  @Override
  public Opened open(String path) {
    return path.startsWith("/")
        ? site.open(path)
        : folder
            .map(files -> files.open(path))
            .orElseGet(() -> new Opened.Gone("no folder is served"));
  }
}
