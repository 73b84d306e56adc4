package nl.genaisluis.gateway.egress;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaCall;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.properties.HasName;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

class OnlyDoorTest {
  private static final JavaClasses GATEWAY =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .withImportOption(location -> !location.contains("-tests.jar"))
          .importPackages("nl.genaisluis");

  /// What a socket that listens shows who it is with; it opens no connection.
  private static final DescribedPredicate<JavaClass> HOLDS_KEYS =
      HasName.Predicates.nameMatching("javax\\.net\\.ssl\\.(X509)?KeyManager(Factory)?")
          .forSubtype();

  @Test
  void nothingElseOpensConnections() {
    noClasses()
        .that()
        .resideOutsideOfPackage("nl.genaisluis.gateway.egress")
        .should()
        .callMethodWhere(
            JavaCall.Predicates.target(
                HasName.Predicates.nameMatching(
                    "createHttpClient|httpClientBuilder|createNetClient|createWebSocketClient"
                        + "|webSocketClientBuilder|createDatagramSocket|createDnsClient"
                        + "|openConnection|openStream")))
        .orShould()
        .dependOnClassesThat()
        .resideInAnyPackage("java.net.http..", "io.vertx.ext.web.client..")
        .orShould()
        .dependOnClassesThat(resideInAPackage("javax.net..").and(not(HOLDS_KEYS)))
        .orShould()
        .dependOnClassesThat()
        .haveFullyQualifiedName("java.net.Socket")
        .orShould()
        .dependOnClassesThat()
        .haveFullyQualifiedName("java.nio.channels.SocketChannel")
        .check(GATEWAY);
  }
}
