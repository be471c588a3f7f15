package io.headwater.source;

import io.headwater.columns.ColumnChoice;
import io.headwater.columns.ColumnChoice.Named;
import io.headwater.columns.ColumnChoice.Part;
import io.headwater.columns.ColumnType;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** A {@link ColumnChoice} applied to the columns of one file. */
final class SentColumns {
    private static final String REMEDY = "Set publish.columns to some of these, or to nothing for all.";

    private final CsvHeader header;
    private final List<ColumnType> knownTypes;
    private final List<SentColumn> sent = new ArrayList<>();

    private SentColumns(CsvHeader header) {
        this.header = header;
        this.knownTypes = ColumnTypes.of(header.columns());
    }

    /**
     * The columns in the order in which they are sent.
     *
     * @throws SourceException when the file lacks a column that the choice speaks of, nothing of it is left, or two columns would
     *     have the same name
     */
    static List<SentColumn> of(ColumnChoice choice, CsvHeader header, Path file) {
        Map<String, Integer> places = new HashMap<>();
        for (int place = 0; place < header.columns().size(); place++) {
            places.put(header.columns().get(place), place);
        }
        Set<String> named = namedIn(choice);
        Set<String> missing = new LinkedHashSet<>(named);
        missing.addAll(choice.dropped());
        missing.removeAll(places.keySet());
        if (!missing.isEmpty()) {
            throw header.lacks(file, "publish.columns names " + String.join(", ", missing), REMEDY);
        }
        SentColumns columns = new SentColumns(header);
        for (Part part : choice.parts()) {
            if (part instanceof Named one) {
                columns.add(places.getOrDefault(one.column(), -1), one.sentAs(), one.type());
            } else {
                columns.addAllBut(named, choice.dropped(), part.type());
            }
        }
        columns.requireUsable(file);
        return columns.sent;
    }

    private static Set<String> namedIn(ColumnChoice choice) {
        Set<String> named = new LinkedHashSet<>();
        for (Part part : choice.parts()) {
            if (part instanceof Named one) {
                named.add(one.column());
            }
        }
        return named;
    }

    private void addAllBut(Set<String> named, Set<String> dropped, Optional<ColumnType> type) {
        for (int place = 0; place < header.columns().size(); place++) {
            String column = header.columns().get(place);
            if (!named.contains(column) && !dropped.contains(column)) {
                add(place, column, type);
            }
        }
    }

    private void add(int place, String name, Optional<ColumnType> type) {
        sent.add(new SentColumn(
                header.columns().get(place),
                header.droppedColumns() + place,
                name,
                type.orElse(knownTypes.get(place))));
    }

    private void requireUsable(Path file) {
        if (sent.isEmpty()) {
            throw new SourceException("Cannot publish " + file + ": publish.columns drops all of its columns, "
                    + header.listed() + ". Leave at least one.");
        }
        Map<String, String> columnsByName = new HashMap<>();
        for (SentColumn column : sent) {
            String other = columnsByName.put(column.name(), column.column());
            if (other != null) {
                throw new SourceException("Cannot publish " + file + ": with publish.columns both its column " + other
                        + " and its column " + column.column() + " would be sent as " + column.name()
                        + ", and a JSON object has each name once. Give the one that is renamed another name, or drop"
                        + " the other.");
            }
        }
    }
}
