// SPDX-License-Identifier: Apache-2.0
package io.dialtone.app.laws;

import static org.assertj.core.api.Assertions.assertThat;

import io.dialtone.app.ProjectFolder;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The laws for what is not Java: links in the documents lead somewhere, poms stay short. */
class DocumentsTest {

  private static final Path ROOT = ProjectFolder.root();
  private static final Pattern LINK = Pattern.compile("\\]\\(([^)#\\s]+)(#[^)]*)?\\)");
  private static final Pattern NAMED_FILE =
      Pattern.compile("`((?:docs|app|wire|handset|core|link|server|fleet|bench)/[\\w./-]+)`");

  @Test
  void links_in_the_documents_lead_somewhere() throws IOException {
    List<String> dead = new ArrayList<>();
    for (Path document : documents()) {
      String text = Files.readString(document, StandardCharsets.UTF_8);
      Matcher links = LINK.matcher(text);
      while (links.find()) {
        String target = links.group(1);
        if (!target.matches("[a-z]+:.*") && !Files.exists(document.resolveSibling(target))) {
          dead.add(ROOT.relativize(document) + " -> " + target);
        }
      }
      Matcher files = NAMED_FILE.matcher(text);
      while (files.find()) {
        if (!isThere(files.group(1))) {
          dead.add(ROOT.relativize(document) + " names " + files.group(1));
        }
      }
    }
    assertThat(dead).isEmpty();
  }

  /** A path from the root, or a package written short: {@code wire/dhcp}. */
  private static boolean isThere(String name) {
    String module = name.substring(0, name.indexOf('/'));
    Path sources = ROOT.resolve(module).resolve("src/main/java/io/dialtone");
    return Files.exists(ROOT.resolve(name)) || Files.isDirectory(sources.resolve(name));
  }

  @Test
  void every_decision_and_every_page_is_linked_from_its_list() throws IOException {
    assertThat(unlisted(ROOT.resolve("docs/decisions"), ROOT.resolve("docs/decisions/README.md")))
        .isEmpty();
    assertThat(unlisted(ROOT.resolve("docs"), ROOT.resolve("README.md"))).isEmpty();
  }

  private static List<String> unlisted(Path folder, Path list) throws IOException {
    String text = Files.readString(list, StandardCharsets.UTF_8);
    try (Stream<Path> pages = Files.list(folder)) {
      return pages
          .filter(page -> page.toString().endsWith(".md") && !page.equals(list))
          .map(page -> "(" + list.getParent().relativize(page))
          .filter(link -> !text.contains(link + ")") && !text.contains(link + "#"))
          .sorted()
          .toList();
    }
  }

  @Test
  void poms_fit_on_two_screens() throws IOException {
    try (Stream<Path> poms = Files.find(ROOT, 2, (p, _) -> p.endsWith("pom.xml"))) {
      for (Path pom : poms.toList()) {
        int limit = ROOT.equals(pom.getParent()) ? 200 : 40;
        assertThat(Files.readAllLines(pom, StandardCharsets.UTF_8))
            .as(ROOT.relativize(pom).toString())
            .hasSizeLessThan(limit);
      }
    }
  }

  private static List<Path> documents() throws IOException {
    try (Stream<Path> files =
        Files.find(
            ROOT,
            4,
            (p, _) -> p.toString().endsWith(".md") && !p.toString().contains("/target/"))) {
      return files.sorted().toList();
    }
  }
}
