package io.headwater.columns;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The columns to send, whatever the file.
 *
 * @param parts what is sent, in this order; no two of the {@link Named} are sent under the same name, and {@link Rest} stands
 *     once at most
 * @param dropped the columns that are not part of the rest, none of which is named
 */
public record ColumnChoice(List<Part> parts, Set<String> dropped) {
    /** Every column, as its file has it. */
    public static final ColumnChoice ALL = new ColumnChoice(List.of(new Rest(Optional.empty())), Set.of());

    /** Takes copies. */
    public ColumnChoice {
        parts = List.copyOf(parts);
        dropped = Set.copyOf(dropped);
    }

    /** One or more columns; without a type they have the one that is known of the file. */
    public sealed interface Part {
        /** The type asked for. */
        Optional<ColumnType> type();
    }

    /** One column, under a name that may be another. */
    public record Named(String column, Optional<ColumnType> type, String sentAs) implements Part {}

    /** All columns that are neither named nor dropped, in the file's order. */
    public record Rest(Optional<ColumnType> type) implements Part {}

    /**
     * Reads a choice: {@code ID, AMOUNT:number, "Valued at":timestamp as at, -SECRET, *}; nothing is {@link #ALL}.
     *
     * @throws ColumnSyntaxException if it is not one
     */
    public static ColumnChoice parse(String text) {
        return text.isBlank() ? ALL : new ColumnChoiceParser(text).parse();
    }
}
