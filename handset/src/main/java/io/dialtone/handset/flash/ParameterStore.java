// SPDX-License-Identifier: Apache-2.0
package io.dialtone.handset.flash;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The phone's parameters: one flat store keyed by name without regard to case, in which a parameter
 * that a file no longer mentions keeps its value (RUN-6).
 */
public final class ParameterStore {

  /** No parameters at all. */
  public static final ParameterStore EMPTY = new ParameterStore(new TreeMap<>());

  private static final Comparator<StoredParameter> PRINT_ORDER =
      Comparator.comparing((StoredParameter p) -> p.section())
          .thenComparing(p -> key(p.name()))
          .thenComparing(StoredParameter::name);

  private final SortedMap<String, StoredParameter> byKey;

  private ParameterStore(SortedMap<String, StoredParameter> byKey) {
    this.byKey = Collections.unmodifiableSortedMap(byKey);
  }

  /** A store of these parameters; of two with one name the later counts. */
  public static ParameterStore of(List<StoredParameter> parameters) {
    return EMPTY.withAll(parameters);
  }

  /** The value of a parameter, whatever its section. */
  public Optional<String> value(String name) {
    return Optional.ofNullable(byKey.get(key(name))).map(StoredParameter::value);
  }

  /** This store with the given parameters put over it, in their order. */
  public ParameterStore withAll(List<StoredParameter> parameters) {
    SortedMap<String, StoredParameter> next = new TreeMap<>(byKey);
    parameters.forEach(p -> next.put(key(p.name()), p));
    return new ParameterStore(next);
  }

  /** This store with one parameter put over it. */
  public ParameterStore with(String section, String name, String value) {
    return withAll(List.of(new StoredParameter(section, name, value)));
  }

  /** All parameters, ordered by name. */
  public List<StoredParameter> all() {
    return List.copyOf(byKey.values());
  }

  /** INI text: sections and names sorted, one parameter a line, LF. */
  public String text() {
    List<StoredParameter> sorted = new ArrayList<>(byKey.values());
    sorted.sort(PRINT_ORDER);
    StringBuilder out = new StringBuilder();
    String section = "";
    for (StoredParameter p : sorted) {
      if (out.isEmpty() || !p.section().equals(section)) {
        section = p.section();
        out.append('[').append(section).append("]\n");
      }
      out.append(p.name()).append('=').append(p.value()).append('\n');
    }
    return out.toString();
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof ParameterStore store && byKey.equals(store.byKey);
  }

  @Override
  public int hashCode() {
    return byKey.hashCode();
  }

  @Override
  public String toString() {
    return byKey.size() + " parameters";
  }

  private static String key(String name) {
    return name.toLowerCase(Locale.ROOT);
  }
}
