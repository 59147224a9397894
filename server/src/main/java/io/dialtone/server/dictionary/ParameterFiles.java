// SPDX-License-Identifier: Apache-2.0
package io.dialtone.server.dictionary;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.dialtone.core.parameter.Dictionary;
import io.dialtone.core.parameter.MalformedDictionaryException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Reads the parameter dictionary: the built-in one, extended by {@code parameters/*.ini} of a data
 * folder in the order of their names.
 */
public final class ParameterFiles {

  /** The folder of the user's files, in the data folder. */
  public static final String FOLDER = "parameters";

  private static final String BUILT_IN = "parameters.ini";

  /** A file of so many bytes is read, and then refused for its length. */
  private static final int MAX_BYTES = Dictionary.MAX_LENGTH + 1;

  private ParameterFiles() {}

  /** The dictionary that Dialtone brings with it. */
  public static Dictionary builtIn() {
    try (InputStream in =
        Optional.ofNullable(Dictionary.class.getResourceAsStream(Dictionary.RESOURCE))
            .orElseThrow(() -> new IllegalStateException("no " + Dictionary.RESOURCE))) {
      return Dictionary.parse(new String(in.readAllBytes(), UTF_8), BUILT_IN);
    } catch (IOException fault) {
      throw new UncheckedIOException(fault);
    } catch (MalformedDictionaryException fault) {
      throw new IllegalStateException(fault.getMessage(), fault);
    }
  }

  /**
   * The built-in dictionary with the user's files over it; the exception names the file, and the
   * line where there is one.
   */
  public static Dictionary of(Path dataFolder) throws MalformedDictionaryException {
    Dictionary all = builtIn();
    for (Path file : files(dataFolder.resolve(FOLDER))) {
      all = all.extendedBy(Dictionary.parse(text(file), file.toString()));
    }
    return all;
  }

  private static List<Path> files(Path folder) throws MalformedDictionaryException {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    List<Path> files = new ArrayList<>();
    try (DirectoryStream<Path> stream = Files.newDirectoryStream(folder, "*.ini")) {
      stream.forEach(files::add);
    } catch (IOException fault) {
      throw new MalformedDictionaryException(folder.toString(), 0, "cannot be read: " + fault);
    }
    files.sort(null);
    return files;
  }

  private static String text(Path file) throws MalformedDictionaryException {
    try (InputStream in = Files.newInputStream(file)) {
      byte[] bytes = in.readNBytes(MAX_BYTES);
      return UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
    } catch (CharacterCodingException fault) {
      throw new MalformedDictionaryException(file.toString(), 0, "is not UTF-8 text");
    } catch (IOException fault) {
      throw new MalformedDictionaryException(file.toString(), 0, "cannot be read: " + fault);
    }
  }
}
