package nl.genaisluis.gateway;

import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.nameMatching;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import com.tngtech.archunit.library.dependencies.SliceAssignment;
import com.tngtech.archunit.library.dependencies.SliceIdentifier;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The house and who may call upon whom. What the compiler cannot hold, this test holds.
class HouseTest {
  private static final String HOUSE = "nl.genaisluis.";
  private static final JavaClasses MAIN =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .withImportOption(location -> !location.contains("-tests.jar"))
          .importPackages("nl.genaisluis");

  @ParameterizedTest
  @ValueSource(strings = {"models", "policy", "audit", "gateway"})
  void seesTheClassesOfEveryModule(String module) {
    assertThat(MAIN.stream().filter(type -> type.getPackageName().startsWith(HOUSE + module)))
        .isNotEmpty();
  }

  @Test
  void modelsLeanOnNoOtherModule() {
    mayNotDepend("models", "policy", "audit", "gateway");
  }

  @Test
  void policyLeansOnModelsOnly() {
    mayNotDepend("policy", "audit", "gateway");
  }

  @Test
  void auditLeansOnNoOtherModule() {
    mayNotDepend("audit", "models", "policy", "gateway");
  }

  @Test
  void socketsOfVertxStayInTheGateway() {
    noClasses()
        .that()
        .resideOutsideOfPackage("nl.genaisluis.gateway..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("io.vertx..", "io.netty..")
        .check(MAIN);
  }

  @Test
  void modelsAndPolicyOpenNoSocketAndNoDatabase() {
    noClasses()
        .that()
        .resideInAnyPackage("nl.genaisluis.models..", "nl.genaisluis.policy..")
        .should()
        .dependOnClassesThat(
            nameMatching("java\\.net\\.(http\\..*|.*Socket.*|.*URLConnection)|java\\.sql\\..*"))
        .allowEmptyShould(true)
        .check(MAIN);
  }

  @Test
  void packagesOfOneModuleFormNoCycle() {
    slices().assignedFrom(byPackage()).should().beFreeOfCycles().check(MAIN);
  }

  @Test
  void everyPackageIsNullMarked() {
    classes().should(resideInNullMarkedPackage()).check(MAIN);
  }

  @Test
  void noNameHidesWhatAClassIsFor() {
    noClasses()
        .should()
        .haveNameMatching(".*(Utils?|Helpers?|Manager|Impl|Processor|Info)(\\$.*)?")
        .orShould()
        .resideInAnyPackage("..util..", "..common..", "..core..", "..helper..")
        .check(MAIN);
  }

  @Test
  void witnessesCannotBeMadeOutsideTheirPackage() {
    classes()
        .that(named("Permit", "Receipt"))
        .should()
        .haveModifier(JavaModifier.FINAL)
        .andShould(haveNoConstructorForOthers())
        .allowEmptyShould(true)
        .check(MAIN);
  }

  @Test
  void noFieldIsAnOptional() {
    fields().should().notHaveRawType(Optional.class).check(MAIN);
  }

  @Test
  void noRecordHoldsAnArray() {
    fields()
        .that()
        .areDeclaredInClassesThat()
        .areRecords()
        .and()
        .areNotStatic()
        .should()
        .notHaveRawType(arrayType())
        .check(MAIN);
  }

  @ParameterizedTest
  @ValueSource(strings = {"models", "policy", "audit", "gateway"})
  void noFileIsLongerThan400Lines(String module) throws IOException {
    Path sources = Path.of("..", module, "src");

    List<String> tooLong = filesLongerThan(400, sources);

    assertThat(tooLong).isEmpty();
  }

  private static void mayNotDepend(String module, String... others) {
    String[] forbidden =
        Stream.of(others).map(other -> HOUSE + other + "..").toArray(String[]::new);
    noClasses()
        .that()
        .resideInAPackage(HOUSE + module + "..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(forbidden)
        .allowEmptyShould(true)
        .check(MAIN);
  }

  /// One slice per package; a cycle inside one module is a cycle of slices.
  private static SliceAssignment byPackage() {
    return new SliceAssignment() {
      @Override
      public SliceIdentifier getIdentifierOf(JavaClass type) {
        return SliceIdentifier.of(type.getPackageName());
      }

      @Override
      public String getDescription() {
        return "packages";
      }
    };
  }

  private static DescribedPredicate<JavaClass> arrayType() {
    return DescribedPredicate.describe("an array", JavaClass::isArray);
  }

  private static DescribedPredicate<JavaClass> named(String... names) {
    return DescribedPredicate.describe(
        "named " + List.of(names), type -> List.of(names).contains(type.getSimpleName()));
  }

  private static ArchCondition<JavaClass> resideInNullMarkedPackage() {
    return condition(
        "reside in a package whose package-info is @NullMarked",
        type -> type.getPackage().isAnnotatedWith(NullMarked.class));
  }

  private static ArchCondition<JavaClass> haveNoConstructorForOthers() {
    return condition(
        "have package-private or private constructors only",
        type ->
            type.getConstructors().stream()
                .noneMatch(
                    constructor ->
                        constructor.getModifiers().contains(JavaModifier.PUBLIC)
                            || constructor.getModifiers().contains(JavaModifier.PROTECTED)));
  }

  private static ArchCondition<JavaClass> condition(
      String description, Predicate<JavaClass> holds) {
    return new ArchCondition<>(description) {
      @Override
      public void check(JavaClass type, ConditionEvents events) {
        if (!holds.test(type)) {
          events.add(
              SimpleConditionEvent.violated(type, type.getName() + " does not " + description));
        }
      }
    };
  }

  private static List<String> filesLongerThan(int linesMax, Path sources) throws IOException {
    if (!Files.isDirectory(sources)) {
      return List.of(sources + " is missing");
    }
    List<String> tooLong = new ArrayList<>();
    try (Stream<Path> files = Files.walk(sources)) {
      for (Path file : files.filter(path -> path.toString().endsWith(".java")).toList()) {
        int lines = Files.readAllLines(file).size();
        if (lines > linesMax) {
          tooLong.add(file + " has " + lines);
        }
      }
    }
    return tooLong;
  }
}
