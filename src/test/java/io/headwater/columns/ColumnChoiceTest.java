package io.headwater.columns;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.headwater.columns.ColumnChoice.Named;
import io.headwater.columns.ColumnChoice.Part;
import io.headwater.columns.ColumnChoice.Rest;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What can be written, and what it means. */
class ColumnChoiceTest {
    private static Named column(String name) {
        return new Named(name, Optional.empty(), name);
    }

    private static Rest rest() {
        return new Rest(Optional.empty());
    }

    private static void means(String text, Part... parts) {
        assertThat(ColumnChoice.parse(text)).as(text).isEqualTo(new ColumnChoice(List.of(parts), Set.of()));
    }

    private static void refuses(String text, String why) {
        assertThatThrownBy(() -> ColumnChoice.parse(text))
                .as(text)
                .isInstanceOf(ColumnSyntaxException.class)
                .hasMessage(why);
    }

    @Test
    void nothingIsEveryColumnAsTheFileHasIt() {
        assertThat(ColumnChoice.parse("")).isEqualTo(ColumnChoice.ALL);
        assertThat(ColumnChoice.parse("  ")).isEqualTo(ColumnChoice.ALL);
        assertThat(ColumnChoice.parse("*")).isEqualTo(ColumnChoice.ALL);
    }

    @Test
    void columnsStandInTheOrderInWhichTheyAreWritten() {
        means("B, A", column("B"), column("A"));
        means("B,*,A", column("B"), rest(), column("A"));
    }

    @Test
    void aColumnCanHaveATypeAndAnotherName() {
        means("A:number", new Named("A", Optional.of(ColumnType.NUMBER), "A"));
        means("A as b", new Named("A", Optional.empty(), "b"));
        means("A : Timestamp AS b", new Named("A", Optional.of(ColumnType.TIMESTAMP), "b"));
        means(
                "A:boolean, *:string",
                new Named("A", Optional.of(ColumnType.BOOLEAN), "A"),
                new Rest(Optional.of(ColumnType.STRING)));
    }

    @Test
    void aColumnCanBeSentTwiceUnderTwoNames() {
        means("A, A:timestamp as at", column("A"), new Named("A", Optional.of(ColumnType.TIMESTAMP), "at"));
    }

    @Test
    void whatIsDroppedIsLeftOutOfTheRest() {
        assertThat(ColumnChoice.parse("A, -B, *, - C"))
                .isEqualTo(new ColumnChoice(List.of(column("A"), rest()), Set.of("B", "C")));
    }

    @Test
    void whoOnlyDropsWantsTheRest() {
        assertThat(ColumnChoice.parse("-B,-\"C D\"")).isEqualTo(new ColumnChoice(List.of(rest()), Set.of("B", "C D")));
    }

    @Test
    void anythingCanBeANameInQuotes() {
        means("\"a b\",\"c,d\",\"e:f\"", column("a b"), column("c,d"), column("e:f"));
        means("\"say \"\"hi\"\"\",\"*\",\"-x\",\"\"", column("say \"hi\""), column("*"), column("-x"), column(""));
        means("A as \"b c\"", new Named("A", Optional.empty(), "b c"));
    }

    @Test
    void namesNeedNoQuotesOtherwise() {
        means(
                "tx-amount, as, Käufer, 日本, a.b/c[0], 'd'",
                column("tx-amount"),
                column("as"),
                column("Käufer"),
                column("日本"),
                column("a.b/c[0]"),
                column("'d'"));
        means("as as as", column("as"));
    }

    @Test
    void refusesATypeThatThereIsNot() {
        refuses("A:nmber", "nmber is no type, there are string, number, boolean, timestamp");
        refuses("A:", "nothing is no type, there are string, number, boolean, timestamp");
        refuses("A:,B", ", is no type, there are string, number, boolean, timestamp");
        refuses("*:\"number\"", "\"number\" is no type, there are string, number, boolean, timestamp");
    }

    @Test
    void refusesToSendTwoColumnsUnderOneName() {
        refuses("A, B as A", "two columns would be sent as A, and a JSON object has each name once");
        refuses("A, A", "two columns would be sent as A, and a JSON object has each name once");
        refuses("\"a b\",\"a b\"", "two columns would be sent as \"a b\", and a JSON object has each name once");
    }

    @Test
    void refusesToDropWhatIsNotSentAnyway() {
        refuses("A, -B", "-B drops a column of *, and there is no *: without it only what is named is sent");
        refuses("A, -A, *", "A is named and dropped");
        refuses("-A, -A", "A is dropped twice");
    }

    @Test
    void refusesTheRestTwice() {
        refuses("*, A, *", "* stands twice");
    }

    @Test
    void refusesWhatLacksAName() {
        refuses(",A", "a name is missing at the start");
        refuses("A,,B", "a name is missing behind a comma");
        refuses("A,", "a name is missing behind a comma");
        refuses(":number", "a name is missing at the start");
        refuses("A as", "a name is missing behind as");
        refuses("A as *", "a name is missing behind as");
        refuses("--A", "a name is missing behind a hyphen");
        refuses("-*", "a name is missing behind a hyphen");
        refuses("-", "a name is missing behind a hyphen");
    }

    @Test
    void saysThatNamesWithBlanksNeedQuotes() {
        String remedy = "; a name with a blank, a comma, a colon or a quote in it must stand in double quotes";
        refuses("Customer Name", "Name cannot stand behind Customer" + remedy);
        refuses("A:number:b", ": cannot stand behind number" + remedy);
        refuses("A as b c", "c cannot stand behind b" + remedy);
        refuses("a\"b\"", "\"b\" cannot stand behind a" + remedy);
        refuses("* as x", "as cannot stand behind *" + remedy);
        refuses("-A:number", ": cannot stand behind A" + remedy);
        refuses("A B \"c\"", "B cannot stand behind A" + remedy);
    }

    @Test
    void refusesAQuoteThatIsNotClosed() {
        refuses("A, \"b, C", "the quote before b, C is not closed");
        refuses("\"a\"\"", "the quote before a\"\" is not closed");
    }
}
