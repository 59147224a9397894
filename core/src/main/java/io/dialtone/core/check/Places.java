// SPDX-License-Identifier: Apache-2.0
package io.dialtone.core.check;

import io.dialtone.core.files.AskedName;
import io.dialtone.core.files.FileDecision;
import io.dialtone.core.files.FileNames;
import io.dialtone.core.files.Transport;
import io.dialtone.handset.fetch.Location;
import io.dialtone.handset.port.HttpUrl;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

/** Finds the files that INFs name, by the server's own rules for names (ID-2, INF-4, INF-5). */
final class Places {

  /** A host that no INF names: whatever resolves to it is a reference. */
  private static final String HERE = "folder.invalid";

  private final String folderName;
  private final FileNames names;
  private final SortedSet<String> folders = new TreeSet<>();

  Places(String folderName, Collection<String> paths) {
    this.folderName = folderName;
    this.names = FileNames.of(paths);
    for (String path : paths) {
      folders.add(path.substring(0, path.lastIndexOf('/') + 1).toLowerCase(Locale.ROOT));
    }
  }

  /** Where an INF of this path is asked for over HTTP. */
  static Location overHttp(String path) {
    HttpUrl root = HttpUrl.root(false, HERE, 80);
    return new Location.Http(root.resolve("/" + escaped(path)).orElse(root));
  }

  static Location overTftp() {
    return new Location.Tftp(HERE, 69, "");
  }

  Place find(Location at) {
    return switch (at) {
      case Location.Http(var url) -> overHttp(url);
      case Location.Tftp tftp -> overTftp(tftp.file());
    };
  }

  private Place overTftp(String file) {
    return switch (AskedName.of(Transport.TFTP, file)) {
      case AskedName.Refused(var reason) -> new Place.Refused(reason);
      case AskedName.Relative(var path) ->
          inside(path).orElseGet(() -> below(path).orElseGet(() -> new Place.Missing(file)));
    };
  }

  private Place overHttp(HttpUrl url) {
    return switch (AskedName.of(Transport.HTTP, url.target())) {
      case AskedName.Refused(var reason) -> new Place.Refused(reason);
      case AskedName.Relative(var path) ->
          inside(path)
              .or(() -> below(path))
              .orElseGet(() ->
                  url.host().equals(HERE)
                      ? new Place.Missing(url.target())
                      : new Place.Elsewhere(url.text()));
    };
  }

  private Optional<Place> inside(String path) {
    return switch (names.find(path)) {
      case FileDecision.Serve(var found, _) ->
          Optional.of(new Place.Here(found, found.equals(path)));
      case FileDecision.Several(var candidates, _) -> Optional.of(new Place.Several(candidates));
      default -> Optional.empty(); // names alone are never refused, hidden or delayed
    };
  }

  /** A folder served below a name of its own, or behind a secret: the name's first part is that. */
  private Optional<Place> below(String path) {
    int slash = path.indexOf('/');
    if (slash < 0) {
      return Optional.empty();
    }
    String prefix = path.substring(0, slash);
    return inside(path.substring(slash + 1))
        .map(place ->
            place instanceof Place.Here here && !prefix.equals(folderName)
                ? new Place.Below(here.path(), prefix)
                : place);
  }

  /**
   * The folder that a directory's URL means, as {@link FolderEntry#folder} writes it; empty where
   * it is none of this folder's.
   */
  Optional<String> folderOf(HttpUrl url) {
    if (!(AskedName.of(Transport.HTTP, url.target()) instanceof AskedName.Relative(var path))) {
      return Optional.empty();
    }
    String folder = path.substring(0, path.lastIndexOf('/') + 1);
    String behind = folder.substring(folder.indexOf('/') + 1);
    if (!holds(folder) && holds(behind)) {
      return Optional.of(behind);
    }
    return holds(folder) || url.host().equals(HERE) ? Optional.of(folder) : Optional.empty();
  }

  private boolean holds(String folder) {
    return folders.contains(folder.toLowerCase(Locale.ROOT));
  }

  private static String escaped(String path) {
    StringBuilder out = new StringBuilder(path.length());
    for (byte octet : path.getBytes(StandardCharsets.UTF_8)) {
      char c = (char) (octet & 0xFF);
      boolean plain = c > ' ' && c < 0x7F && "%#?\"<>\\".indexOf(c) < 0;
      out.append(
          plain ? String.valueOf(c) : "%" + HexFormat.of().withUpperCase().toHexDigits(octet));
    }
    return out.toString();
  }
}
