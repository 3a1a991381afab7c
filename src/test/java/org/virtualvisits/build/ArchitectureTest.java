package org.virtualvisits.build;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.microsoft.azure.functions.annotation.FunctionName;
import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.UUID;
import java.util.random.RandomGenerator;

/** The architecture, as rules that fail the build. The prose is in docs/explanation/architecture.md. */
@AnalyzeClasses(packages = ArchitectureTest.ROOT, importOptions = DoNotIncludeTests.class)
final class ArchitectureTest {

    static final String ROOT = "org.virtualvisits";

    private static final List<String> EMPTY_WORDS =
            List.of("Service", "Util", "Utils", "Helper", "Manager", "Impl", "Dto", "Common");

    @ArchTest
    static final ArchRule coreKnowsOnlyItselfAndTheJdk = classes()
            .that()
            .resideInAPackage(ROOT + ".core..")
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage(ROOT + ".core..", "java..", "javax.crypto..", "org.jspecify..");

    @ArchTest
    static final ArchRule featuresFormNoCycles =
            slices().matching(ROOT + ".core.(*)..").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule functionsReachOnlyTheCore = classes()
            .that()
            .resideInAPackage(ROOT + ".functions..")
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage(
                    ROOT + ".functions..",
                    ROOT + ".core..",
                    "java..",
                    "org.jspecify..",
                    "com.microsoft.azure.functions..",
                    "com.fasterxml.jackson..");

    @ArchTest
    static final ArchRule adaptersIgnoreEachOther =
            slices().matching(ROOT + ".adapters.(*)..").should().notDependOnEachOther();

    @ArchTest
    static final ArchRule adaptersAreReachedOnlyFromTheCompositionRoot = noClasses()
            .that()
            .resideOutsideOfPackages(ROOT + ".adapters..", ROOT)
            .should()
            .dependOnClassesThat()
            .resideInAPackage(ROOT + ".adapters..");

    @ArchTest
    static final ArchRule onlyTheInjectorBuildsAdapters = noClasses()
            .that()
            .resideInAPackage(ROOT)
            .and()
            .doNotHaveSimpleName("AppInjector")
            .and()
            .haveSimpleNameNotStartingWith("Production")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(ROOT + ".adapters..", "com.azure..", "com.microsoft.graph..");

    @ArchTest
    static final ArchRule triggersLiveInFunctions = methods()
            .that()
            .areAnnotatedWith(FunctionName.class)
            .should()
            .beDeclaredInClassesThat()
            .resideInAPackage(ROOT + ".functions");

    @ArchTest
    static final ArchRule onlyTheCompositionRootTouchesTheEnvironment = noClasses()
            .that()
            .doNotHaveSimpleName("AppInjector")
            .and()
            .haveSimpleNameNotStartingWith("Production")
            .should()
            .callMethod(System.class, "getenv")
            .orShould()
            .callMethod(System.class, "getenv", String.class)
            .orShould()
            .callMethod(System.class, "currentTimeMillis")
            .orShould()
            .callMethod(Clock.class, "systemUTC")
            .orShould()
            .callMethod(Instant.class, "now")
            .orShould()
            .callMethod(LocalDate.class, "now")
            .orShould()
            .callMethod(LocalDateTime.class, "now")
            .orShould()
            .callMethod(OffsetDateTime.class, "now")
            .orShould()
            .callMethod(ZonedDateTime.class, "now")
            .orShould()
            .callMethod(UUID.class, "randomUUID")
            .orShould()
            .callMethod(Math.class, "random")
            .orShould()
            .dependOnClassesThat()
            .areAssignableTo(RandomGenerator.class);

    @ArchTest
    static final ArchRule nobodySleeps = noClasses().should().callMethod(Thread.class, "sleep", long.class);

    @ArchTest
    static final ArchRule gsonIsNeverCalledBecauseTheWorkersOwnWins =
            noClasses().should().dependOnClassesThat().resideInAPackage("com.google.gson..");

    @ArchTest
    static final ArchRule noMutableStatics =
            fields().that().areStatic().should().beFinal();

    @ArchTest
    static final ArchRule namesSayWhatThingsAre = noClasses().should().haveNameMatching(emptyWords());

    @ArchTest
    static final ArchRule classesAreFinalOrSealedOrInterfaces = classes()
            .that()
            .areTopLevelClasses()
            .and()
            .areNotInterfaces()
            .and(DescribedPredicate.not(packageInfo()))
            .and()
            .doNotHaveModifier(com.tngtech.archunit.core.domain.JavaModifier.ABSTRACT)
            .should()
            .haveModifier(com.tngtech.archunit.core.domain.JavaModifier.FINAL);

    private static String emptyWords() {
        return ".*\\.[A-Za-z]*(" + String.join("|", EMPTY_WORDS) + ")(\\$.*)?";
    }

    private static DescribedPredicate<JavaClass> packageInfo() {
        return DescribedPredicate.describe(
                "package-info", javaClass -> javaClass.getSimpleName().equals("package-info"));
    }

    /** Who compares or digests a secret does it by these, in constant time and with a key where one is needed. */
    @ArchTest
    static final ArchRule cryptographyIsInFewHands = noClasses()
            .that()
            .doNotHaveFullyQualifiedName(ROOT + ".core.kernel.Digest")
            .and()
            .doNotHaveFullyQualifiedName(ROOT + ".core.kernel.KeyedDigest")
            .and()
            .doNotHaveFullyQualifiedName(ROOT + ".core.visit.JoinTokens")
            .and()
            .doNotHaveFullyQualifiedName(ROOT + ".core.organisation.StandardWebhooks")
            .and()
            .doNotHaveFullyQualifiedName(ROOT + ".adapters.messaging.NotifyKey")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("javax.crypto..")
            .because("docs/safety/threat-model.md counts on it");

    /** Whatever must not be guessed comes from one source of randomness, which the composition root passes in. */
    @ArchTest
    static final ArchRule randomnessComesFromTheOutside = noClasses()
            .that()
            .haveNameNotMatching("org\\.virtualvisits\\.Production.*")
            .should()
            .dependOnClassesThat()
            .areAssignableTo(java.security.SecureRandom.class);

    /** What nobody unpacks cannot burst: what is sent compressed is no JSON, and refused as such. */
    @ArchTest
    static final ArchRule nothingIsUnpacked = noClasses()
            .should()
            .dependOnClassesThat()
            .haveNameMatching("java\\.util\\.(zip\\.(Inflater|GZIP|Zip)|jar\\.).*");
}
