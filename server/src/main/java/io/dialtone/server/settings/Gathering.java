// SPDX-License-Identifier: Apache-2.0
package io.dialtone.server.settings;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The sources in their order (options, environment, file, default), asked key by key; every fault
 * met on the way is kept, so that all are told at once.
 */
final class Gathering {

  private final Surroundings surroundings;
  private final SettingsFile file;
  private final List<Fault> faults = new ArrayList<>();
  private final Map<String, Origin> origins = new LinkedHashMap<>();

  Gathering(Surroundings surroundings, SettingsFile file) {
    this.surroundings = surroundings;
    this.file = file;
    faults.addAll(file.faults());
  }

  List<Fault> faults() {
    return List.copyOf(faults);
  }

  SettingsFile file() {
    return file;
  }

  void fault(Origin origin, String text) {
    faults.add(new Fault(origin, text));
  }

  /** Where the value of this key came from. */
  Origin origin(Key<?> key) {
    return origins.getOrDefault(key.name(), new Origin.Unsaid());
  }

  /** The value said for this key, if one was said and is fit; all that were said are checked. */
  <T> Optional<T> find(Key<T> key) {
    Optional<T> found = Optional.empty();
    for (Given given : said(key)) {
      Optional<T> value = read(key, given);
      if (found.isEmpty() && !origins.containsKey(key.name())) {
        origins.put(key.name(), given.origin());
        found = value;
      }
    }
    return found;
  }

  /** The value of this key in one table of a list. */
  <T> Optional<T> find(Key<T> key, Block block) {
    return block.find(key).flatMap(given -> read(key, given));
  }

  /** The value of a key that always has one. */
  <T> T get(Key<T> key) {
    return find(key).orElseGet(() -> usual(key, key.usual()));
  }

  /** What a key's value is when nobody says otherwise, read as if it were an option. */
  <T> T usual(Key<T> key, String text) {
    Given given = Given.word(text, new Origin.Unsaid(), surroundings.directory());
    try {
      return key.reading().read(given);
    } catch (UnfitValueException fault) {
      throw new IllegalStateException("the default of " + key.name() + " is unfit", fault);
    }
  }

  private List<Given> said(Key<?> key) {
    List<Given> said = new ArrayList<>();
    key.optionName()
        .ifPresent(name -> word(surroundings.options(), name, new Origin.Option(name), said));
    List<String> variables = key.variables();
    for (String name : variables) {
      word(surroundings.environment(), name, new Origin.Variable(name), said);
    }
    file.top().find(key).ifPresent(said::add);
    return said;
  }

  private void word(Map<String, String> words, String name, Origin origin, List<Given> into) {
    Optional.ofNullable(words.get(name))
        .ifPresent(text -> into.add(Given.word(text, origin, surroundings.directory())));
  }

  private <T> Optional<T> read(Key<T> key, Given given) {
    try {
      return Optional.of(key.reading().read(given));
    } catch (UnfitValueException unfit) {
      boolean inFile = given.origin() instanceof Origin.Line;
      fault(given.origin(), (inFile ? key.name() + ": " : "") + unfit.getMessage());
      return Optional.empty();
    }
  }
}
