// SPDX-License-Identifier: Apache-2.0
package io.dialtone.server.store;

import io.dialtone.server.data.WholeFile;
import io.dialtone.wire.octets.Bytes;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import org.sqlite.SQLiteJDBCLoader;
import org.sqlite.util.LibraryLoaderUtil;
import org.sqlite.util.OSInfo;

/**
 * SQLite's native library, unpacked once into a folder of ours. Left to itself the driver unpacks
 * it into the temporary folder at each start, where a killed process leaves it lying.
 */
public final class SqliteLibrary {

  private static final String PATH = "org.sqlite.lib.path";
  private static final String NAME = "org.sqlite.lib.name";

  private SqliteLibrary() {}

  /**
   * Unpacks it there, unless that was done before, and has the driver take it from there. Where
   * this cannot be, or the system does not let libraries be loaded from that folder, the driver
   * goes its own way. To be called before the first database is opened.
   */
  public static void keepIn(Path folder) {
    if (System.getProperty(PATH) != null) {
      return; // whoever set it knows better, or another server of this process was first
    }
    String name = fileName();
    try {
      Files.createDirectories(folder);
      if (!Files.exists(folder.resolve(name))) {
        sweep(folder);
        unpack(folder.resolve(name));
      }
      System.setProperty(NAME, name);
      System.setProperty(PATH, folder.toAbsolutePath().toString());
    } catch (IOException _) {
      return; // the driver finds another place, or says why it cannot
    }
  }

  /** The name tells version and system: a data folder may be moved to another machine. */
  private static String fileName() {
    String system = OSInfo.getNativeLibFolderPathForCurrentOS().replace('/', '-');
    return ("sqlite-" + SQLiteJDBCLoader.getVersion() + "-" + system).toLowerCase(Locale.ROOT)
        + ".library";
  }

  private static void unpack(Path file) throws IOException {
    String resource =
        LibraryLoaderUtil.getNativeLibResourcePath() + "/" + LibraryLoaderUtil.getNativeLibName();
    try (InputStream packed = SQLiteJDBCLoader.class.getResourceAsStream(resource)) {
      if (packed == null) {
        throw new IOException("the driver brings no library for this system");
      }
      WholeFile.write(file, Bytes.copyOf(packed.readAllBytes()));
    }
  }

  /** Libraries of earlier versions; the folder's lock says that nobody uses them. */
  private static void sweep(Path folder) throws IOException {
    try (DirectoryStream<Path> old = Files.newDirectoryStream(folder, "sqlite-*.library")) {
      for (Path file : old) {
        Files.delete(file);
      }
    }
  }
}
