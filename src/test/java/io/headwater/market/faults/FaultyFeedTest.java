package io.headwater.market.faults;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a broken feed sends, and whether its notes tell exactly that. */
class FaultyFeedTest {
    private static final List<String> SYMBOLS = List.of("A", "B", "C");

    private final List<String> sent = new ArrayList<>();
    private final List<FaultNote> notes = new ArrayList<>();

    private static String about(int number) {
        return SYMBOLS.get(number % 7 % SYMBOLS.size());
    }

    private static String message(int number) {
        return "{\"stock_symbol\":\"%s\",\"n\":%d}".formatted(about(number), number);
    }

    private FaultyFeed feed(String plan) {
        return new FaultyFeed(FaultPlan.parse(plan), (about, message) -> sent.add(message), notes::add);
    }

    private void run(String plan, int messages) {
        FaultyFeed feed = feed(plan);
        for (int i = 0; i < messages; i++) {
            feed.accept(about(i), message(i));
        }
        feed.end();
    }

    @Test
    void withoutFaultsEveryMessageIsSentAsItIs() {
        run("", 10);

        assertThat(sent).hasSize(10).element(7).isEqualTo(message(7));
        assertThat(notes).isEmpty();
    }

    @Test
    void aLateMessageComesAfterSoManyOthers() {
        run("late=1,late-by=3", 5);

        assertThat(sent).containsExactly(message(0), message(1), message(2), message(3), message(4));
        assertThat(notes).hasSize(5).first().satisfies(note -> assertThat(note.sentAfter())
                .hasValue(3));
    }

    @Test
    void aMessageOutOfOrderComesBehindTheNextOfItsSymbol() {
        FaultyFeed feed = feed("out-of-order=1");
        feed.accept("A", "a0");
        feed.accept("B", "b1");
        feed.accept("A", "a2");
        assertThat(sent).containsExactly("a2", "a0");
        feed.end();
        assertThat(sent).containsExactly("a2", "a0", "b1");
    }

    @Test
    void aDuplicateFollowsItsOriginalAndADroppedMessageIsNotSent() {
        run("duplicate=1", 2);
        assertThat(sent).containsExactly(message(0), message(0), message(1), message(1));
        sent.clear();
        run("dropped=1", 2);
        assertThat(sent).isEmpty();
    }

    @Test
    void aMalformedMessageIsNoneThatAReaderTakesAndTheNoteHasBoth() {
        run("malformed=1", 300);

        Set<String> kinds = new HashSet<>();
        for (int i = 0; i < 300; i++) {
            assertThat(sent.get(i)).isNotEqualTo(message(i)).isNotEmpty();
            assertThat(notes.get(i).sent()).hasValue(sent.get(i));
            assertThat(notes.get(i).original()).isEqualTo(message(i));
            kinds.add(sent.get(i).endsWith("\"n/a\"}") ? "text" : sent.get(i).endsWith("}") ? "lacks" : "cut off");
        }
        assertThat(kinds).containsExactlyInAnyOrder("text", "lacks", "cut off");
    }

    /** Whose last field is an array of arrays. */
    @Test
    void aSnapshotOfABookCanBeMalformedToo() {
        String whole = "{\"timestamp\":1.5,\"bids\":[[2.50,3],[2.49,1]],\"asks\":[[2.51,9]]}";
        FaultyFeed feed = feed("malformed=1");
        for (int i = 0; i < 100; i++) {
            feed.accept("A", whole);
        }
        assertThat(sent)
                .contains(
                        "{\"timestamp\":1.5,\"bids\":[[2.50,3],[2.49,1]]}",
                        "{\"timestamp\":1.5,\"bids\":[[2.50,3],[2.49,1]],\"asks\":\"n/a\"}")
                .doesNotContain(whole);
    }

    /** An account that is kept in another way: by what the notes say of each message, and nothing else. */
    @ParameterizedTest
    @ValueSource(longs = {0, 1, 2, 3, 4, 5, 6, 7})
    void theNotesTellExactlyWhatWasSent(long seed) {
        int count = 5_000;
        run("late=0.03,duplicate=0.03,out-of-order=0.05,dropped=0.02,malformed=0.02,late-by=40,seed=" + seed, count);

        Map<Integer, FaultNote> byMessage = new HashMap<>();
        notes.forEach(note -> byMessage.put((int) note.message(), note));
        List<String> expected = new ArrayList<>();
        Map<String, Integer> overtaken = new HashMap<>();
        for (int i = 0; i < count; i++) {
            FaultNote note = byMessage.get(i);
            Fault fault = note == null ? null : note.fault();
            if (fault == Fault.OUT_OF_ORDER) {
                overtaken.put(about(i), i);
            } else if (fault != Fault.LATE && fault != Fault.DROPPED) {
                if (fault == Fault.DUPLICATE) {
                    expected.add(message(i));
                }
                expected.add(note == null ? message(i) : note.sent().orElse(message(i)));
                Integer waited = overtaken.remove(about(i));
                if (waited != null) {
                    expected.add(message(waited));
                }
            }
            FaultNote due = byMessage.get(i - 40);
            if (due != null && due.fault() == Fault.LATE) {
                assertThat(due.sentAfter()).hasValue(i);
                expected.add(message(i - 40));
                Integer waited = overtaken.remove(about(i - 40));
                if (waited != null) {
                    expected.add(message(waited));
                }
            }
        }
        assertThat(sent.subList(0, expected.size())).isEqualTo(expected);
        // What still waited at the end: at most the late ones of the last 40, and one a symbol.
        assertThat(sent.size() - expected.size()).isBetween(0, 43);
        assertThat(notes).extracting(FaultNote::fault).contains(Fault.values());
    }

    @Test
    void theSameSeedMakesTheSameFaultsAndAnotherOthers() {
        String plan = "late=0.1,dropped=0.1,malformed=0.1,seed=";
        run(plan + 7, 500);
        List<String> first = List.copyOf(sent);
        sent.clear();
        run(plan + 7, 500);
        assertThat(sent).isEqualTo(first);
        sent.clear();
        run(plan + 8, 500);
        assertThat(sent).isNotEqualTo(first);
    }

    @Test
    void theManifestHasALineOfJsonForEachFault() {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        FaultManifest manifest = new FaultManifest(out);
        manifest.begin("2026-11-25T03:00:00Z", "late=1");
        FaultyFeed feed = new FaultyFeed(FaultPlan.parse("late=1"), (about, message) -> {}, manifest);
        feed.accept("A", "{\"n\":1}");
        assertThat(out.toString(StandardCharsets.UTF_8)).isEqualTo("""
                        {"begun":"2026-11-25T03:00:00Z","faults":"late=1"}
                        {"fault":"late","message":0,"symbol":"A","sent_after":100,"original":{"n":1}}
                        """);
        out.reset();
        new FaultyFeed(FaultPlan.parse("malformed=1,seed=1"), (about, message) -> sent.add(message), manifest)
                .accept("A", "{\"n\":1,\"t\":2}");
        assertThat(out.toString(StandardCharsets.UTF_8))
                .startsWith("{\"fault\":\"malformed\",\"message\":0,\"symbol\":\"A\",\"sent\":\""
                        + sent.get(0).replace("\"", "\\\""))
                .endsWith("\",\"original\":{\"n\":1,\"t\":2}}\n");
    }
}
