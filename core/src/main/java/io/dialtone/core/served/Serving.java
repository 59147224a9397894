// SPDX-License-Identifier: Apache-2.0
package io.dialtone.core.served;

import io.dialtone.wire.config.ConfigFile;
import io.dialtone.wire.identity.PhoneFileName;
import io.dialtone.wire.octets.Bytes;
import io.dialtone.wire.octets.MalformedPacketException;
import java.util.Locale;
import java.util.Optional;

/**
 * A content under the name by which phones know it: those of a phone's own file by its config_sn
 * (RUN-4), all others by the name alone (RUN-12).
 *
 * @param path below the folder that is served
 * @param sha256 of the content, 64 hex digits
 * @param serial the config_sn of a phone's own file, else {@link #BY_NAME}
 */
public record Serving(String path, String sha256, String serial) {

  /** In the place of a config_sn: it is the name that counts. */
  public static final String BY_NAME = "";

  private static final int LESS_THAN = '<';

  /**
   * Of a content; empty where phones fetch it on every run (an INF, a deck), or never apply it (an
   * own file that is corrupt or has no config_sn).
   *
   * @param content whole where it is a phone's own file; of another the first byte is enough, and
   *     without it the name tells what it is
   */
  public static Optional<Serving> of(String path, String sha256, Bytes content) {
    String name = path.substring(path.lastIndexOf('/') + 1);
    if (isOwn(path)) {
      return serial(content).map(serial -> new Serving(path, sha256, serial));
    }
    boolean page = content.length() > 0 && content.at(0) == LESS_THAN; // a deck, or no phone's
    return page || isFetchedAlways(name.toLowerCase(Locale.ROOT))
        ? Optional.empty()
        : Optional.of(new Serving(path, sha256, BY_NAME));
  }

  /** Whether a path is that of a phone's own config, whose content must be known whole. */
  public static boolean isOwn(String path) {
    return PhoneFileName.parse(path.substring(path.lastIndexOf('/') + 1))
        .filter(own -> own.kind() == PhoneFileName.Kind.TXT)
        .isPresent();
  }

  private static boolean isFetchedAlways(String name) {
    return name.endsWith(".inf") || name.endsWith(".ser") || name.endsWith(".thd");
  }

  private static Optional<String> serial(Bytes content) {
    try {
      return ConfigFile.parse(content).configSerial().filter(ConfigFile::isSerial);
    } catch (MalformedPacketException _) {
      return Optional.empty(); // no phone ever took anything of it
    }
  }

  /** Whether a phone that has one of these takes the other one for the same. */
  boolean hides(Serving other) {
    return path.equals(other.path) && serial.equals(other.serial) && !sha256.equals(other.sha256);
  }

  /** Whether it is a phone's own file. */
  public boolean own() {
    return !serial.equals(BY_NAME);
  }
}
