// SPDX-License-Identifier: Apache-2.0
package io.dialtone.server.files;

import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads one folder: regular files and folders, and links to either that stay in the root. Names
 * that begin with a dot are left out: no phone asks for them, and they are what version control and
 * editors leave behind.
 */
final class FolderReader {

  /** The coarsest times that file systems keep (FAT): two changes within may look like one. */
  private static final Duration COARSEST = Duration.ofSeconds(2);

  private final RootFolder root;
  private final Time time;

  FolderReader(RootFolder root, Time time) {
    this.root = root;
    this.time = time;
  }

  /** The names in {@code folder}, which is {@code ""} for the root, else ends with a slash. */
  Listing read(String folder, Instant modified, List<Path> chain) {
    boolean sure = Duration.between(modified, time.now()).compareTo(COARSEST) > 0;
    Found found = new Found(folder, chain);
    try (var entries = Files.newDirectoryStream(root.resolve(folder))) {
      for (Path entry : entries) {
        String name = entry.getFileName().toString();
        if (!name.startsWith(".")) {
          found.add(entry, name);
        }
      }
    } catch (DirectoryIteratorException e) {
      return unreadable(folder, e.getCause());
    } catch (IOException e) {
      return unreadable(folder, e);
    }
    return new Listing(modified, sure && !found.links, found.files, found.folders, found.faults);
  }

  private static Listing unreadable(String folder, @Nullable IOException fault) {
    String why = fault == null ? "no reason given" : Faults.text(fault);
    String which = folder.isEmpty() ? "the folder" : folder;
    return Listing.unreadable(which + " cannot be read: " + why);
  }

  /** Sorts the entries of one folder. */
  private final class Found {
    private final String folder;
    private final List<Path> chain;
    private final List<String> files = new ArrayList<>();
    private final List<String> folders = new ArrayList<>();
    private final List<String> faults = new ArrayList<>();
    private boolean links;

    Found(String folder, List<Path> chain) {
      this.folder = folder;
      this.chain = chain;
    }

    void add(Path entry, String name) {
      try {
        BasicFileAttributes plain =
            Files.readAttributes(entry, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
        if (plain.isSymbolicLink()) {
          links = true;
          addLink(entry, name);
        } else if (plain.isRegularFile()) {
          files.add(folder + name);
        } else if (plain.isDirectory() && root.holdsReal(chain.getLast().resolve(name))) {
          folders.add(folder + name + "/");
        }
      } catch (IOException _) {
        links = true; // It vanished meanwhile or leads nowhere yet: look again next time.
      }
    }

    private void addLink(Path entry, String name) throws IOException {
      Path target = entry.toRealPath();
      if (!root.holdsReal(target)) {
        faults.add(folder + name + " is a link out of the folder and is not served");
      } else if (Files.isRegularFile(target)) {
        files.add(folder + name);
      } else if (Files.isDirectory(target) && !chain.contains(target)) {
        folders.add(folder + name + "/");
      }
    }
  }
}
