package io.hearthlink.verification;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.codeUnits;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.conditions.ArchConditions;
import com.tngtech.archunit.library.dependencies.SliceAssignment;
import com.tngtech.archunit.library.dependencies.SliceIdentifier;
import java.util.stream.Stream;

/** Who may depend on what, over all modules at once. */
@AnalyzeClasses(packages = "io.hearthlink", importOptions = DoNotIncludeTests.class)
class ArchitectureTest {

  /** Everything that opens a connection. */
  private static final DescribedPredicate<JavaClass> NETWORK =
      describe(
          "the network",
          type ->
              type.getPackageName().startsWith("java.net.http")
                  || type.getPackageName().startsWith("com.sun.net.httpserver")
                  || type.getName().matches("java\\.net\\.\\w*Socket")
                  || type.getName().matches("java\\.nio\\.channels\\.\\w*SocketChannel")
                  || type.getName().equals("java.net.HttpURLConnection"));

  /** Other frameworks bring other majors of the same packages. */
  private static final String[] SCHEMA_LIBRARIES = {
    "com.github.victools..", "com.networknt..", "com.fasterxml.classmate..", "jakarta.validation.."
  };

  private static final DescribedPredicate<JavaClass> BANNED_NAME =
      describe(
          "a name that says nothing",
          type ->
              type.getSimpleName()
                  .matches(".*(Util|Utils|Helper|Manager|Impl)|(Abstract|Base)[A-Z].*"));

  @ArchTest
  static final ArchRule packages_have_no_cycles =
      slices()
          .assignedFrom(
              new SliceAssignment() {
                @Override
                public SliceIdentifier getIdentifierOf(JavaClass type) {
                  return SliceIdentifier.of(type.getPackageName());
                }

                @Override
                public String getDescription() {
                  return "packages";
                }
              })
          .should()
          .beFreeOfCycles();

  @ArchTest
  static final ArchRule only_the_transport_and_the_test_kit_touch_the_network =
      noClasses()
          .that()
          .resideOutsideOfPackages("io.hearthlink.transport", "io.hearthlink.testkit..")
          .and(
              describe(
                  "play no server while the launcher archives classes",
                  type -> !type.getName().equals("io.hearthlink.cli.Rehearsal")))
          .should()
          .dependOnClassesThat(NETWORK);

  @ArchTest
  static final ArchRule only_backends_know_provider_modules =
      only(
          "io.hearthlink.backend",
          "dev.langchain4j.model.ollama..",
          "dev.langchain4j.model.openai..",
          "dev.langchain4j.model.anthropic..");

  @ArchTest
  static final ArchRule only_personas_know_ai_services =
      noClasses()
          .that()
          .resideOutsideOfPackages("io.hearthlink.personas", "io.hearthlink.examples")
          .should()
          .dependOnClassesThat(resideInAnyPackage("dev.langchain4j.service.."));

  @ArchTest
  static final ArchRule nobody_knows_what_is_internal_to_langchain4j =
      noClasses()
          .should()
          .dependOnClassesThat(
              resideInAnyPackage("dev.langchain4j.internal..", "dev.langchain4j..internal.."));

  @ArchTest
  static final ArchRule only_the_worker_runs_native_code =
      only("io.hearthlink.embedded.worker", "de.kherud..");

  @ArchTest
  static final ArchRule only_typed_answers_know_schema_libraries =
      only("io.hearthlink.structured", SCHEMA_LIBRARIES);

  @ArchTest
  static final ArchRule no_public_method_shows_a_schema_library =
      codeUnits()
          .that()
          .arePublic()
          .or()
          .areProtected()
          .and()
          .areDeclaredInClassesThat(describe("are public", ArchitectureTest::isPublic))
          .should(
              ArchConditions.not(
                  ArchConditions.have(
                      describe(
                          "a schema library in their signature",
                          unit ->
                              Stream.concat(
                                      unit.getAllInvolvedRawTypes().stream(),
                                      unit.getExceptionTypes().stream())
                                  .anyMatch(resideInAnyPackage(SCHEMA_LIBRARIES))))));

  @ArchTest
  static final ArchRule typed_answers_and_tools_do_not_see_each_other =
      noClasses()
          .that()
          .resideInAPackage("io.hearthlink.structured..")
          .should()
          .dependOnClassesThat(resideInAnyPackage("io.hearthlink.tools.."))
          .orShould()
          .dependOnClassesThat(resideInAnyPackage("io.hearthlink.personas.."));

  @ArchTest
  static final ArchRule tools_do_not_see_typed_answers =
      noClasses()
          .that()
          .resideInAPackage("io.hearthlink.tools..")
          .should()
          .dependOnClassesThat(resideInAnyPackage("io.hearthlink.structured.."));

  @ArchTest
  static final ArchRule only_tools_evaluate_expressions =
      only("io.hearthlink.tools", "com.ezylang..");

  @ArchTest
  static final ArchRule the_test_kit_stands_alone =
      noClasses()
          .that()
          .resideInAPackage("io.hearthlink.testkit..")
          .should()
          .dependOnClassesThat(
              describe(
                  "other modules",
                  type ->
                      type.getPackageName().startsWith("io.hearthlink")
                          && !type.getPackageName().startsWith("io.hearthlink.testkit")));

  @ArchTest
  static final ArchRule libraries_print_nothing =
      noClasses()
          .that()
          .resideOutsideOfPackages(
              "io.hearthlink.cli", "io.hearthlink.examples", "io.hearthlink.embedded.worker")
          .and()
          .doNotHaveSimpleName("FakeServerMain")
          .should()
          .accessField(System.class, "out")
          .orShould()
          .accessField(System.class, "err");

  @ArchTest
  static final ArchRule only_the_configuration_reads_the_environment =
      noClasses()
          .that()
          .resideOutsideOfPackage("io.hearthlink.config")
          .and(
              describe(
                  "neither look for the user's cache folder nor ask whether this is CI",
                  type -> !type.getSimpleName().matches("EmbeddedBackendProvider|CassetteBuilder")))
          .should()
          .callMethod(System.class, "getenv")
          .orShould()
          .callMethod(System.class, "getenv", String.class);

  @ArchTest
  static final ArchRule names_say_what_a_thing_is =
      noClasses().should(ArchConditions.be(BANNED_NAME));

  private static boolean isPublic(JavaClass type) {
    return type.getModifiers().contains(JavaModifier.PUBLIC)
        && type.getEnclosingClass().map(ArchitectureTest::isPublic).orElse(true);
  }

  private static ArchRule only(String owner, String... packages) {
    return noClasses()
        .that()
        .resideOutsideOfPackage(owner)
        .should()
        .dependOnClassesThat(resideInAnyPackage(packages));
  }
}
