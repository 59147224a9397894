// SPDX-License-Identifier: Apache-2.0
package io.dialtone.app.laws;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.library.dependencies.SliceAssignment;
import com.tngtech.archunit.library.dependencies.SliceIdentifier;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The laws of the house that the compiled classes can break. */
class HouseLawsTest {

  private static final JavaClasses HOUSE =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .importPackages("io.dialtone");

  private static final String[] PURE = {
    "io.dialtone.wire..", "io.dialtone.handset..", "io.dialtone.core.."
  };

  private static final SliceAssignment ONE_SLICE_A_PACKAGE =
      new SliceAssignment() {
        @Override
        public SliceIdentifier getIdentifierOf(JavaClass type) {
          return SliceIdentifier.of(type.getPackageName());
        }

        @Override
        public String getDescription() {
          return "packages";
        }
      };

  @Test
  void packages_form_no_cycle() {
    slices().assignedFrom(ONE_SLICE_A_PACKAGE).should().beFreeOfCycles().check(HOUSE);
  }

  @ParameterizedTest
  @CsvSource({
    "wire, ''",
    "handset, wire",
    "core, wire handset",
    "link, ''",
    "server, wire handset core link",
    "fleet, wire handset link",
  })
  void a_module_uses_only_the_modules_below_it(String module, String below) {
    List<String> allowed = List.of((below + " " + module).strip().split(" ", -1));
    for (String other : List.of("wire", "handset", "core", "link", "server", "fleet", "app")) {
      if (!allowed.contains(other)) {
        noClasses()
            .that(resideInAPackage("io.dialtone." + module + ".."))
            .should()
            .dependOnClassesThat(resideInAPackage("io.dialtone." + other + ".."))
            .allowEmptyShould(true)
            .check(HOUSE);
      }
    }
  }

  @Test
  void pure_modules_know_no_sockets_files_databases_threads_or_loggers() {
    noClasses()
        .that()
        .resideInAnyPackage(PURE)
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(
            "java.net..",
            "javax.net..",
            "java.nio.file..",
            "java.nio.channels..",
            "java.sql..",
            "javax.sql..",
            "java.util.concurrent..",
            "java.util.logging..",
            "org.slf4j..",
            "io.vertx..",
            "io.netty..")
        .orShould()
        .dependOnClassesThat()
        .haveNameMatching(
            "java\\.lang\\.(Thread|ThreadLocal|Runtime|Process|ProcessBuilder)"
                + "|java\\.io\\.(File|FileInputStream|FileOutputStream|FileReader|FileWriter"
                + "|RandomAccessFile|PrintStream)"
                + "|java\\.security\\.SecureRandom")
        .check(HOUSE);
  }

  @Test
  void pure_modules_ask_no_clock_and_no_dice() {
    noClasses()
        .that()
        .resideInAnyPackage(PURE)
        .should()
        .callMethod(System.class, "currentTimeMillis")
        .orShould()
        .callMethod(System.class, "nanoTime")
        .orShould()
        .callMethod(java.time.Instant.class, "now")
        .orShould()
        .callMethod(java.time.LocalDate.class, "now")
        .orShould()
        .callMethod(java.time.LocalDateTime.class, "now")
        .orShould()
        .callMethod(java.time.ZonedDateTime.class, "now")
        .orShould()
        .callMethod(java.time.ZoneId.class, "systemDefault")
        .orShould()
        .callMethod(java.time.Clock.class, "systemUTC")
        .orShould()
        .callMethod(Math.class, "random")
        .orShould()
        .callMethod(java.util.UUID.class, "randomUUID")
        .orShould()
        .callMethod(java.util.random.RandomGenerator.class, "getDefault")
        .orShould()
        .callConstructor(java.util.Random.class)
        .orShould()
        .callConstructor(java.util.SplittableRandom.class)
        .check(HOUSE);
  }

  @Test
  void wire_stands_on_the_jdk_alone() {
    classes()
        .that()
        .resideInAPackage("io.dialtone.wire..")
        .should()
        .onlyDependOnClassesThat()
        .resideInAnyPackage(
            "java..", "javax.xml..", "org.xml.sax..", "org.jspecify..", "io.dialtone.wire..")
        .check(HOUSE);
  }

  @Test
  void only_the_server_knows_the_database_and_the_web_engine() {
    noClasses()
        .that()
        .resideOutsideOfPackage("io.dialtone.server..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("java.sql..", "io.vertx..", "io.netty..")
        .check(HOUSE);
  }
}
