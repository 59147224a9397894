// SPDX-License-Identifier: Apache-2.0
package io.dialtone.app.contacts;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;

/** A file with names and numbers. */
public final class ContactFile {

  /** How a file may say it. */
  public enum Format {
    CSV,
    VCARD,
    VOICEMAIL;

    /** The format of this name. */
    public static Optional<Format> named(String text) {
      for (Format format : values()) {
        if (format.name().equalsIgnoreCase(text)) {
          return Optional.of(format);
        }
      }
      return Optional.empty();
    }
  }

  /** Bytes that are read of a file: pictures in vCards are large. */
  public static final int LENGTH_LIMIT = 64 << 20;

  private static final String BEGIN = "BEGIN:VCARD";
  private static final int LOOKED_AT = 1024;

  private ContactFile() {}

  /** Reads a file; where nobody says its format, by its name and how it begins. */
  public static ContactList read(Path file, Optional<Format> said) throws IOException {
    byte[] content;
    try (InputStream in = Files.newInputStream(file)) {
      content = in.readNBytes(LENGTH_LIMIT + 1);
    }
    if (content.length > LENGTH_LIMIT) {
      ContactList.Draft draft = new ContactList.Draft();
      draft.fault("it has more than " + (LENGTH_LIMIT >> 20) + " MB: divide it");
      return draft.done();
    }
    return switch (said.orElseGet(() -> format(file, content))) {
      case CSV -> ContactTable.read(content);
      case VCARD -> VCards.read(content);
      case VOICEMAIL -> Mailboxes.read(file);
    };
  }

  private static Format format(Path file, byte[] content) {
    String name = String.valueOf(file.getFileName()).toLowerCase(Locale.ROOT);
    if (name.endsWith(".conf")) {
      return Format.VOICEMAIL;
    }
    int end = Math.min(content.length, LOOKED_AT);
    String start = new String(content, 0, end, StandardCharsets.ISO_8859_1).replace("\0", "");
    return name.endsWith(".vcf") || start.toUpperCase(Locale.ROOT).contains(BEGIN)
        ? Format.VCARD
        : Format.CSV;
  }
}
