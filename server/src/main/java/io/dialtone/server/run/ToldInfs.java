// SPDX-License-Identifier: Apache-2.0
package io.dialtone.server.run;

import io.dialtone.core.check.FolderEntry;
import io.dialtone.core.dhcp.DhcpPolicy;
import io.dialtone.core.dhcp.Terms;
import io.dialtone.core.files.FileDecision;
import io.dialtone.core.files.FileNames;
import io.dialtone.server.check.DiskFolder;
import io.dialtone.server.settings.Settings;
import io.dialtone.server.site.SiteFiles;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The INFs that DHCP tells phones by name, held against what is served. */
final class ToldInfs {

  private ToldInfs() {}

  /**
   * A sentence for each name that leads nowhere; a URL, or a name of each phone's own, may be
   * anywhere.
   *
   * @param phones how many phones the site has, to which it gives INFs by generic names
   */
  static List<String> missing(Settings settings, DhcpPolicy policy, int phones) {
    Map<String, String> told = told(policy);
    told.values().removeIf(inf -> inf.contains("{") || inf.contains("://"));
    told.values().removeIf(inf -> phones > 0 && SiteFiles.isGeneric(path(inf)));
    if (told.isEmpty()) {
      return List.of();
    }
    Optional<FileNames> names = names(settings);
    List<String> all = new ArrayList<>();
    told.forEach((where, inf) -> {
      if (names.isPresent() && !(names.get().find(path(inf)) instanceof FileDecision.Serve)) {
        all.add(where + " is " + inf + ", which is not served");
      }
    });
    return all;
  }

  private static String path(String inf) {
    return inf.startsWith("/") ? inf.substring(1) : inf;
  }

  private static Map<String, String> told(DhcpPolicy policy) {
    Map<String, String> told = new LinkedHashMap<>();
    add(told, "dhcp.inf", policy.defaults());
    policy
        .networks()
        .forEach(network -> add(told, "inf of pool " + network.pool().subnet(), network.terms()));
    policy
        .reserved()
        .forEach(of -> add(told, "inf of reservation " + of.reservation().owner(), of.terms()));
    for (int i = 0; i < policy.classes().size(); i++) {
      add(told, "inf of class " + (i + 1), policy.classes().get(i).terms());
    }
    return told;
  }

  private static void add(Map<String, String> told, String where, Terms terms) {
    terms.inf().ifPresent(inf -> told.put(where, inf));
  }

  /** Empty where the folder cannot be looked through, which its own check tells. */
  private static Optional<FileNames> names(Settings settings) {
    Optional<Path> files = settings.folders().files();
    if (files.isEmpty()) {
      return Optional.of(FileNames.NONE);
    }
    try {
      return Optional.of(
          FileNames.of(
              DiskFolder.served(files.get(), settings.folders().data()).entries().stream()
                  .filter(entry -> entry.sort() == FolderEntry.Sort.FILE)
                  .map(FolderEntry::path)
                  .toList()));
    } catch (IOException | DiskFolder.TooManyFiles _) {
      return Optional.empty();
    }
  }
}
