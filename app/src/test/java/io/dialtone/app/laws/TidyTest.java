// SPDX-License-Identifier: Apache-2.0
package io.dialtone.app.laws;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.source.tree.AnnotationTree;
import com.sun.source.tree.CatchTree;
import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.NewClassTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.TreePath;
import com.sun.source.util.TreePathScanner;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import java.util.regex.Pattern;
import javax.lang.model.element.Modifier;
import org.junit.jupiter.api.Test;

/** The laws of the house that the source text can break: sizes, names, banned calls. */
class TidyTest {

  private static final int MAX_FILE_LINES = 500;
  private static final int MAX_METHOD_LINES = 70;
  private static final int MAX_PARAMETERS = 7;
  private static final int MAX_TYPES_A_PACKAGE = 30;

  private static final Pattern BANNED_WORD =
      Pattern.compile(
          "(Utils?|Utilities|Utility|Common|Commons|Helpers?|Impl|Managers?)$"
              + "|^(Util|Common|Helper|Manager|Default|Abstract|Base)(?=[A-Z])"
              + "|^I(?=[A-Z][a-z])");

  /** Calls nobody may write, each with what to write instead. */
  private static final Map<String, String> BANNED_EVERYWHERE =
      Map.of(
          "Thread.sleep", "wait for an event, or move the clock",
          "System.exit", "return an exit code; only Main ends the process",
          "Runtime.getRuntime().exit", "return an exit code; only Main ends the process");

  /** Calls that make a pure module's answer depend on a hash seed. */
  private static final Map<String, String> BANNED_IN_PURE =
      Map.of(
          "Map.of", "a LinkedHashMap behind Collections.unmodifiableMap, or an EnumMap",
          "Map.copyOf", "Collections.unmodifiableMap(new LinkedHashMap<>(…))",
          "Map.ofEntries", "a LinkedHashMap behind Collections.unmodifiableMap",
          "Set.of", "List.of, an EnumSet or a TreeSet",
          "Set.copyOf", "Collections.unmodifiableSet(new LinkedHashSet<>(…))",
          "Collectors.toSet", "toCollection(TreeSet::new)",
          "new HashMap", "LinkedHashMap or TreeMap",
          "new HashSet", "LinkedHashSet or TreeSet");

  private final List<String> faults = new ArrayList<>();

  @Test
  void methods_files_and_packages_fit_on_a_screen() {
    Map<String, Integer> types = new TreeMap<>();
    for (Source source : Source.all()) {
      if (source.lines() > MAX_FILE_LINES) {
        faults.add(source.path() + " has " + source.lines() + " lines, at most " + MAX_FILE_LINES);
      }
      types.merge(String.valueOf(source.path().getParent()), 1, Integer::sum);
      scan(source, this::method);
    }
    types.forEach((folder, count) -> {
      if (count > MAX_TYPES_A_PACKAGE + 1) {
        faults.add(folder + " holds " + count + " files, at most " + MAX_TYPES_A_PACKAGE);
      }
    });
    none();
  }

  private void method(Source source, TreePath path) {
    if (path.getLeaf() instanceof MethodTree method) {
      int lines = source.linesOf(method);
      if (lines > MAX_METHOD_LINES) {
        faults.add(source.at(method) + " " + method.getName() + " has " + lines + " lines");
      }
      boolean canonical =
          path.getParentPath().getLeaf().getKind() == Tree.Kind.RECORD
              && method.getName().contentEquals("<init>");
      if (method.getParameters().size() > MAX_PARAMETERS && !canonical) {
        faults.add(source.at(method) + " " + method.getName() + " takes too many parameters");
      }
    }
  }

  @Test
  void names_say_what_a_thing_is() {
    for (Source source : Source.all()) {
      scan(
          source,
          (s, path) -> {
            if (path.getLeaf() instanceof ClassTree type
                && BANNED_WORD.matcher(type.getSimpleName()).find()) {
              faults.add(s.at(type) + " is called " + type.getSimpleName());
            }
          });
      for (var part : source.path()) {
        if (List.of("util", "utils", "common", "helper", "helpers", "impl", "manager")
            .contains(part.toString().toLowerCase(Locale.ROOT))) {
          faults.add(source.path() + " lies in a folder called " + part);
        }
      }
    }
    none();
  }

  @Test
  void banned_calls_are_not_made() {
    for (Source source : Source.all()) {
      scan(
          source,
          (s, path) -> {
            String call = call(path);
            String instead = BANNED_EVERYWHERE.get(call);
            if (instead != null && !s.path().endsWith("app/Main.java")) {
              faults.add(s.at(path.getLeaf()) + " calls " + call + "; instead: " + instead);
            }
            if (s.isPure() && BANNED_IN_PURE.containsKey(call)) {
              faults.add(s.at(path.getLeaf()) + " uses " + call + ": " + BANNED_IN_PURE.get(call));
            }
          });
    }
    none();
  }

  private static String call(TreePath path) {
    return switch (path.getLeaf()) {
      case MethodInvocationTree call ->
          call.getMethodSelect().toString().replaceFirst("^java\\.[a-z.]+(?=[A-Z])", "");
      case NewClassTree made ->
          "new " + made.getIdentifier().toString().replaceAll("<.*|^java\\.[a-z.]+(?=[A-Z])", "");
      default -> "";
    };
  }

  @Test
  void pure_modules_catch_nothing_broad() {
    List<String> broad = List.of("Throwable", "Error", "RuntimeException", "Exception");
    for (Source source : Source.all()) {
      scan(
          source,
          (s, path) -> {
            if (s.isPure()
                && path.getLeaf() instanceof CatchTree caught
                && broad.contains(caught.getParameter().getType().toString())) {
              faults.add(s.at(caught) + " catches " + caught.getParameter().getType());
            }
          });
    }
    none();
  }

  @Test
  void every_package_and_public_type_has_its_sentence() {
    for (Source source : Source.all()) {
      if (source.isTest()) {
        continue;
      }
      Path sentence = source.path().resolveSibling("package-info.java");
      if (Source.all().stream().noneMatch(s -> s.path().equals(sentence))) {
        faults.add(source.path().getParent() + " has no package-info.java");
      }
      scan(
          source,
          (s, path) -> {
            if (path.getLeaf() instanceof ClassTree type
                && path.getParentPath().getLeaf() instanceof CompilationUnitTree
                && type.getModifiers().getFlags().contains(Modifier.PUBLIC)
                && !s.hasSentence(path)) {
              faults.add(s.at(type) + " " + type.getSimpleName() + " has no defining sentence");
            }
          });
    }
    none();
  }

  @Test
  void nothing_is_left_for_later_and_no_test_is_switched_off() {
    Pattern later = Pattern.compile("\\b(" + "TO" + "DO|FIX" + "ME|XX" + "X)\\b");
    for (Source source : Source.all()) {
      if (later.matcher(source.text()).find()) {
        faults.add(source.path() + " leaves something for later");
      }
      scan(
          source,
          (s, path) -> {
            if (path.getLeaf() instanceof AnnotationTree a
                && a.getAnnotationType().toString().equals("Disabled")) {
              faults.add(s.at(a) + " switches a test off");
            }
          });
    }
    none();
  }

  private void none() {
    assertThat(faults.stream().distinct().toList()).isEmpty();
  }

  private static void scan(Source source, BiConsumer<Source, TreePath> visit) {
    new TreePathScanner<Void, Void>() {
      @Override
      public Void scan(Tree tree, Void nothing) {
        if (tree != null && getCurrentPath() != null) {
          visit.accept(source, new TreePath(getCurrentPath(), tree));
        }
        return super.scan(tree, null);
      }
    }.scan(new TreePath(source.unit()), null);
  }
}
