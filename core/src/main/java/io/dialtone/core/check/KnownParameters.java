// SPDX-License-Identifier: Apache-2.0
package io.dialtone.core.check;

import io.dialtone.core.parameter.Dictionary;
import io.dialtone.core.parameter.ParameterDef;
import io.dialtone.handset.identity.ModelSizes;
import io.dialtone.wire.identity.FilePrefix;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** What the dictionary knows of names, looked up once for each kind of phone and name. */
final class KnownParameters {

  /** Real files have some 770 names; whoever has more looks each up anew. */
  private static final int MAX_REMEMBERED = 20_000;

  /**
   * What is known of a name for some kinds of phones.
   *
   * @param defs what it is on each kind that has it
   * @param lacking whether all these models lack the line or key it is for (FIL-8)
   * @param others the kinds that have it, where none of these does
   * @param nearest names that may have been meant, where no phone has it
   */
  record Facts(
      List<ParameterDef> defs, boolean lacking, List<FilePrefix> others, List<String> nearest) {
    Facts {
      defs = List.copyOf(defs);
      others = List.copyOf(others);
      nearest = List.copyOf(nearest);
    }

    Optional<ParameterDef> def() {
      return defs.stream().findFirst();
    }
  }

  private record Question(List<FilePrefix> kinds, String name) {}

  private final Dictionary dictionary;
  private final Map<Question, Facts> known = new LinkedHashMap<>();

  KnownParameters(Dictionary dictionary) {
    this.dictionary = dictionary;
  }

  Facts of(List<FilePrefix> kinds, String name) {
    Question question = new Question(kinds, name);
    Facts before = known.get(question);
    if (before != null) {
      return before;
    }
    Facts facts = lookUp(kinds, name);
    if (known.size() < MAX_REMEMBERED) {
      known.put(question, facts);
    }
    return facts;
  }

  private Facts lookUp(List<FilePrefix> kinds, String name) {
    List<ParameterDef> defs = new ArrayList<>();
    kinds.forEach(kind -> dictionary.find(kind, name).ifPresent(defs::add));
    boolean idle = !defs.isEmpty() && defs.stream().allMatch(ParameterDef::idle);
    boolean lacking =
        idle || kinds.stream().allMatch(kind -> ModelSizes.of(kind.model()).lacks(name));
    List<FilePrefix> others = defs.isEmpty() ? dictionary.kindsWith(name) : List.of();
    List<String> nearest =
        defs.isEmpty() && others.isEmpty() ? dictionary.nearest(name) : List.of();
    return new Facts(defs, lacking, others, nearest);
  }

  static String kinds(List<FilePrefix> kinds) {
    return String.join(", ", kinds.stream().map(KnownParameters::kind).toList());
  }

  private static String kind(FilePrefix kind) {
    return kind.model() + " " + kind.protocol().name().toUpperCase(Locale.ROOT);
  }
}
