package io.headwater;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackages;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.core.importer.Location;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.util.TreeSet;
import org.jspecify.annotations.NullMarked;

/** Who may know whom. */
@AnalyzeClasses(packages = "io.headwater", importOptions = ArchitectureTest.OnlyMain.class)
class ArchitectureTest {
    private static final String CAMEL = "org.apache.camel..";
    private static final String AWS = "software.amazon..";

    /** Classes of the sources that are shipped. */
    static final class OnlyMain implements ImportOption {
        @Override
        public boolean includes(Location location) {
            return ImportOption.Predefined.DO_NOT_INCLUDE_TESTS.includes(location);
        }
    }

    private static DescribedPredicate<JavaClass> ours() {
        return resideInAPackage("io.headwater..");
    }

    @ArchTest
    static final ArchRule camelStaysAtTheEdge = noClasses()
            .that()
            .resideOutsideOfPackages("io.headwater.routing..", "io.headwater.application..", "io.headwater.cli..")
            .and()
            .haveSimpleNameNotEndingWith("Beans")
            .should()
            .dependOnClassesThat()
            .resideInAPackage(CAMEL)
            .because("what a row, a batch or a stream is must be readable and testable without Camel;"
                    + " a *Beans class may hand such parts to the routes");

    @ArchTest
    static final ArchRule theAwsSdkIsNamedInOnePackage = noClasses()
            .that()
            .resideOutsideOfPackage("io.headwater.kinesis..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage(AWS)
            .because("an SDK named in one package can be replaced, and its errors are understood in one place");

    @ArchTest
    static final ArchRule theLocalKinesisKnowsNothingOfHeadwater = noClasses()
            .that()
            .resideInAPackage("io.headwater.kinesislocal..")
            .should()
            .dependOnClassesThat(ours().and(resideOutsideOfPackages("io.headwater.kinesislocal..")))
            .orShould()
            .dependOnClassesThat()
            .resideInAnyPackage(CAMEL, AWS)
            .because("a stand-in that shares code with its client would share its mistakes, and hide them");

    @ArchTest
    static final ArchRule publishingKnowsNothingOfWhereRowsComeFromOrGo = noClasses()
            .that()
            .resideInAPackage("io.headwater.publishing..")
            .should()
            .dependOnClassesThat(
                    ours().and(resideOutsideOfPackages("io.headwater.publishing..", "io.headwater.text..")))
            .because("what a published batch means is the same for every source, sink and setting");

    @ArchTest
    static final ArchRule aChoiceOfColumnsKnowsTheJdkOnly = noClasses()
            .that()
            .resideInAPackage("io.headwater.columns..")
            .should()
            .dependOnClassesThat(ours().and(resideOutsideOfPackages("io.headwater.columns..")))
            .because("the settings read it and the source applies it: it stands below both");

    @ArchTest
    static final ArchRule theSourceKnowsOnlyColumnsPublishingAndFiles = noClasses()
            .that()
            .resideInAPackage("io.headwater.source..")
            .and()
            .haveSimpleNameNotEndingWith("Beans")
            .should()
            .dependOnClassesThat(ours().and(resideOutsideOfPackages(
                    "io.headwater.source..",
                    "io.headwater.columns..",
                    "io.headwater.publishing",
                    "io.headwater.receipts",
                    "io.headwater.files")))
            .because("a file is read in the same way wherever its rows go; SourceBeans brings the two together");

    @ArchTest
    static final ArchRule kinesisKnowsOnlyPublishingAndFiles = noClasses()
            .that()
            .resideInAPackage("io.headwater.kinesis..")
            .should()
            .dependOnClassesThat(ours().and(resideOutsideOfPackages(
                    "io.headwater.kinesis..", "io.headwater.publishing", "io.headwater.files")))
            .because("it is a sink and a source, and which of our settings choose it is no concern of either");

    @ArchTest
    static final ArchRule aggregationKnowsTheJdkOnly = noClasses()
            .that()
            .resideInAPackage("io.headwater.kinesis.aggregation..")
            .should()
            .dependOnClassesThat(resideOutsideOfPackages(
                    "java.lang..",
                    "java.nio..",
                    "java.security..",
                    "java.util..",
                    "org.jspecify..",
                    "io.headwater.kinesis.aggregation.."))
            .because("a format is bytes in and bytes out, whoever sends them and whoever reads them");

    @ArchTest
    static final ArchRule settingsKnowOnlyTheirValues = noClasses()
            .that()
            .resideInAPackage("io.headwater.settings..")
            .should()
            .dependOnClassesThat(ours().and(resideOutsideOfPackages(
                    "io.headwater.settings..",
                    "io.headwater.columns..",
                    "io.headwater.publishing..",
                    "io.headwater.text..")))
            .because("everybody may ask for a setting: knowing more than the type of a value would make a circle");

    @ArchTest
    static final ArchRule receiptsKnowOnlyFilesAndWhatPublishingMeans = noClasses()
            .that()
            .resideInAPackage("io.headwater.receipts..")
            .should()
            .dependOnClassesThat(ours().and(resideOutsideOfPackages(
                    "io.headwater.receipts..", "io.headwater.files..", "io.headwater.publishing")))
            .because("who delivers a file writes its receipt, and who verifies it reads that: neither needs the other");

    @ArchTest
    static final ArchRule statusKnowsOnlyWhatPublishingMeans = noClasses()
            .that()
            .resideInAPackage("io.headwater.status..")
            .should()
            .dependOnClassesThat(
                    ours().and(resideOutsideOfPackages("io.headwater.status..", "io.headwater.publishing")))
            .because("everybody may count, and those who read the counts may be anybody");

    @ArchTest
    static final ArchRule backgroundKnowsNoCamelAndNoSettings = noClasses()
            .that()
            .resideInAPackage("io.headwater.background..")
            .should()
            .dependOnClassesThat(ours().and(resideOutsideOfPackages(
                    "io.headwater.background..", "io.headwater.status..", "io.headwater.files..")))
            .because("a process is found and stopped whatever it runs, and whatever is wrong with its settings");

    @ArchTest
    static final ArchRule theLogIsListenedToInOnePlace = noClasses()
            .that()
            .resideOutsideOfPackage("io.headwater.status..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("ch.qos.logback..")
            .because("all others log to SLF4J, whatever is behind it");

    @ArchTest
    static final ArchRule deliveryKnowsOnlyStreamsAndFiles = noClasses()
            .that()
            .resideInAPackage("io.headwater.delivery..")
            .and()
            .haveSimpleNameNotEndingWith("Beans")
            .should()
            .dependOnClassesThat(ours().and(resideOutsideOfPackages(
                    "io.headwater.delivery..",
                    "io.headwater.kinesis",
                    "io.headwater.publishing",
                    "io.headwater.files")))
            .because("what is in which object is the same wherever objects go; DeliveryBeans brings the two together");

    @ArchTest
    static final ArchRule verificationKnowsNoSettings = noClasses()
            .that()
            .resideInAPackage("io.headwater.verification..")
            .should()
            .dependOnClassesThat(ours().and(resideOutsideOfPackages(
                    "io.headwater.verification..",
                    "io.headwater.receipts..",
                    "io.headwater.columns..",
                    "io.headwater.source..",
                    "io.headwater.publishing",
                    "io.headwater.kinesis..",
                    "io.headwater.files..")))
            .because("a receipt says all that is needed to verify it, whatever the settings are by now");

    @ArchTest
    static final ArchRule randomStreamsKnowTheJdkOnly = noClasses()
            .that()
            .resideInAPackage("io.headwater.random..")
            .should()
            .dependOnClassesThat(resideOutsideOfPackages("java..", "org.jspecify..", "io.headwater.random.."))
            .because("a frozen stream depends on nothing that could change");

    @ArchTest
    static final ArchRule toolsKnowTheJdkOnly = noClasses()
            .that()
            .resideInAnyPackage("io.headwater.files..", "io.headwater.parallel..", "io.headwater.text..")
            .should()
            .dependOnClassesThat(ours().and(resideOutsideOfPackages(
                    "io.headwater.files..", "io.headwater.parallel..", "io.headwater.text..")))
            .because("what everybody may use uses nobody");

    @ArchTest
    static final ArchRule transactionsKnowTheJdkAndRandomStreamsOnly = noClasses()
            .that()
            .resideInAPackage("io.headwater.transactions")
            .should()
            .dependOnClassesThat(resideOutsideOfPackages(
                    "java.lang..",
                    "java.time..",
                    "java.util..",
                    "org.jspecify..",
                    "io.headwater.parallel..",
                    "io.headwater.random..",
                    "io.headwater.transactions"))
            .because("a simulation is its parameters and its random streams: no clock, no file, no framework");

    @ArchTest
    static final ArchRule filesOfTransactionsKnowTheJdkAndTransactionsOnly = noClasses()
            .that()
            .resideInAPackage("io.headwater.transactions.files..")
            .should()
            .dependOnClassesThat(resideOutsideOfPackages(
                    "java.io..",
                    "java.lang..",
                    "java.nio..",
                    "java.time..",
                    "java.util..",
                    "org.jspecify..",
                    "io.headwater.files..",
                    "io.headwater.parallel..",
                    "io.headwater.text..",
                    "io.headwater.transactions",
                    "io.headwater.transactions.files.."))
            .because("a route, a command and a test write the same files, and the command has no time to load more");

    @ArchTest
    static final ArchRule statisticsOfTransactionsKnowTheJdkAndTransactionsOnly = noClasses()
            .that()
            .resideInAPackage("io.headwater.transactions.statistics..")
            .should()
            .dependOnClassesThat(resideOutsideOfPackages(
                    "java.lang..",
                    "java.time..",
                    "java.util..",
                    "org.jspecify..",
                    "io.headwater.parallel..",
                    "io.headwater.transactions",
                    "io.headwater.transactions.statistics.."))
            .because("numbers are one thing, and how they are shown is another");

    @ArchTest
    static final ArchRule reportsOfTransactionsKnowStatisticsOnly = noClasses()
            .that()
            .resideInAPackage("io.headwater.transactions.report..")
            .should()
            .dependOnClassesThat(ours().and(resideOutsideOfPackages(
                    "io.headwater.transactions",
                    "io.headwater.transactions.statistics..",
                    "io.headwater.transactions.report..")))
            .because("a report shows what was counted, and counts nothing itself");

    @ArchTest
    static final ArchRule packagesOfTransactionsMakeNoCircle = slices().matching("io.headwater.transactions.(*)..")
            .should()
            .beFreeOfCycles()
            .because("a simulator, its files and its statistics can each be used without the others");

    @ArchTest
    static final ArchRule theMarketKnowsTheJdkAndRandomStreamsOnly = noClasses()
            .that()
            .resideInAnyPackage("io.headwater.market", "io.headwater.market.book..")
            .should()
            .dependOnClassesThat(resideOutsideOfPackages(
                    "java.lang..",
                    "java.time..",
                    "java.util..",
                    "org.jspecify..",
                    "io.headwater.random..",
                    "io.headwater.market",
                    "io.headwater.market.book.."))
            .because("a market is its parameters and its random streams: no clock, no file, no framework");

    @ArchTest
    static final ArchRule anOrderBookKnowsNoMarket = noClasses()
            .that()
            .resideInAPackage("io.headwater.market.book..")
            .should()
            .dependOnClassesThat(
                    ours().and(resideOutsideOfPackages("io.headwater.market.book..", "io.headwater.random..")))
            .because("a book is orders and prices, whoever makes them");

    @ArchTest
    static final ArchRule messagesOfTheMarketKnowTheJdkAndTheMarketOnly = noClasses()
            .that()
            .resideInAPackage("io.headwater.market.json..")
            .should()
            .dependOnClassesThat(resideOutsideOfPackages(
                    "java.io..",
                    "java.lang..",
                    "java.nio..",
                    "java.time..",
                    "java.util..",
                    "org.jspecify..",
                    "io.headwater.text..",
                    "io.headwater.market.."))
            .because("a command, a route and a test write the same bytes");

    @ArchTest
    static final ArchRule ingestedMessagesKnowTheJdkJacksonAndFilesOnly = noClasses()
            .that()
            .resideInAPackage("io.headwater.ingest")
            .should()
            .dependOnClassesThat(resideOutsideOfPackages(
                    "java..",
                    "com.fasterxml.jackson..",
                    "org.jspecify..",
                    "org.slf4j..",
                    "io.headwater.files..",
                    "io.headwater.ingest"))
            .because("what a right message is and where it is kept has nothing to do with how it came");

    @ArchTest
    static final ArchRule theDoorOfIngestKnowsNoNextStep = noClasses()
            .that()
            .resideInAPackage("io.headwater.ingest.http..")
            .should()
            .dependOnClassesThat(ours().and(resideOutsideOfPackages(
                    "io.headwater.ingest..", "io.headwater.publishing", "io.headwater.settings..")))
            .because("the route decides what messages are handed on to");

    @ArchTest
    static final ArchRule faultsOfMessagesKnowTheJdkOnly = noClasses()
            .that()
            .resideInAPackage("io.headwater.market.faults..")
            .should()
            .dependOnClassesThat(resideOutsideOfPackages(
                    "java.io..",
                    "java.lang..",
                    "java.nio..",
                    "java.util..",
                    "org.jspecify..",
                    "io.headwater.market.faults.."))
            .because(
                    "what goes wrong with a message is drawn in the same way whatever it is about and wherever it goes");

    @ArchTest
    static final ArchRule aFileOfSymbolsKnowsTheMarketOnly = noClasses()
            .that()
            .resideInAPackage("io.headwater.market.symbols..")
            .should()
            .dependOnClassesThat(ours().and(resideOutsideOfPackages(
                    "io.headwater.market.symbols..", "io.headwater.market", "io.headwater.files..")))
            .because("the command and the feed read the same file");

    @ArchTest
    static final ArchRule filesOfBooksKnowTheMarketOnly = noClasses()
            .that()
            .resideInAPackage("io.headwater.market.lobster..")
            .should()
            .dependOnClassesThat(resideOutsideOfPackages(
                    "java.io..",
                    "java.lang..",
                    "java.nio..",
                    "java.time..",
                    "java.util..",
                    "org.jspecify..",
                    "io.headwater.files..",
                    "io.headwater.text..",
                    "io.headwater.market",
                    "io.headwater.market.book..",
                    "io.headwater.market.lobster.."))
            .because("what happens to a book is written in the same way whatever becomes of the messages");

    @ArchTest
    static final ArchRule packagesOfTheMarketMakeNoCircle = slices().matching("io.headwater.market.(*)..")
            .should()
            .beFreeOfCycles()
            .because("a market can be used without its feed, its faults and its messages");

    @ArchTest
    static final ArchRule stocksKnowTheJdkOnly = noClasses()
            .that()
            .resideInAPackage("io.headwater.stocks")
            .should()
            .dependOnClassesThat(resideOutsideOfPackages(
                    "java.lang..",
                    "java.math..",
                    "java.time..",
                    "java.util..",
                    "org.jspecify..",
                    "io.headwater.stocks"))
            .because("a bar and a range of days are the same whoever gives, keeps or shows them");

    @ArchTest
    static final ArchRule partsOfStocksKnowStocksAndToolsOnly = noClasses()
            .that()
            .resideInAPackage("io.headwater.stocks..")
            .and()
            .haveSimpleNameNotEndingWith("Beans")
            .should()
            .dependOnClassesThat(ours().and(resideOutsideOfPackages(
                    "io.headwater.stocks..", "io.headwater.files..", "io.headwater.text..")))
            .because("history is fetched and kept in the same way for commands, routes and tests");

    @ArchTest
    static final ArchRule theCacheAndTheProvidersKnowNothingOfEachOther = noClasses()
            .that()
            .resideInAnyPackage("io.headwater.stocks.cache..", "io.headwater.stocks.formats..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("io.headwater.stocks.providers..", "io.headwater.stocks.lookup..")
            .orShould()
            .dependOnClassesThat()
            .resideInAPackage("java.net..")
            .because("what is cached depends on what a provider says, not on who it is");

    @ArchTest
    static final ArchRule packagesOfStocksMakeNoCircle = slices().matching("io.headwater.stocks.(*)..")
            .should()
            .beFreeOfCycles()
            .because("formats, providers and cache can each be used without the others");

    @ArchTest
    static final ArchRule packagesMakeNoCircle = slices().matching("io.headwater.(*)..")
            .should()
            .beFreeOfCycles()
            .because("a circle of packages can only be understood, changed and tested as one");

    @ArchTest
    static final ArchRule packagesOfTheLocalKinesisMakeNoCircle = slices().matching("io.headwater.kinesislocal.(*)..")
            .should()
            .beFreeOfCycles()
            .because("its store must be testable without its API, and its API without HTTP");

    @ArchTest
    static final ArchRule nobodyEndsTheProcessInPassing = noClasses()
            .that()
            .resideOutsideOfPackages("io.headwater", "io.headwater.cli..", "io.headwater.application..")
            .should()
            .callMethod(System.class, "exit", int.class)
            .because("an exit inside a worker lets nothing else finish, close or report");

    @ArchTest
    static void everyPackageIsNullMarked(JavaClasses classes) {
        assertNullMarked(classes);
    }

    @ArchTest
    static void everyPackageOfTestsIsNullMarked(JavaClasses classes) {
        assertNullMarked(new ClassFileImporter()
                .withImportOption(ImportOption.Predefined.ONLY_INCLUDE_TESTS)
                .importPackages("io.headwater"));
    }

    private static void assertNullMarked(JavaClasses classes) {
        TreeSet<String> unmarked = new TreeSet<>();
        for (JavaClass each : classes) {
            if (!each.getPackage().isAnnotatedWith(NullMarked.class)) {
                unmarked.add(each.getPackageName());
            }
        }
        assertThat(unmarked)
                .as("packages without a package-info.java that is @NullMarked, so that NullAway checks nothing there")
                .isEmpty();
    }
}
