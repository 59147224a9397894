// SPDX-License-Identifier: Apache-2.0
package io.dialtone.handset.flash;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.UnaryOperator;

/**
 * The phone's parameters: one flat store keyed by name without regard to case, in which a parameter
 * that a file no longer mentions keeps its value (RUN-6). It is one sorted list and nothing else,
 * because a crowd of phones holds very many of them.
 */
public final class ParameterStore {

  /** No parameters at all. */
  public static final ParameterStore EMPTY = new ParameterStore(List.of());

  private static final Comparator<String> KEY_ORDER = String.CASE_INSENSITIVE_ORDER;
  private static final Comparator<StoredParameter> PRINT_ORDER =
      Comparator.comparing((StoredParameter p) -> p.section())
          .thenComparing(StoredParameter::name, KEY_ORDER)
          .thenComparing(StoredParameter::name);

  /** By key, each once. */
  private final List<StoredParameter> sorted;

  private ParameterStore(List<StoredParameter> sorted) {
    this.sorted = List.copyOf(sorted);
  }

  /** A store of these parameters; of two with one name the later counts. */
  public static ParameterStore of(List<StoredParameter> parameters) {
    return EMPTY.withAll(parameters);
  }

  /** The value of a parameter, whatever its section. */
  public Optional<String> value(String name) {
    int low = 0;
    int high = sorted.size() - 1;
    while (low <= high) {
      int middle = (low + high) >>> 1;
      int order = KEY_ORDER.compare(sorted.get(middle).name(), name);
      if (order == 0) {
        return Optional.of(sorted.get(middle).value());
      }
      if (order < 0) {
        low = middle + 1;
      } else {
        high = middle - 1;
      }
    }
    return Optional.empty();
  }

  /** This store with the given parameters put over it, in their order. */
  public ParameterStore withAll(List<StoredParameter> parameters) {
    SortedMap<String, StoredParameter> next = new TreeMap<>(KEY_ORDER);
    sorted.forEach(p -> next.put(p.name(), p));
    parameters.forEach(p -> next.put(p.name(), p));
    return new ParameterStore(List.copyOf(next.values()));
  }

  /** This store with one parameter put over it. */
  public ParameterStore with(String section, String name, String value) {
    return withAll(List.of(new StoredParameter(section, name, value)));
  }

  /**
   * The same store, each parameter exchanged for an equal one, so that phones can have those in
   * common that say the same.
   */
  public ParameterStore sharing(UnaryOperator<StoredParameter> equal) {
    return new ParameterStore(sorted.stream().map(equal).toList());
  }

  /** All parameters, ordered by name. */
  public List<StoredParameter> all() {
    return sorted;
  }

  /** INI text: sections and names sorted, one parameter a line, LF. */
  public String text() {
    List<StoredParameter> printed = new ArrayList<>(sorted);
    printed.sort(PRINT_ORDER);
    StringBuilder out = new StringBuilder();
    String section = "";
    for (StoredParameter p : printed) {
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
    return other instanceof ParameterStore store && sorted.equals(store.sorted);
  }

  @Override
  public int hashCode() {
    return sorted.hashCode();
  }

  @Override
  public String toString() {
    return sorted.size() + " parameters";
  }
}
