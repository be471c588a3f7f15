package io.headwater.source;

import io.headwater.publishing.Row;
import java.nio.file.Path;
import java.util.Optional;

/** When what a row tells of happened, by the column of one file that a {@link Replay} goes by. */
interface EventTime {
    /** The event time of this row, in epoch milliseconds; {@link Row#NO_EVENT_TIME} when nobody asked for it. */
    long of(CsvFields fields) throws BadRecordException;

    /** The event times of a file with this header; throws {@link SourceException} when it has no such column. */
    static EventTime of(Optional<Replay> replay, CsvHeader header, Path file) {
        if (replay.isEmpty()) {
            return fields -> Row.NO_EVENT_TIME;
        }
        String column = replay.get().eventTimeColumn();
        int field = header.fieldOf(
                column,
                file,
                "the event time is to be column " + column,
                "Set publish.event-time-column to one of these, or publish.replay-speed to 0.");
        return new OfColumn(column, field, new TimeText());
    }

    /** The value of one column. Not thread-safe. */
    record OfColumn(String name, int field, TimeText time) implements EventTime {
        @Override
        public long of(CsvFields fields) throws BadRecordException {
            int from = fields.start(field);
            int to = fields.end(field);
            if (from == to) {
                throw new BadRecordException("the event time, " + name + ", is empty");
            }
            if (!time.read(fields.text(), from, to)) {
                throw new BadRecordException("the event time, " + name + ", is "
                        + BadRecordException.shown(fields.get(field)) + ", which is not " + TimeText.ALLOWED);
            }
            return time.millis();
        }
    }
}
