package io.headwater.market.symbols;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.headwater.market.Symbol;
import io.headwater.market.Symbols;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Shares from a CSV file. */
class SymbolsFileTest {
    @TempDir
    private Path folder;

    private Path file(String text) throws Exception {
        return Files.writeString(folder.resolve("symbols.csv"), text);
    }

    private List<Symbol> read(String text) throws Exception {
        return SymbolsFile.read(file(text));
    }

    @Test
    void readsWhatIsKnownOfEachShare() throws Exception {
        assertThat(read("\uFEFFshares,symbol,price,earnings,volatility,volume\r\n1000,\"X\",10.5,2,0.001,50\r\n"))
                .containsExactly(new Symbol("X", 10.5, 0.001, 50, 1_000, 2));
    }

    @Test
    void makesUpWhatIsNotThere() throws Exception {
        assertThat(read("symbol\nAAPL\n\nZZZ\n")).containsExactly(Symbols.DEFAULT.get(0), Symbols.named("ZZZ"));
        Symbol apple = read("symbol,price\nAAPL,540\n# a comment\nZZZ\n").get(0);
        assertThat(apple.price()).isEqualTo(540);
        assertThat(apple.earnings()).as("as many times its price as before").isEqualTo(15);
    }

    @Test
    void takesMoreThanAnyExchangeHas() throws Exception {
        StringBuilder text = new StringBuilder("symbol\n");
        for (int i = 0; i < 50_000; i++) {
            text.append('S').append(i).append('\n');
        }
        assertThat(read(text.toString())).hasSize(50_000);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "name,price;A,1 | line 1: 'name' is no column; there are symbol, price, shares, earnings, volatility, volume.",
                "name,price;A,1 | line 1: there is no column symbol.",
                "symbol,symbol;A,B | line 1: a column is there twice.",
                "symbol,price;A,1;b,2 | line 3: Symbol 'b': must be 1 to 16 capital letters",
                "symbol,price;A,1;B,x | line 3: price is 'x'; it must be a number like 12.5.",
                "symbol,price;A,NaN | line 2: Symbol A: its price is NaN; it must be from 1 to 1000000.",
                "symbol,price;A,1,2 | line 2: there are 3 values for 2 columns.",
                "symbol,price;A,1;;A,2 | line 4: symbol 'A' is there twice; name it once.",
                "symbol | there is no symbol in it."
            })
    void saysWhichLineCannotBeUsed(String text, String message) throws Exception {
        Path file = file(text.replace(';', '\n'));
        assertThatThrownBy(() -> SymbolsFile.read(file))
                .isInstanceOf(SymbolsFileException.class)
                .hasMessageContaining("Reading the symbols in " + file + ": ")
                .hasMessageContaining(message);
    }

    @Test
    void saysThatThereIsNoFile() {
        assertThatThrownBy(() -> SymbolsFile.read(folder.resolve("none.csv")))
                .isInstanceOf(SymbolsFileException.class)
                .hasMessageContaining("none.csv: it does not exist.");
    }
}
