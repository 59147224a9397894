// SPDX-License-Identifier: Apache-2.0
package io.dialtone.core.asterisk;

import io.dialtone.wire.asterisk.ConfFiles;
import io.dialtone.wire.asterisk.ConfPlace;
import io.dialtone.wire.octets.Bytes;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** An Asterisk's files as texts, and what an import makes of them in lines. */
final class AsteriskFolderText implements ConfFiles {

  private final Map<String, String> files = new TreeMap<>();
  private final List<MapRow> map = new ArrayList<>();
  KnownSite site = KnownSite.EMPTY;
  Choices choices =
      new Choices(Optional.empty(), Optional.of("192.0.2.99"), Optional.empty(), false);

  AsteriskFolderText with(String file, String text) {
    files.put(file, text);
    return this;
  }

  AsteriskFolderText map(String mac, String model, String account) {
    map.add(new MapRow(new ConfPlace("map.csv", map.size() + 2), mac, model, account));
    return this;
  }

  @Override
  public List<String> matching(String pattern) {
    return files.containsKey(pattern) ? List.of(pattern) : List.of();
  }

  @Override
  public Optional<Bytes> content(String file) {
    return Optional.ofNullable(files.get(file)).map(Bytes::utf8);
  }

  AsteriskPlan plan() {
    return AsteriskImport.plan(AsteriskFiles.read(this), map, site, choices);
  }

  /** What is brought, a line each, passwords among it. */
  String brought() {
    return plan().brought().stream().map(BroughtLine::of).collect(Collectors.joining("\n"));
  }

  List<String> notes(Note.Kind kind) {
    return plan().notes(kind).stream().map(Note::toString).toList();
  }
}
