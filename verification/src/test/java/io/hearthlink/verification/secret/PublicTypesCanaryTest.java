package io.hearthlink.verification.secret;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import io.hearthlink.config.Secret;
import io.hearthlink.verification.report.Suite;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every public type has been looked at; a new one has to be, too. */
class PublicTypesCanaryTest {

  private static final Canary CANARY = Canary.fresh();

  @Test
  void types(@TempDir Path folder) throws Exception {
    Suite suite = Suite.of("canary: public types");
    Evidence evidence = new Evidence(CANARY);
    ObjectWalk walk = new ObjectWalk(evidence);
    for (Scenario scenario : Scenario.values()) {
      for (Way way : Way.values()) {
        boolean wanted = scenario == Scenario.ANSWER ? way.chats() : way == Way.BLOCKING;
        if (wanted && !scenario.breaksHead()) {
          new Program(CANARY, evidence, scenario, false).call(Speech.OPENAI, way, walk);
        }
      }
    }
    for (Way way : new Way[] {Way.TOOLBOX, Way.EXTRACTOR}) {
      new Program(CANARY, evidence, Scenario.TOOL_CALL, false).call(Speech.OLLAMA, way, walk);
      new Program(CANARY, evidence, Scenario.WRONG_TYPE, false).call(Speech.OLLAMA, way, walk);
    }
    walk.from(PublicTypes.made(CANARY, folder));
    LiveObjects.walk(walk, CANARY, folder);
    evidence.add(
        Channel.JSON, "secret", new JsonMapper().writeValueAsString(new Secret(CANARY.key())));
    List<String> missed =
        new ClassFileImporter()
            .withImportOption(new DoNotIncludeTests()).importPackages("io.hearthlink").stream()
                .filter(PublicTypesCanaryTest::hasState)
                .map(JavaClass::reflect)
                .filter(type -> walk.types().stream().noneMatch(type::isAssignableFrom))
                .map(Class::getName)
                .sorted()
                .toList();
    evidence.judge(suite, "all");
    LeftFiles.end(suite, CANARY);
    assertThat(missed).as("public types of which PublicTypes makes none").isEmpty();
  }

  /** Whether a program can hold an object of a type that has something to say. */
  private static boolean hasState(JavaClass type) {
    return isPublic(type)
        && !type.isEnum()
        && !type.isAnnotation()
        && !type.isInterface()
        && !type.getPackageName().startsWith("io.hearthlink.examples")
        && !type.getPackageName().startsWith("io.hearthlink.verification")
        // public for the other process alone, where no configuration is
        && !type.getPackageName().startsWith("io.hearthlink.embedded.worker")
        && type.getFields().stream()
            .anyMatch(field -> !field.getModifiers().contains(JavaModifier.STATIC));
  }

  private static boolean isPublic(JavaClass type) {
    return type.getModifiers().contains(JavaModifier.PUBLIC)
        && type.getEnclosingClass().map(PublicTypesCanaryTest::isPublic).orElse(true);
  }
}
