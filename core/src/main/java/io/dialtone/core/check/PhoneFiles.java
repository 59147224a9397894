// SPDX-License-Identifier: Apache-2.0
package io.dialtone.core.check;

import io.dialtone.core.check.finding.Check;
import io.dialtone.core.check.finding.ConfigCheck;
import io.dialtone.core.check.finding.ContentCheck;
import io.dialtone.core.check.finding.FolderCheck;
import io.dialtone.wire.config.ConfigFile;
import io.dialtone.wire.identity.FilePrefix;
import io.dialtone.wire.identity.PhoneFileName;
import io.dialtone.wire.identity.PhoneFileName.Kind;
import io.dialtone.wire.octets.Bytes;
import io.dialtone.wire.octets.MacAddress;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** Judges the files that are named by phones, phone by phone: what fits together, what reaches. */
final class PhoneFiles {

  /** A file named by a phone. */
  private record Own(FolderEntry entry, PhoneFileName name) {}

  private final FolderView folder;
  private final Places places;
  private final Findings findings;
  private final SortedMap<MacAddress, List<Own>> phones = new TreeMap<>();
  private final List<ReadInf> shared;
  private final Map<String, ReadInf> ownInfs = new LinkedHashMap<>();

  PhoneFiles(FolderView folder, List<ReadInf> infs, Places places, Findings findings) {
    this.folder = folder;
    this.places = places;
    this.findings = findings;
    this.shared = infs.stream().filter(inf -> inf.own().isEmpty()).toList();
    for (ReadInf inf : infs) {
      inf.own().ifPresent(name -> ownInfs.put(name.text(), inf));
    }
    for (FolderEntry entry : folder.entries()) {
      if (entry.sort() == FolderEntry.Sort.FILE) {
        PhoneFileName.parse(entry.name())
            .ifPresent(name ->
                phones
                    .computeIfAbsent(name.mac(), _ -> new ArrayList<>())
                    .add(new Own(entry, name)));
      }
    }
  }

  void judge() {
    if (phones.isEmpty()) {
      return;
    }
    if (shared.isEmpty() && ownInfs.isEmpty()) {
      findings.add(FolderCheck.FOLDER_WITHOUT_INF, "", 0, "holds files of phones, but no INF");
    }
    phones.values().forEach(this::phone);
  }

  private void phone(List<Own> files) {
    Own first = files.getFirst();
    files.stream()
        .filter(own -> !own.name().prefix().equals(first.name().prefix()))
        .findFirst()
        .ifPresent(own ->
            add(
                FolderCheck.MAC_TWO_KINDS,
                own,
                own.name().mac() + " is " + first.name().prefix() + " in " + first.entry().path()));
    for (Own own : files) {
      if (own.name().kind() == Kind.INF) {
        withoutConfig(own, files);
      } else if (!shared.isEmpty() || !ownInfs.isEmpty()) {
        reach(own);
      }
      if (own.name().kind() == Kind.SER) {
        hides(own, files);
      }
    }
    twice(files);
  }

  private void withoutConfig(Own inf, List<Own> files) {
    boolean none =
        files.stream()
            .noneMatch(own ->
                own.name().kind() != Kind.INF && own.name().prefix().equals(inf.name().prefix()));
    if (none) {
      add(FolderCheck.INF_WITHOUT_MAC_FILE, inf, "has no MAC-specific file beside it");
    }
  }

  private void hides(Own ser, List<Own> files) {
    files.stream()
        .filter(own -> own.name().kind() == Kind.TXT)
        .filter(own -> own.name().prefix().equals(ser.name().prefix()))
        .findFirst()
        .ifPresent(txt -> add(ContentCheck.SER_HIDES_TXT, ser, "hides " + txt.entry().path()));
  }

  /** Whether an INF that this phone may have sends it to the folder of this file. */
  private void reach(Own own) {
    FilePrefix kind = own.name().prefix();
    List<ReadInf> fitting = new ArrayList<>();
    Optional.ofNullable(ownInfs.get(new PhoneFileName(kind, own.name().mac(), Kind.INF).text()))
        .ifPresent(fitting::add);
    shared.stream().filter(inf -> inf.guess().fits(kind)).forEach(fitting::add);
    if (fitting.isEmpty()) {
      add(FolderCheck.MAC_FILE_WITHOUT_INF, own, "no INF here is for " + kind);
      return;
    }
    List<String> reached = new ArrayList<>();
    for (ReadInf inf : fitting) {
      Optional<List<String>> folders = inf.macFolders(places);
      if (folders.isEmpty()) {
        return; // it may well lead here
      }
      reached.addAll(folders.get());
    }
    if (reached.stream().noneMatch(own.entry().folder()::equalsIgnoreCase)) {
      String there =
          reached.stream()
              .distinct()
              .map(f -> f.isEmpty() ? "the root" : f)
              .limit(3)
              .toList()
              .toString();
      add(FolderCheck.MAC_FILE_OUT_OF_REACH, own, "its phone is sent to " + there);
    }
  }

  /** One phone's file in two folders. */
  private void twice(List<Own> files) {
    Map<String, Own> seen = new LinkedHashMap<>();
    for (Own own : files) {
      Own before = seen.putIfAbsent(own.name().text(), own);
      if (before == null || before.entry().folder().equals(own.entry().folder())) {
        continue;
      }
      add(FolderCheck.MAC_FILE_TWICE, own, "is there as " + before.entry().path() + " too");
      if (own.name().kind() == Kind.TXT) {
        reused(before, own);
      }
    }
  }

  private void reused(Own one, Own other) {
    Optional<Bytes> first = read(one);
    Optional<Bytes> second = read(other);
    if (first.equals(second)) {
      return;
    }
    Optional<String> serial = second.flatMap(PhoneFiles::serial);
    if (serial.isPresent() && first.flatMap(PhoneFiles::serial).equals(serial)) {
      String text = "has the config_sn of " + one.entry().path() + ", and other content";
      add(ConfigCheck.CONFIG_SERIAL_REUSED, other, text);
    }
  }

  private Optional<Bytes> read(Own own) {
    return folder.read(own.entry().path(), Checker.MAX_TEXT)
            instanceof FolderView.Content.Read(Bytes bytes)
        ? Optional.of(bytes)
        : Optional.empty();
  }

  static Optional<String> serial(Bytes bytes) {
    ConfigFile config = ReadParameters.of(bytes).config();
    return config.configSerial().filter(ConfigFile::isSerial);
  }

  private void add(Check check, Own own, String text) {
    findings.add(check, own.entry().path(), 0, text);
  }
}
