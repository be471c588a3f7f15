package io.headwater.columns;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.headwater.columns.ColumnChoice.Named;
import io.headwater.columns.ColumnChoice.Part;
import io.headwater.columns.ColumnChoice.Rest;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Whatever the names: a choice that is written down is read as what it was; whatever the text: it is read or refused. */
class AnyColumnChoiceTest {

    @Property(tries = 500)
    void everyChoiceThatIsWrittenIsReadAgain(@ForAll("choices") ColumnChoice choice) {
        List<String> entries = new ArrayList<>();
        choice.dropped().forEach(column -> entries.add("-" + quoted(column)));
        choice.parts().forEach(part -> entries.add(written(part)));

        assertThat(ColumnChoice.parse(String.join(" , ", entries))).isEqualTo(choice);
    }

    @Property(tries = 2000)
    void everyTextIsReadOrRefusedWithAReason(@ForAll("texts") String text) {
        Throwable refusal = catchThrowable(() -> {
            ColumnChoice choice = ColumnChoice.parse(text);
            Set<String> names = choice.parts().stream()
                    .filter(Named.class::isInstance)
                    .map(part -> ((Named) part).sentAs())
                    .collect(Collectors.toSet());
            assertThat(names).hasSize((int)
                    choice.parts().stream().filter(Named.class::isInstance).count());
        });

        if (refusal != null) {
            assertThat(refusal).isInstanceOf(ColumnSyntaxException.class);
            assertThat(refusal.getMessage()).isNotBlank();
        }
    }

    private static String written(Part part) {
        String type = part.type()
                .map(each -> ":" + each.name().toLowerCase(Locale.ROOT))
                .orElse("");
        return part instanceof Named named
                ? quoted(named.column()) + type + " as " + quoted(named.sentAs())
                : "*" + type;
    }

    private static String quoted(String name) {
        return "\"" + name.replace("\"", "\"\"") + "\"";
    }

    @Provide
    Arbitrary<ColumnChoice> choices() {
        Arbitrary<String> name = Arbitraries.of("a", "B", " ", ",", ":", "\"", "*", "-", "as", "ü", "\n")
                .list()
                .ofMaxSize(4)
                .map(pieces -> String.join("", pieces));
        Arbitrary<Optional<ColumnType>> type = Arbitraries.of(ColumnType.class).optional();
        Arbitrary<List<String>> names =
                name.list().uniqueElements().ofMinSize(1).ofMaxSize(6);
        return Combinators.combine(names, names, type.list().ofSize(6), type)
                .as((columns, sentAs, types, typeOfRest) -> {
                    List<Part> parts = new ArrayList<>();
                    for (int i = 0; i < Math.min(columns.size(), sentAs.size()); i++) {
                        parts.add(new Named(columns.get(i), types.get(i), sentAs.get(i)));
                    }
                    parts.add(new Rest(typeOfRest));
                    Set<String> dropped = sentAs.stream()
                            .filter(each -> !columns.contains(each))
                            .collect(Collectors.toSet());
                    return new ColumnChoice(parts, dropped);
                });
    }

    @Provide
    Arbitrary<String> texts() {
        return Arbitraries.of("a", "B", " ", ",", ", ", ":", "\"", "*", "-", " as ", ":number", ":timestamp", "ü", "\t")
                .list()
                .ofMaxSize(9)
                .map(pieces -> String.join("", pieces));
    }
}
