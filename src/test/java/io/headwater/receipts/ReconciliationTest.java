package io.headwater.receipts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.headwater.receipts.Account.Duplicate;
import io.headwater.receipts.Account.Late;
import io.headwater.receipts.Oracle.Content;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

/** What counts as present, missing, twice and late. */
class ReconciliationTest {
    private static Account account(List<Content> expected, List<Content> found, boolean keysAreKnown) {
        Reconciliation reconciliation = new Reconciliation(expected.size(), keysAreKnown);
        expected.forEach(row -> reconciliation.expect(row.key(), bytes(row)));
        for (int i = 0; i < found.size(); i++) {
            Content record = found.get(i);
            reconciliation.found("shard", Integer.toString(i), record.key(), ByteBuffer.wrap(bytes(record)));
        }
        return reconciliation.account();
    }

    private static byte[] bytes(Content content) {
        return content.data().getBytes(StandardCharsets.UTF_8);
    }

    /** {@code a1}: the key a, the data 1. */
    private static List<Content> contents(String words) {
        return words.isEmpty()
                ? List.of()
                : List.of(words.split(" ")).stream()
                        .map(word -> new Content(word.substring(0, 1), word.substring(1)))
                        .toList();
    }

    private static Account account(String expected, String found) {
        return account(contents(expected), contents(found), true);
    }

    @Test
    void allIsWellWhenEachKeysRowsComeInTheirOrder() {
        assertThat(account("a1 b1 a2 b2", "b1 a1 b2 a2"))
                .isEqualTo(new Account(4, 4, List.of(), 0, List.of(), 0, true, 0, List.of()));
    }

    @Test
    void aRowThatDoesNotComeIsMissing() {
        Account account = account("a1 a2 a3", "a1 a3");

        assertThat(account.missing()).isEqualTo(1);
        assertThat(account.firstMissing()).containsExactly(1);
        assertThat(account.late()).isZero();
    }

    @Test
    void aRowThatComesTwiceIsADuplicateAndItsFirstComingCounts() {
        Account account = account("a1 a2 a3", "a1 a2 a1 a2 a3");

        assertThat(account.duplicates()).isEqualTo(2);
        assertThat(account.firstDuplicates()).containsExactly(new Duplicate("shard", "2"), new Duplicate("shard", "3"));
        assertThat(account.late()).isZero();
    }

    @Test
    void aRowThatComesBehindALaterOneOfItsKeyIsLate() {
        Account account = account("a1 a2 b1 a3 a4", "a2 a3 a1 b1 a4");

        assertThat(account.late()).isEqualTo(1);
        assertThat(account.firstLate()).containsExactly(new Late(0, 1));
    }

    @Test
    void whatTheFileDoesNotHaveIsForeign() {
        assertThat(account("a1", "b1 a1 a2").foreign()).isEqualTo(2);
    }

    @Test
    void equalRowsStandForOneAnother() {
        assertThat(account("a1 a1 a2 a1", "a1 a1 a2 a1").late()).isZero();
        assertThat(account("a1 a1 a1", "a1 a1").firstMissing()).containsExactly(2);
        assertThat(account("a1 a1", "a1 a1 a1").duplicates()).isEqualTo(1);
    }

    /** The second a1 may be a duplicate of the first, and the third one the second row: nobody can tell. */
    @Test
    void equalRowsOfWhichOneCameTwiceAreNotCalledLate() {
        Account account = account("a1 a2 a1", "a1 a1 a2 a1");

        assertThat(account.duplicates()).isEqualTo(1);
        assertThat(account.late()).isZero();
    }

    @Test
    void withoutTheKeysOnlyTheDataCounts() {
        Account account = account(contents("a1 a2"), contents("x2 y1"), false);

        assertThat(account.present()).isEqualTo(2);
        assertThat(account.orderIsKnown()).isFalse();
        assertThat(account.late()).isZero();
    }

    @Test
    void theEndOfAKeyIsNotTakenForData() {
        assertThat(account(
                                List.of(new Content("ab", "c"), new Content("", "x")),
                                List.of(new Content("a", "bc"), new Content("x", "")),
                                true)
                        .foreign())
                .isEqualTo(2);
    }

    @Test
    void tellsTheFirstFewOfMany() {
        List<Content> many = IntStream.range(0, 5_000)
                .mapToObj(i -> new Content("k" + i % 1_500, "row " + i))
                .toList();

        Account none = account(many, List.of(), true);
        Account twice = account(
                many, IntStream.range(0, 10_000).mapToObj(i -> many.get(i / 2)).toList(), true);
        Account backwards = account(
                many,
                IntStream.rangeClosed(1, 5_000)
                        .mapToObj(i -> many.get(5_000 - i))
                        .toList(),
                true);

        assertThat(none.firstMissing()).containsExactly(0, 1, 2, 3, 4);
        assertThat(none.missing()).isEqualTo(5_000);
        assertThat(twice.duplicates()).isEqualTo(5_000);
        assertThat(twice.firstDuplicates()).hasSize(Reconciliation.FEW);
        assertThat(backwards.late()).isEqualTo(3_500);
        assertThat(backwards.firstLate()).extracting(Late::row).containsExactly(0, 1, 2, 3, 4);
        assertThat(backwards.firstLate().get(0)).isEqualTo(new Late(0, 4_500));
    }

    /** A list of them that had to be walked along would take some hours. */
    @Test
    void aFileMayConsistOfOneRowAHundredThousandTimes() {
        Content row = new Content("a", "1");
        List<Content> rows = IntStream.range(0, 100_000).mapToObj(i -> row).toList();

        assertThat(account(rows, rows, true))
                .isEqualTo(new Account(100_000, 100_000, List.of(), 0, List.of(), 0, true, 0, List.of()));
    }

    @Test
    void refusesMoreRowsThanItTookMemoryFor() {
        Reconciliation full = new Reconciliation(0, true);

        assertThatThrownBy(() -> full.expect("a", new byte[0])).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> new Reconciliation(2_000_000_000, true))
                .hasMessageContaining("At most 1400000000 rows");
    }

    @Property(tries = 2_000)
    void saysWhatANaiveReconciliationSays(
            @ForAll("contents") List<Content> expected,
            @ForAll("contents") List<Content> found,
            @ForAll boolean keysAreKnown) {
        compareWithOracle(expected, found, keysAreKnown);
    }

    @Property(tries = 1_000)
    void saysWhatANaiveReconciliationSaysOfARowsOwnStreamInDisorder(
            @ForAll("contents") List<Content> expected, @ForAll List<Integer> moves, @ForAll boolean keysAreKnown) {
        List<Content> found = new ArrayList<>(expected);
        for (int move : moves) {
            if (!found.isEmpty()) {
                Content moved = found.remove(Math.floorMod(move, found.size()));
                if (move % 3 != 0) {
                    found.add(Math.floorMod(move / 7, found.size() + 1), moved);
                }
                if (move % 5 == 0) {
                    found.add(moved);
                }
            }
        }
        compareWithOracle(expected, found, keysAreKnown);
    }

    private static void compareWithOracle(List<Content> expected, List<Content> found, boolean keysAreKnown) {
        Oracle oracle = new Oracle(expected, found, keysAreKnown);

        Account account = account(expected, found, keysAreKnown);

        assertThat(account.expected()).isEqualTo(expected.size());
        assertThat(account.missing()).isEqualTo(oracle.missing().size());
        assertThat(account.firstMissing()).isEqualTo(few(oracle.missing()));
        assertThat(account.duplicates()).isEqualTo(oracle.duplicates());
        assertThat(account.foreign()).isEqualTo(oracle.foreign());
        assertThat(account.late()).isEqualTo(oracle.late().size());
        assertThat(account.firstLate()).isEqualTo(few(oracle.late()));
    }

    private static <T> List<T> few(List<T> all) {
        return all.subList(0, Math.min(all.size(), Reconciliation.FEW));
    }

    @Provide
    Arbitrary<List<Content>> contents() {
        return Combinators.combine(Arbitraries.of("", "a", "ab", "ü"), Arbitraries.of("", "1", "2", "3", "b1"))
                .as(Content::new)
                .list()
                .ofMaxSize(25);
    }
}
