// SPDX-License-Identifier: Apache-2.0
package io.dialtone.server.site;

import io.dialtone.core.parameter.Dictionary;
import io.dialtone.core.render.SiteRenderer;
import io.dialtone.wire.text.IniText;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.CodeSource;
import java.util.List;
import java.util.Optional;
import java.util.zip.CRC32;

/**
 * What renders: this build with its dictionary on this Java, as one short text. Another one may
 * make other files of the same site.
 */
final class Maker {

  private Maker() {}

  /** Empty where no text can tell builds apart: classes in a folder may change one by one. */
  static Optional<String> of(Dictionary dictionary) {
    StringBuilder text = new StringBuilder(Runtime.version().toString());
    for (Class<?> part : List.of(SiteRenderer.class, IniText.class, Maker.class)) {
      Optional<String> jar = jar(part).flatMap(Maker::print);
      if (jar.isEmpty()) {
        return Optional.empty();
      }
      text.append(' ').append(jar.get());
    }
    return Optional.of(text.append(' ').append(dictionary.print()).toString());
  }

  private static Optional<Path> jar(Class<?> part) {
    try {
      CodeSource source = part.getProtectionDomain().getCodeSource();
      return Optional.of(Path.of(source.getLocation().toURI())).filter(Files::isRegularFile);
    } catch (URISyntaxException fault) {
      throw new IllegalStateException("where classes are from is a URI", fault);
    }
  }

  private static Optional<String> print(Path file) {
    try {
      byte[] bytes = Files.readAllBytes(file);
      CRC32 crc = new CRC32();
      crc.update(bytes);
      return Optional.of(bytes.length + "-" + Long.toHexString(crc.getValue()));
    } catch (IOException _) {
      return Optional.empty(); // then all is rendered, as if it were another build
    }
  }
}
