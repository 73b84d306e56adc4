package nl.genaisluis.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.AccessTarget;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.properties.HasParameterTypes;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Calls that the JDK offers and this program does not make, each with what to use instead.
class ForbiddenCallsTest {
  private static final JavaClasses MAIN =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .withImportOption(location -> !location.contains("-tests.jar"))
          .importPackages("nl.genaisluis");

  /// A method of the JDK as `owner.name(parameters)`; an owner that ends in a dot and a star stands
  /// for all its members, a name without parentheses for all its overloads.
  record Forbidden(String call, String instead) {
    boolean matches(JavaAccess<?> access) {
      AccessTarget target = access.getTarget();
      String owner = target.getOwner().getName();
      if (call.endsWith(".*")) {
        return owner.startsWith(call.substring(0, call.length() - 1));
      }
      String member = owner + "." + target.getName();
      return call.endsWith(")") ? call.equals(member + parameters(target)) : call.equals(member);
    }

    private static String parameters(AccessTarget target) {
      if (!(target instanceof HasParameterTypes code)) {
        return "";
      }
      return code.getRawParameterTypes().stream()
          .map(JavaClass::getSimpleName)
          .collect(Collectors.joining(", ", "(", ")"));
    }
  }

  static Stream<Forbidden> everywhere() {
    return Stream.of(
        new Forbidden("java.lang.String.toLowerCase()", "toLowerCase(Locale.ROOT)"),
        new Forbidden("java.lang.String.toUpperCase()", "toUpperCase(Locale.ROOT)"),
        new Forbidden("java.lang.String.format(String, Object[])", "format(Locale.ROOT, …)"),
        new Forbidden("java.lang.String.formatted", "String.format(Locale.ROOT, …)"),
        new Forbidden("java.lang.String.getBytes()", "getBytes(StandardCharsets.UTF_8)"),
        new Forbidden("java.lang.String.<init>(byte[])", "new String(bytes, UTF_8)"),
        new Forbidden("java.lang.Thread.sleep", "a condition that is signalled, or a timer"),
        new Forbidden("java.lang.Math.random", "SecureRandom, or a seeded generator"),
        new Forbidden("java.lang.Runtime.exec", "nothing: the program starts no other"),
        new Forbidden("java.lang.Throwable.printStackTrace", "the logger"),
        new Forbidden("java.util.Date.<init>", "java.time.Instant"),
        new Forbidden("java.util.Calendar.getInstance", "java.time"),
        new Forbidden("java.text.SimpleDateFormat.<init>", "java.time.format"),
        new Forbidden("java.io.ObjectInputStream.<init>", "JSON"),
        new Forbidden("java.net.URL.openStream", "the egress door"),
        new Forbidden("java.net.URL.openConnection", "the egress door"));
  }

  static Stream<Forbidden> outsideCommandLinePrograms() {
    return Stream.of(
        new Forbidden("java.util.logging.*", "SLF4J"),
        new Forbidden("java.lang.System.out", "the logger, or a PrintStream as a parameter"),
        new Forbidden("java.lang.System.err", "the logger, or a PrintStream as a parameter"),
        new Forbidden("java.lang.System.exit", "a status that main hands to the system"));
  }

  @ParameterizedTest
  @MethodSource("everywhere")
  void isCalledNowhere(Forbidden forbidden) {
    List<String> found = accesses(MAIN.stream(), forbidden);

    assertThat(found).as("use %s", forbidden.instead()).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("outsideCommandLinePrograms")
  void isForTheClassWithMainOnly(Forbidden forbidden) {
    List<String> found =
        accesses(MAIN.stream().filter(type -> !isCommandLineProgram(type)), forbidden);

    assertThat(found).as("use %s", forbidden.instead()).isEmpty();
  }

  @Test
  void onlyTheReaderOfFilesStartsAProcess() {
    Forbidden start = new Forbidden("java.lang.ProcessBuilder.<init>", "");

    List<String> found =
        accesses(
            MAIN.stream()
                .filter(type -> !type.getName().equals("nl.genaisluis.gateway.file.ReaderProcess")),
            start);

    assertThat(found).isEmpty();
  }

  @Test
  void findsEveryFormOfCall() {
    JavaClasses sinner = new ClassFileImporter().importClasses(Sinner.class);
    List<String> sins =
        List.of(
            "java.util.logging.*",
            "java.lang.System.out",
            "java.lang.String.getBytes()",
            "java.lang.String.toLowerCase()",
            "java.lang.String.format(String, Object[])",
            "java.lang.String.<init>(byte[])");

    List<String> found =
        sins.stream()
            .filter(sin -> !accesses(sinner.stream(), new Forbidden(sin, "")).isEmpty())
            .toList();

    assertThat(found).isEqualTo(sins);
  }

  private static List<String> accesses(Stream<JavaClass> types, Forbidden forbidden) {
    return types
        .flatMap(type -> type.getAccessesFromSelf().stream())
        .filter(forbidden::matches)
        .map(JavaAccess::getDescription)
        .toList();
  }

  private static boolean isCommandLineProgram(JavaClass type) {
    return type.tryGetMethod("main", String[].class).isPresent();
  }

  /// Makes one call of each form that the rules know; it is never run.
  @SuppressWarnings("all") // Every line is a call that the compiler's own checks warn about too.
  static final class Sinner {
    static Object sins(String text) {
      java.util.logging.Logger.getLogger("x").info(text);
      System.out.println(text.getBytes().length);
      Function<String, String> reference = String::toLowerCase;
      return List.of(String.format("%s", text), reference.apply(text), new String(new byte[1]));
    }
  }
}
