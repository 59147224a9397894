// SPDX-License-Identifier: Apache-2.0
package io.dialtone.core.customize;

import io.dialtone.wire.identity.FilePrefix;
import io.dialtone.wire.identity.Protocol;
import io.dialtone.wire.inf.InfFile;
import io.dialtone.wire.inf.InfKey;
import io.dialtone.wire.inf.TftpPath;
import io.dialtone.wire.octets.Bytes;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Any INF as one that makes its phone take what it names as its factory defaults (RUN-11). */
public final class CustomizationInf {

  private static final String MODE = "[provision_mode]\r\nprovision_mode=customization\r\n";
  private static final Set<InfKey> NO_FILES = EnumSet.of(InfKey.PROVISION_MODE, InfKey.CONFIG);

  private CustomizationInf() {}

  /** The same lines in another mode. */
  public static Bytes of(Bytes inf) {
    StringBuilder text = new StringBuilder(MODE);
    for (String line : inf.latin1().split("(?<=\n)", -1)) {
      String bare = line.strip();
      boolean mode =
          bare.equalsIgnoreCase("[provision_mode]")
              || bare.split("=", 2)[0].strip().equalsIgnoreCase(InfKey.PROVISION_MODE.text());
      if (!mode) {
        text.append(line);
      }
    }
    return Bytes.latin1(text.toString());
  }

  /** The last parts of the names of the files that it names for a kind of phone. */
  public static List<String> files(Bytes inf, Optional<FilePrefix> kind) {
    boolean mgcp = kind.map(known -> known.protocol() == Protocol.MGCP).orElse(true);
    boolean sip = kind.map(known -> known.protocol() == Protocol.SIP).orElse(true);
    List<String> names = new ArrayList<>();
    for (InfFile.Entry entry : InfFile.parse(inf).entries()) {
      Optional<InfKey> key = entry.known();
      boolean theirs =
          key.isPresent()
              && !NO_FILES.contains(key.get())
              && (mgcp || key.get() != InfKey.DECKFILE)
              && (sip || key.get() != InfKey.CALL_WAITING_TONE);
      if (theirs && !entry.value().isBlank()) {
        names.add(fileName(entry.value()));
      }
    }
    return names;
  }

  /** The name of the file that a URL or a path in either style leads to, without a query. */
  public static String fileName(String name) {
    int query = name.indexOf('?');
    return TftpPath.lastPart(query < 0 ? name : name.substring(0, query));
  }
}
