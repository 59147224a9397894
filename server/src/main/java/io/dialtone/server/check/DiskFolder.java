// SPDX-License-Identifier: Apache-2.0
package io.dialtone.server.check;

import io.dialtone.core.check.FolderEntry;
import io.dialtone.core.check.FolderEntry.Sort;
import io.dialtone.core.check.FolderView;
import io.dialtone.wire.octets.Bytes;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.FileVisitOption;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/** A folder on a disk; links are followed as the server follows them, inside the folder only. */
public final class DiskFolder implements FolderView {

  /** More files than any site has; whoever names the root of a disk is told so. */
  public static final int MAX_FILES = 1_000_000;

  private static final int MAX_DEPTH = 64;
  private static final int CHUNK = 1 << 16;

  private final Path root;
  private final Path real;
  private final Optional<Set<Path>> asked;
  private final List<FolderEntry> entries = new ArrayList<>();

  private DiskFolder(Path root, Optional<Set<Path>> asked) throws IOException {
    this.root = root;
    this.real = root.toRealPath();
    this.asked = asked;
  }

  /** The whole folder. */
  public static DiskFolder whole(Path root) throws IOException {
    return new DiskFolder(root, Optional.empty()).list();
  }

  /** The whole folder as a server has it, which never serves its data folder. */
  public static DiskFolder served(Path root, Path data) throws IOException {
    DiskFolder folder = whole(root);
    Path hidden = data.toAbsolutePath().normalize();
    Path top = root.toAbsolutePath().normalize();
    folder.entries.removeIf(entry -> top.resolve(entry.path()).normalize().startsWith(hidden));
    return folder;
  }

  /** Some files of a folder, given as paths below it; the others are there to be named. */
  public static DiskFolder some(Path root, Set<Path> asked) throws IOException {
    return new DiskFolder(root, Optional.of(asked)).list();
  }

  @Override
  public String name() {
    return Optional.ofNullable(real.getFileName()).map(Path::toString).orElse("");
  }

  @Override
  public boolean whole() {
    return asked.isEmpty();
  }

  @Override
  public List<FolderEntry> entries() {
    return List.copyOf(entries);
  }

  @Override
  public Content read(String path, int most) {
    try (InputStream in = open(path)) {
      return new Content.Read(Bytes.copyOf(in.readNBytes(most)));
    } catch (IOException fault) {
      return new Content.Unreadable(words(fault));
    }
  }

  private InputStream open(String path) throws IOException {
    try {
      return Files.newInputStream(root.resolve(path));
    } catch (InvalidPathException _) {
      throw new IOException("its name is not in this system's character set");
    }
  }

  @Override
  public Optional<String> sha256(String path) {
    try (InputStream in = open(path)) {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      byte[] chunk = new byte[CHUNK];
      for (int read = in.read(chunk); read > 0; read = in.read(chunk)) {
        digest.update(chunk, 0, read);
      }
      return Optional.of(HexFormat.of().formatHex(digest.digest()));
    } catch (IOException _) {
      return Optional.empty(); // reading it for its checks has told why
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }

  private DiskFolder list() throws IOException {
    Files.walkFileTree(root, EnumSet.of(FileVisitOption.FOLLOW_LINKS), MAX_DEPTH, new Lister());
    entries.sort(Comparator.comparing(FolderEntry::path));
    return this;
  }

  /** Takes what a walk through the folder meets. */
  private final class Lister extends SimpleFileVisitor<Path> {

    @Override
    public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes about)
        throws IOException {
      if (leadsOut(folder)) {
        add(folder, 0, Sort.LINK_OUT);
        return FileVisitResult.SKIP_SUBTREE;
      }
      return FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult visitFile(Path file, BasicFileAttributes about) throws IOException {
      if (about.isSymbolicLink()) {
        add(file, 0, Sort.LINK_BROKEN);
      } else if (leadsOut(file)) {
        add(file, 0, Sort.LINK_OUT);
      } else {
        add(file, about.size(), about.isRegularFile() ? Sort.FILE : Sort.SPECIAL);
      }
      return FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult visitFileFailed(Path file, IOException fault) {
      if (fault instanceof AccessDeniedException) {
        add(file, 0, Sort.CLOSED);
      }
      return FileVisitResult.CONTINUE; // a link to a folder above it is met there already
    }
  }

  private boolean leadsOut(Path file) throws IOException {
    return !file.equals(root) && Files.isSymbolicLink(file) && !file.toRealPath().startsWith(real);
  }

  private void add(Path file, long length, Sort sort) {
    if (entries.size() == MAX_FILES) {
      throw new TooManyFiles(root);
    }
    Path below = root.relativize(file);
    String path = below.toString().replace('\\', '/');
    entries.add(
        new FolderEntry(path, length, sort, asked.map(some -> some.contains(below)).orElse(true)));
  }

  /** A folder that nobody means to be checked. */
  public static final class TooManyFiles extends RuntimeException {
    private static final long serialVersionUID = 1L;

    TooManyFiles(Path root) {
      super(root + " holds more than " + MAX_FILES + " files");
    }
  }

  /** What went wrong, in words. */
  static String words(IOException fault) {
    return switch (fault) {
      case AccessDeniedException _ -> "permission denied";
      case FileSystemException e when e.getReason() != null -> e.getReason();
      default -> Objects.requireNonNullElse(fault.getMessage(), fault.getClass().getSimpleName());
    };
  }
}
