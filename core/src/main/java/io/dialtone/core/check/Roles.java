// SPDX-License-Identifier: Apache-2.0
package io.dialtone.core.check;

import io.dialtone.core.check.ReadInf.Reference;
import io.dialtone.wire.identity.FilePrefix;
import io.dialtone.wire.identity.PhoneFileName;
import io.dialtone.wire.octets.Bytes;
import io.dialtone.wire.text.IniLine;
import io.dialtone.wire.text.TextLine;
import java.util.Collections;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** What each file of the folder is for: by what names it, by its name, or by its first lines. */
final class Roles {

  /** How far a file is read that nothing tells the role of. */
  static final int GLANCE = 4096;

  /** The file beside the phones' files that says what is not to be told. */
  static final String SUPPRESSIONS = ".dialtone-check";

  private static final Pattern TUNE = Pattern.compile("[^:=]{1,40}:[^:]*[dob]=[^:]*:[^:]+");
  private static final Pattern SIGNATURE = Pattern.compile("#\\S+_TELCFG");
  private static final Pattern TEXT_NAME =
      Pattern.compile("(?i).*\\.(txt|cfg|conf|ini|rtttl|rtx|text)");

  /** What INFs say of one file. */
  private static final class Named {
    private final Set<Role> roles = EnumSet.noneOf(Role.class);
    private final Set<FilePrefix> kinds = new LinkedHashSet<>();
  }

  private final Map<String, Named> named = new LinkedHashMap<>();
  private final Map<String, Role> looks = new LinkedHashMap<>();

  /** An INF names a file. */
  void named(String path, Reference reference, ReadInf inf) {
    Named about = named.computeIfAbsent(path, _ -> new Named());
    about.roles.add(Role.of(reference.key()));
    about.kinds.addAll(inf.guess().kinds());
  }

  /** A file that nothing tells the role of looks like one. */
  void looks(String path, Role role) {
    looks.put(path, role);
  }

  boolean isNamed(String path) {
    return named.containsKey(path);
  }

  /** The kinds of phones that a file may be for. */
  List<FilePrefix> kinds(FolderEntry entry) {
    List<FilePrefix> byName = PhoneGuess.ofName(entry.name()).kinds();
    Set<FilePrefix> byInf = about(entry).map(about -> about.kinds).orElseGet(LinkedHashSet::new);
    List<FilePrefix> both = byName.stream().filter(byInf::contains).toList();
    boolean silent = byInf.isEmpty();
    return !both.isEmpty() ? both : silent ? byName : List.copyOf(byInf);
  }

  private Optional<Named> about(FolderEntry entry) {
    return Optional.ofNullable(named.get(entry.path()));
  }

  /** The roles of a file: by its own name, else by the INFs, else by its looks. */
  Set<Role> of(FolderEntry entry) {
    Optional<PhoneFileName> own = PhoneFileName.parse(entry.name());
    if (own.isPresent()) {
      return EnumSet.of(
          switch (own.get().kind()) {
            case INF -> Role.INF;
            case SER -> Role.ENCRYPTED;
            case TXT -> Role.MAC_CONFIG;
          });
    }
    if (isInf(entry.name())) {
      return EnumSet.of(Role.INF);
    }
    if (entry.path().equals(SUPPRESSIONS)) {
      return EnumSet.of(Role.SUPPRESSIONS);
    }
    Optional<Named> about = about(entry);
    if (about.isPresent()) {
      return Collections.unmodifiableSet(about.get().roles);
    }
    Role seen = looks.get(entry.path());
    return seen == null ? byExtension(entry.name().toLowerCase(Locale.ROOT)) : EnumSet.of(seen);
  }

  private static Set<Role> byExtension(String name) {
    if (name.endsWith(".thd")) {
      return EnumSet.of(Role.DECK);
    }
    if (name.endsWith(".zz")) {
      return EnumSet.of(name.matches("v(2030|2022).*") ? Role.FIRMWARE : Role.TABLE);
    }
    return name.endsWith(".ser") ? EnumSet.of(Role.ENCRYPTED) : EnumSet.noneOf(Role.class);
  }

  static boolean isInf(String name) {
    return name.toLowerCase(Locale.ROOT).endsWith(".inf");
  }

  /** Whether a glance into a file that nothing names may tell what it is. */
  static boolean worthAGlance(FolderEntry entry) {
    return TEXT_NAME.matcher(entry.name()).matches();
  }

  /** What a file's first lines look like. */
  static Role look(Bytes start) {
    int settings = 0;
    for (TextLine line : TextLine.split(start)) {
      String text = IniLine.trim(line.text());
      if (line.number() == 1 && isSignature(text)) {
        return Role.TELEPHONE_CONFIG;
      }
      if (TUNE.matcher(text).matches()) {
        return settings == 0 ? Role.MELODIES : Role.COMMON_CONFIG;
      }
      settings +=
          IniLine.parse(text) instanceof IniLine.Section(var name) && isConfig(name) ? 1 : 0;
    }
    return settings > 0 ? Role.COMMON_CONFIG : Role.OTHER;
  }

  private static boolean isConfig(String section) {
    return ConfigJudge.SECTIONS.contains(section.toLowerCase(Locale.ROOT));
  }

  /** Whether a line is the signature that a telephone config begins with, of whatever phone. */
  static boolean isSignature(String line) {
    return SIGNATURE.matcher(line).matches();
  }
}
