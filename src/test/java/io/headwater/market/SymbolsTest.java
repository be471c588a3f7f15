package io.headwater.market;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Which shares a market can have, and which parameters. */
class SymbolsTest {
    @Test
    void theFiveOfTheFeedAreAsTheyAreAndOthersAreMadeUpFromTheirNames() {
        List<Symbol> symbols = Symbols.named(List.of("MSFT", "BRK.B", "AAPL"));

        assertThat(symbols).extracting(Symbol::name).containsExactly("MSFT", "BRK.B", "AAPL");
        assertThat(symbols.get(2)).isEqualTo(Symbols.DEFAULT.get(0));
        assertThat(Symbols.named(List.of("BRK.B"))).containsExactly(symbols.get(1));
        assertThat(symbols.get(1).price()).isBetween(20.0, 500.0);
        assertThat(Symbols.named(List.of("BRK.A")).get(0).price())
                .isNotEqualTo(symbols.get(1).price());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "aapl", "A B", "A\"", "ABCDEFGHIJKLMNOPQ", "-A", "Ä", "A\n"})
    void refusesNamesThatAMessageOrAReaderMightNotTake(String name) {
        assertThatThrownBy(() -> Symbols.named(List.of(name)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("Symbol '" + name + "': must be 1 to 16 capital letters");
    }

    @Test
    void refusesNoneTooManyAndTheSameTwice() {
        assertThatThrownBy(() -> Symbols.named(List.of())).hasMessageContaining("There are 0 symbols");
        assertThatThrownBy(() -> Symbols.named(Collections.nCopies(Symbols.MOST + 1, "A")))
                .hasMessageContaining("There are 100001 symbols; there must be 1 to 100000.");
        assertThatThrownBy(() -> Symbols.named(List.of("A", "B", "A"))).hasMessageContaining("'A' is there twice");
    }

    @Test
    void refusesSharesThatCannotBe() {
        assertThatThrownBy(() -> new Symbol("A", 0.5, 0.001, 1, 1, 1)).hasMessageContaining("its price is 0.5");
        assertThatThrownBy(() -> new Symbol("A", 1, Double.NaN, 1, 1, 1)).hasMessageContaining("its volatility is NaN");
        assertThatThrownBy(() -> new Symbol("A", 1, 0.001, 0, 1, 1)).hasMessageContaining("its volume is 0.0");
        assertThatThrownBy(() -> new Symbol("A", 1, 0.001, 1, 0, 1)).hasMessageContaining("its shares is 0");
        assertThatThrownBy(() -> new Symbol("A", 1, 0.001, 1, 1, 0)).hasMessageContaining("its earnings is 0.0");
    }

    @Test
    void tellsOfAllParametersThatAreWrong() {
        assertThatThrownBy(() -> new MarketParameters(
                        List.of(),
                        -1,
                        Instant.parse("1969-12-31T23:59:59Z"),
                        Double.NaN,
                        true,
                        false,
                        false,
                        Depth.NONE))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContainingAll("symbols: there are 0", "seed = -1", "start = 1969", "rate = NaN");
    }
}
