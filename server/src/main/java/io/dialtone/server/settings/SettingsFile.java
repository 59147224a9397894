// SPDX-License-Identifier: Apache-2.0
package io.dialtone.server.settings;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.tomlj.Toml;
import org.tomlj.TomlParseError;
import org.tomlj.TomlParseResult;

/** The settings file, flattened: the single values, and the tables of each list. */
record SettingsFile(
    Block top,
    List<Block> pools,
    List<Block> reservations,
    List<Block> classes,
    List<Fault> faults) {

  /** Far more than anybody writes by hand; a bigger file is some other file. */
  private static final long LENGTH_LIMIT = 4L << 20;

  static SettingsFile none() {
    return new SettingsFile(
        new Block(new Origin.Unsaid(), Map.of()), List.of(), List.of(), List.of(), List.of());
  }

  /** Reads the file; syntax faults and unknown keys are among the faults, and the rest is read. */
  static SettingsFile read(Path file) {
    Origin start = new Origin.Line(file, 1);
    try {
      if (Files.isRegularFile(file) && Files.size(file) > LENGTH_LIMIT) {
        return unreadable(new Fault(start, "longer than 4 MiB: this is no settings file"));
      }
      return parse(file, Files.readString(file, UTF_8));
    } catch (NoSuchFileException _) {
      return unreadable(new Fault(start, "there is no such settings file"));
    } catch (CharacterCodingException _) {
      return unreadable(new Fault(start, "is not UTF-8 text"));
    } catch (IOException fault) {
      return unreadable(new Fault(start, "cannot be read: " + reason(fault)));
    }
  }

  static SettingsFile parse(Path file, String text) {
    TomlParseResult parsed = Toml.parse(text);
    TomlWalk walk = new TomlWalk(file, text);
    for (TomlParseError error : parsed.errors()) {
      walk.fault(error.position().line(), firstLine(error));
    }
    walk.top(parsed);
    return walk.result();
  }

  private static SettingsFile unreadable(Fault fault) {
    SettingsFile none = none();
    return new SettingsFile(none.top, none.pools, none.reservations, none.classes, List.of(fault));
  }

  private static String firstLine(TomlParseError error) {
    String message = String.valueOf(error.getMessage());
    return message.lines().findFirst().orElse("is not TOML");
  }

  private static String reason(IOException fault) {
    return Optional.ofNullable(fault.getMessage()).orElse(fault.getClass().getSimpleName());
  }
}
