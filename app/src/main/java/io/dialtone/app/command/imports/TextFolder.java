// SPDX-License-Identifier: Apache-2.0
package io.dialtone.app.command.imports;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.dialtone.app.command.site.SiteAccess;
import io.dialtone.app.terminal.CommandFailure;
import io.dialtone.app.terminal.ExitCode;
import io.dialtone.core.intake.Brought;
import io.dialtone.core.sitetext.SiteText;
import io.dialtone.core.sitetext.SiteTextReader;
import io.dialtone.core.sitetext.TextName;
import io.dialtone.server.data.FileTrouble;
import io.dialtone.server.data.WholeFile;
import io.dialtone.wire.octets.Bytes;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import tools.jackson.databind.JsonNode;

/** A folder of a site's text files, with the bytes of given files beside them. */
record TextFolder(Path folder) {

  private static final String FILES = "files";
  private static final long LENGTH_LIMIT = 512L << 20;

  /** Nothing is written among files of the same names that are somebody else's. */
  void refuseForeign() {
    Path site = folder.resolve(TextName.SITE.file());
    if (Files.exists(site)) {
      return;
    }
    for (String name : TextName.files()) {
      if (Files.exists(folder.resolve(name))) {
        throw new CommandFailure(
            ExitCode.NO,
            folder.resolve(name)
                + " is no export's, for there is no "
                + site
                + " beside it:"
                + " name another folder");
      }
    }
  }

  /** Writes what is another than there; the names of those. */
  List<String> write(JsonNode texts, boolean secret) {
    List<String> changed = new ArrayList<>();
    SortedMap<String, SiteText.Placed> old = files();
    try {
      Files.createDirectories(folder);
      for (String name : TextName.files()) {
        byte[] content = texts.path(name).asString("").getBytes(UTF_8);
        Path file = folder.resolve(name);
        if (isSame(file, content) && !(secret && isOpen(file))) {
          continue;
        }
        if (secret) {
          WholeFile.writeSecret(file, Bytes.copyOf(content));
        } else {
          WholeFile.write(file, Bytes.copyOf(content));
        }
        changed.add(name);
      }
    } catch (IOException fault) {
      throw unwritten(fault);
    }
    changed.addAll(removed(old, files()));
    return changed;
  }

  private static boolean isSame(Path file, byte[] content) throws IOException {
    return Files.isRegularFile(file)
        && Files.size(file) == content.length
        && Bytes.copyOf(Files.readAllBytes(file)).equals(Bytes.copyOf(content));
  }

  private static boolean isOpen(Path file) throws IOException {
    return Files.getFileStore(file).supportsFileAttributeView("posix")
        && Files.getPosixFilePermissions(file).stream()
            .anyMatch(may ->
                may != PosixFilePermission.OWNER_READ && may != PosixFilePermission.OWNER_WRITE);
  }

  /** What the files beside are, as their list here says. */
  private SortedMap<String, SiteText.Placed> files() {
    SortedMap<String, SiteText.Placed> all = new TreeMap<>();
    Path list = folder.resolve(TextName.FILES.file());
    if (Files.isRegularFile(list)) {
      Map<String, String> one = Map.of(TextName.FILES.file(), text(list));
      for (SiteText.Placed placed : SiteTextReader.read(one, (_, _) -> Optional.empty()).all()) {
        if (placed.brought() instanceof Brought.OfFile(var file)) {
          all.put(file.name(), placed);
        }
      }
    }
    return all;
  }

  /** Takes away the bytes of files that are listed no more, if they are as we wrote them. */
  private List<String> removed(
      SortedMap<String, SiteText.Placed> old, SortedMap<String, SiteText.Placed> now) {
    List<String> removed = new ArrayList<>();
    for (String name : new TreeSet<>(old.keySet())) {
      Path file = folder.resolve(FILES).resolve(name);
      Optional<SiteText.Placed> was = Optional.ofNullable(old.get(name));
      if (!now.containsKey(name)
          && Files.isRegularFile(file)
          && was.map(SiteText.Placed::brought)
              .filter(brought ->
                  brought instanceof Brought.OfFile(var listed)
                      && listed.sha256().equals(digest(file)))
              .isPresent()) {
        try {
          Files.delete(file);
        } catch (IOException fault) {
          throw unwritten(fault);
        }
        removed.add(FILES + "/" + name);
      }
    }
    return removed;
  }

  /** Copies the bytes that are not beside yet. */
  List<String> copy(JsonNode files, Path vault) {
    List<String> changed = new ArrayList<>();
    Path beside = folder.resolve(FILES);
    for (JsonNode file : files) {
      String name = file.path("name").asString("");
      String sha256 = file.path("sha256").asString("");
      Path target = beside.resolve(name);
      if (Files.isRegularFile(target) && digest(target).equals(sha256)) {
        continue;
      }
      try {
        Files.createDirectories(beside);
        WholeFile.write(target, Bytes.copyOf(Files.readAllBytes(vault.resolve(sha256))));
      } catch (IOException fault) {
        throw unwritten(fault);
      }
      changed.add(FILES + "/" + name);
    }
    return changed;
  }

  /** The texts that are here. */
  SortedMap<String, String> read() {
    if (!Files.isRegularFile(folder.resolve(TextName.SITE.file()))) {
      throw new CommandFailure(
          ExitCode.NO, folder + " is no export: there is no " + TextName.SITE.file() + " in it");
    }
    SortedMap<String, String> texts = new TreeMap<>();
    for (String name : TextName.files()) {
      if (Files.isRegularFile(folder.resolve(name))) {
        texts.put(name, text(folder.resolve(name)));
      }
    }
    return texts;
  }

  /** Where the bytes of a file are, if they are beside. */
  Optional<Path> bytes(String name) {
    Path file = folder.resolve(FILES).resolve(name).normalize();
    return file.getParent() != null
            && file.getParent().equals(folder.resolve(FILES))
            && Files.isRegularFile(file)
        ? Optional.of(file)
        : Optional.empty();
  }

  private static String text(Path file) {
    try {
      if (Files.size(file) > LENGTH_LIMIT) {
        throw new CommandFailure(
            ExitCode.NO, file + " has more than " + (LENGTH_LIMIT >> 20) + " MB");
      }
      return UTF_8.newDecoder().decode(ByteBuffer.wrap(Files.readAllBytes(file))).toString();
    } catch (CharacterCodingException _) {
      throw new CommandFailure(ExitCode.NO, file + " is not UTF-8: save it as that");
    } catch (IOException fault) {
      throw SiteAccess.failed(file + " cannot be read: " + FileTrouble.words(fault));
    }
  }

  private static String digest(Path file) {
    try (InputStream in = Files.newInputStream(file);
        DigestInputStream sum = new DigestInputStream(in, MessageDigest.getInstance("SHA-256"))) {
      sum.transferTo(OutputStream.nullOutputStream());
      return HexFormat.of().formatHex(sum.getMessageDigest().digest());
    } catch (IOException fault) {
      throw SiteAccess.failed(file + " cannot be read: " + FileTrouble.words(fault));
    } catch (NoSuchAlgorithmException fault) {
      throw new IllegalStateException("every Java has SHA-256", fault);
    }
  }

  private CommandFailure unwritten(IOException fault) {
    return SiteAccess.failed(folder + " cannot be written: " + FileTrouble.words(fault));
  }
}
