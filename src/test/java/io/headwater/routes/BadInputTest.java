package io.headwater.routes;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import io.headwater.routes.HttpReceiver.Reply;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What people and programs drop into the source folder: each has its outcome, and the next file goes on. */
class BadInputTest {
    @TempDir
    Path folder;

    /** Drops a good file and waits for it: the route is not stuck, and has looked at everything that was there before. */
    private static void checkThatTheNextFileGoesOn(Workplace place) throws Exception {
        place.drop("zz-next.csv", Rows.csv(900_000, 900_001));
        place.awaitArchived("zz-next.csv");
        place.drop("zz-next-but-one.csv", Rows.csv(900_001, 900_002));
        place.awaitArchived("zz-next-but-one.csv");
    }

    private static List<String> about(String file, List<String> messages) {
        return messages.stream().filter(message -> message.contains(file)).toList();
    }

    @Test
    void keepsAnEmptyFileUntilThereIsSomethingInIt() throws Exception {
        try (Workplace place = new Workplace(folder).start();
                Tap tap = place.tap();
                Log log = new Log()) {
            Path empty = place.drop("empty.csv", "");
            checkThatTheNextFileGoesOn(place);
            assertThat(empty).exists();
            assertThat(about("empty.csv", log.warnings()))
                    .singleElement()
                    .asString()
                    .contains("is empty");
            assertThat(log.errors()).isEmpty();

            Files.writeString(empty, Rows.csv(0, 3));
            place.awaitArchived("empty.csv");
            assertThat(tap.numbers()).contains(0, 1, 2);
        }
    }

    @Test
    void archivesAFileWithNothingButAHeader() throws Exception {
        try (Workplace place = new Workplace(folder).start();
                Tap tap = place.tap();
                Log log = new Log()) {
            place.drop("header.csv", Rows.HEADER);
            place.drop("header-without-line-end.csv", Rows.HEADER.strip());
            place.awaitArchived("header.csv");
            place.awaitArchived("header-without-line-end.csv");
            assertThat(tap.records()).isEmpty();
            assertThat(log.errors()).isEmpty();
            assertThat(log.warnings()).isEmpty();
        }
    }

    @Test
    void setsRowsAsideThatAreNotRowsOfTheirFile() throws Exception {
        byte[] latin1 = "3,\u00E9\n".getBytes(StandardCharsets.ISO_8859_1);
        byte[] text = (Rows.HEADER + "1,1\n2\n3,3,3\n").getBytes(StandardCharsets.UTF_8);
        byte[] content = Arrays.copyOf(text, text.length + latin1.length + 4);
        System.arraycopy(latin1, 0, content, text.length, latin1.length);
        System.arraycopy("4,4\n".getBytes(StandardCharsets.UTF_8), 0, content, text.length + latin1.length, 4);
        try (Workplace place = new Workplace(folder).start();
                Tap tap = place.tap();
                Log log = new Log()) {
            place.drop("mixed.csv", content);
            assertThat(place.awaitArchived("mixed.csv")).hasBinaryContent(content);

            assertThat(tap.numbers()).containsExactlyInAnyOrder(1, 4);
            assertThat(log.at(Level.INFO))
                    .anySatisfy(line -> assertThat(line).contains("2 rows delivered", "3 rejected"));
            Path rejected =
                    place.rejected().resolve(Workplace.names(place.rejected()).get(0));
            List<String> lines = Files.readAllLines(rejected, StandardCharsets.ISO_8859_1);
            assertThat(lines).hasSize(4);
            assertThat(lines.get(0)).endsWith(Rows.HEADER.strip());
            assertThat(lines.get(1)).startsWith("3,").endsWith(",2");
            assertThat(lines.get(2)).startsWith("4,").endsWith(",3,3,3");
            assertThat(lines.get(3)).startsWith("5,").contains("UTF-8").endsWith(",3,\u00E9");
        }
    }

    @Test
    void setsALineOfTwentyMegabytesAside() throws Exception {
        try (Workplace place = new Workplace(folder).start();
                Tap tap = place.tap()) {
            place.drop("long.csv", Rows.csv(0, 1) + "1," + "x".repeat(20_000_000) + "\n" + Rows.lines(1, 2));
            place.awaitArchived("long.csv");
            assertThat(tap.numbers()).containsExactlyInAnyOrder(0, 1);
            Path rejected =
                    place.rejected().resolve(Workplace.names(place.rejected()).get(0));
            assertThat(rejected).content().startsWith("REJECTED_LINE,").hasSizeGreaterThan(20_000_000);
        }
    }

    @Test
    void leavesAloneWhatIsNoFile() throws Exception {
        Workplace place = new Workplace(folder);
        Path directory = Files.createDirectory(place.source().resolve("x.csv"));
        Files.writeString(directory.resolve("inside.csv"), Rows.csv(0, 1));
        Files.createDirectory(place.source().resolve("of-other-things"));
        Path loop = Files.createSymbolicLink(place.source().resolve("loop.csv"), Path.of("loop.csv"));
        Path dangling = Files.createSymbolicLink(place.source().resolve("dangling.csv"), Path.of("nowhere"));
        try (place;
                Log log = new Log()) {
            place.start();
            checkThatTheNextFileGoesOn(place);
            assertThat(directory.resolve("inside.csv")).exists();
            assertThat(loop).isSymbolicLink();
            assertThat(dangling).isSymbolicLink();
            assertThat(about("loop.csv", log.errors()))
                    .singleElement()
                    .asString()
                    .contains("stays where it is");
            assertThat(about("x.csv", log.errors())).singleElement().asString().contains("it is a directory");
            assertThat(about("of-other-things", log.errors())).isEmpty();
            assertThat(log.hasTrace()).isFalse();
        }
    }

    @Test
    void goesOnAfterAFileThatVanishedBeforeItWasRead() throws Exception {
        HttpReceiver.Script removingB = (n, body) -> {
            if (n == 1) {
                Files.delete(folder.resolve("source").resolve("b.csv"));
            }
            return Reply.of(200);
        };
        try (HttpReceiver receiver = new HttpReceiver(removingB);
                Workplace place =
                        new Workplace(folder).set("publish.to", "http").set("http.url", receiver.url());
                Log log = new Log()) {
            place.drop("a.csv", Rows.csv(0, 1));
            place.drop("b.csv", Rows.csv(1, 2));
            place.drop("c.csv", Rows.csv(2, 3));
            place.start();
            place.awaitArchived("c.csv");
            assertThat(place.archived()).containsExactly("a.csv", "c.csv");
            assertThat(receiver.acknowledgedNumbers()).containsExactly(0, 2);
            assertThat(log.hasTrace()).isFalse();
            checkThatTheNextFileGoesOn(place);
            assertThat(about("b.csv", log.errors())).hasSizeLessThan(2);
        }
    }

    @Test
    void namesTheColumnsThereAreWhenTheKeysColumnIsMissing() throws Exception {
        try (Workplace place =
                        new Workplace(folder).set("source.retry-after", "1h").start();
                Log log = new Log()) {
            Path file = place.drop("other.csv", "a,b\n1,2\n");
            checkThatTheNextFileGoesOn(place);
            assertThat(file).exists();
            assertThat(log.errors())
                    .singleElement()
                    .asString()
                    .contains("other.csv", "CUSTOMER_ID", "a, b", "publish.partition-key");
        }
    }

    @Test
    void sendsWhatIsAddedToAFileWhileItIsRead() throws Exception {
        HttpReceiver.Script growing = (n, body) -> {
            if (n == 1) {
                Files.writeString(
                        folder.resolve("source").resolve("rows.csv"), Rows.lines(20, 30), StandardOpenOption.APPEND);
            }
            return Reply.of(200);
        };
        try (HttpReceiver receiver = new HttpReceiver(growing);
                Workplace place = new Workplace(folder)
                        .set("publish.to", "http")
                        .set("http.url", receiver.url())
                        .set("publish.batch-size", "5")
                        .start()) {
            place.drop("rows.csv", Rows.csv(0, 20));
            Path archived = place.awaitArchived("rows.csv");
            assertThat(archived).hasContent(Rows.csv(0, 30));
            assertThat(receiver.acknowledgedNumbers()).containsExactlyInAnyOrderElementsOf(Rows.numbers(0, 30));
        }
    }

    @Test
    void publishesVeryManySmallFiles() throws Exception {
        try (Workplace place = new Workplace(folder).start();
                Tap tap = place.tap();
                Log log = new Log()) {
            for (int n = 0; n < 500; n++) {
                place.drop("rows-" + n + ".csv", Rows.csv(n, n + 1));
            }
            Await.until(
                    () -> Workplace.names(place.source()).isEmpty(),
                    () -> Workplace.names(place.source()).size() + " files are left");
            Await.until(
                    () -> place.archived().size() == 500, () -> place.archived().size() + " files are archived");
            assertThat(tap.numbers()).containsExactlyInAnyOrderElementsOf(Rows.numbers(0, 500));
            assertThat(log.errors()).isEmpty();
        }
    }

    @Test
    void takesAnyFileName() throws Exception {
        Charset ofFileNames = Charset.forName(System.getProperty("sun.jnu.encoding", StandardCharsets.UTF_8.name()));
        // Java cannot name a file in letters that the locale does not have.
        List<String> names = Stream.of(
                        "with space.csv",
                        " leading.csv",
                        "na\u00EFve-\u2713-\uD83D\uDE80.csv",
                        "quote'\"s.csv",
                        "per%20cent%.csv",
                        "hash#1.csv",
                        "question?a=b&c=d.csv",
                        "${file:name}-{{x}}.csv",
                        "semi;colon:@!.csv",
                        "-dash.csv",
                        "UPPER.CSV",
                        "many.dots.csv.csv")
                .filter(name -> ofFileNames.newEncoder().canEncode(name))
                .toList();
        try (Workplace place = new Workplace(folder).start();
                Tap tap = place.tap();
                Log log = new Log()) {
            for (int n = 0; n < names.size(); n++) {
                place.drop(names.get(n), Rows.csv(n, n + 1) + "a row of one column\n");
            }
            for (String name : names) {
                place.awaitArchived(name);
            }
            assertThat(tap.numbers()).containsExactlyInAnyOrderElementsOf(Rows.numbers(0, names.size()));
            assertThat(Workplace.names(place.rejected())).hasSameSizeAs(names);
            assertThat(log.errors()).isEmpty();
        }
    }

    @Test
    void leavesOtherFilesAlone() throws Exception {
        try (Workplace place = new Workplace(folder).start()) {
            List<String> others = List.of("rows.csv.part", "rows.txt", ".rows.csv", "rows.csv~");
            for (String name : others) {
                place.drop(name, Rows.csv(0, 1));
            }
            checkThatTheNextFileGoesOn(place);
            assertThat(Workplace.names(place.source()))
                    .containsExactlyInAnyOrderElementsOf(others)
                    .allMatch(name -> name.toLowerCase(Locale.ROOT).contains("rows"));
        }
    }
}
