// SPDX-License-Identifier: Apache-2.0
package io.dialtone.app.laws;

import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.DocTrees;
import com.sun.source.util.JavacTask;
import com.sun.source.util.TreePath;
import io.dialtone.app.ProjectFolder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/** One Java source file of the house, read by the JDK's own parser. */
record Source(Path path, String text, CompilationUnitTree unit, DocTrees trees) {

  private static final List<Source> ALL = read();

  /** Every Java file of every module, tests included. */
  static List<Source> all() {
    return ALL;
  }

  boolean isTest() {
    return path.startsWith(Path.of(module(), "src/test"));
  }

  /** The first part of the path, such as {@code wire}. */
  String module() {
    return path.getName(0).toString();
  }

  boolean isPure() {
    return !isTest() && List.of("wire", "handset", "core").contains(module());
  }

  int lines() {
    return (int) text.lines().count();
  }

  int lineOf(Tree tree) {
    return (int)
        unit.getLineMap().getLineNumber(trees.getSourcePositions().getStartPosition(unit, tree));
  }

  /** How many lines the tree takes, from its modifiers to its last brace. */
  int linesOf(Tree tree) {
    long end = trees.getSourcePositions().getEndPosition(unit, tree);
    return (int) unit.getLineMap().getLineNumber(end) - lineOf(tree) + 1;
  }

  /** The file and line of a place, as compilers print it. */
  String at(Tree tree) {
    return path + ":" + lineOf(tree);
  }

  boolean hasSentence(TreePath place) {
    String comment = trees.getDocComment(place);
    return comment != null && comment.strip().contains(".");
  }

  private static List<Source> read() {
    Path root = ProjectFolder.root();
    try (Stream<Path> files = Files.walk(root)) {
      List<Path> paths =
          files
              .filter(p -> p.toString().endsWith(".java"))
              .filter(p -> root.relativize(p).toString().matches("[a-z]+/src/(main|test)/.*"))
              .sorted()
              .toList();
      return parse(root, paths);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static List<Source> parse(Path root, List<Path> paths) throws IOException {
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    try (StandardJavaFileManager manager =
        compiler.getStandardFileManager(null, null, StandardCharsets.UTF_8)) {
      JavacTask task =
          (JavacTask)
              compiler.getTask(
                  null, manager, null, null, null, manager.getJavaFileObjectsFromPaths(paths));
      DocTrees trees = DocTrees.instance(task);
      List<Source> sources = new ArrayList<>();
      for (CompilationUnitTree unit : task.parse()) {
        Path path = root.relativize(Path.of(unit.getSourceFile().toUri()));
        sources.add(
            new Source(path, unit.getSourceFile().getCharContent(true).toString(), unit, trees));
      }
      return List.copyOf(sources);
    }
  }
}
