// SPDX-License-Identifier: Apache-2.0
package io.dialtone.server.site;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.dialtone.core.parameter.Dictionary;
import io.dialtone.core.render.SiteRenderer;
import io.dialtone.core.render.value.PhonebookUrl;
import io.dialtone.core.site.Settings;
import io.dialtone.core.site.Site;
import io.dialtone.core.site.SiteSetting;
import io.dialtone.wire.text.IniText;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.CodeSource;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.zip.CRC32;

/**
 * What renders: this build with its dictionary on this Java, as one short text. Another one may
 * make other files of the same site.
 */
final class Maker {

  private static final int DIGEST_BYTES = 16;

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

  /**
   * The same beside where the phonebook is, if the site says a word of one; as a digest, since it
   * may be secret.
   */
  static String with(String build, PhonebookUrl phonebook, Site site) {
    boolean said =
        site.groups().stream().anyMatch(group -> says(group.settings()))
            || site.phones().stream().anyMatch(phone -> says(phone.settings()));
    if (!said || phonebook.equals(PhonebookUrl.UNKNOWN)) {
      return build;
    }
    byte[] digest = FileVault.sha256().digest(phonebook.toString().getBytes(UTF_8));
    return build + " phonebook " + HexFormat.of().formatHex(digest, 0, DIGEST_BYTES);
  }

  private static boolean says(Settings settings) {
    return settings.all().keySet().stream()
        .anyMatch(key -> SiteSetting.named(key.name()).equals(Optional.of(SiteSetting.PHONEBOOK)));
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
