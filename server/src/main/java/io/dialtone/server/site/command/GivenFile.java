// SPDX-License-Identifier: Apache-2.0
package io.dialtone.server.site.command;

import io.dialtone.server.data.FileTrouble;
import io.dialtone.server.site.FileVault;
import io.dialtone.wire.octets.Bytes;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * A file of this machine that is given for phones, read once and looked at before it is kept.
 *
 * @param head its first bytes
 */
record GivenFile(Path path, Bytes head, String sha256, long length) {

  static GivenFile read(String text) throws Refused {
    Path path = path(text);
    if (!path.isAbsolute()) {
      throw new Refused(text + " is no absolute path");
    }
    if (!Files.isRegularFile(path)) {
      throw new Refused(
          "there is no file " + path + (Files.isDirectory(path) ? ", but a folder" : ""));
    }
    try (InputStream file = Files.newInputStream(path);
        DigestInputStream in = new DigestInputStream(file, digest())) {
      byte[] head = in.readNBytes(FileLook.READ);
      long length = head.length;
      if (head.length == FileLook.READ) {
        if (Files.size(path) > FileVault.LENGTH_LIMIT) {
          throw new Refused(
              path
                  + " has more than "
                  + (FileVault.LENGTH_LIMIT >> 20)
                  + " MB, and is nothing for a phone");
        }
        length += in.transferTo(OutputStream.nullOutputStream());
      }
      String digest = HexFormat.of().formatHex(in.getMessageDigest().digest());
      return new GivenFile(path, Bytes.copyOf(head), digest, length);
    } catch (IOException fault) {
      throw unread(path, fault);
    }
  }

  private static Path path(String text) throws Refused {
    if (text.chars().anyMatch(Character::isISOControl)) {
      throw new Refused("a file's path has a line break or control character: rename it");
    }
    try {
      return Path.of(text);
    } catch (InvalidPathException _) {
      throw new Refused("that is no file's path");
    }
  }

  String name() {
    return String.valueOf(path.getFileName());
  }

  /** Keeps the bytes that were looked at, and no others. */
  void keep(FileVault vault) throws Refused {
    try (InputStream in = Files.newInputStream(path)) {
      if (!vault.put(in).sha256().equals(sha256)) {
        throw new Refused(path + " changes while it is read: add it when it is whole");
      }
    } catch (IOException fault) {
      throw unread(path, fault);
    }
  }

  private static Refused unread(Path path, IOException fault) {
    return new Refused(
        path
            + " cannot be read by the user of the data folder: "
            + FileTrouble.words(fault)
            + "; put it where that user may read it");
  }

  private static MessageDigest digest() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException fault) {
      throw new IllegalStateException("every Java has SHA-256", fault);
    }
  }
}
