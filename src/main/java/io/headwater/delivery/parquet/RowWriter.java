package io.headwater.delivery.parquet;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import org.apache.hadoop.conf.Configuration;
import org.apache.parquet.conf.ParquetConfiguration;
import org.apache.parquet.hadoop.ParquetWriter;
import org.apache.parquet.hadoop.api.WriteSupport;
import org.apache.parquet.io.OutputFile;
import org.apache.parquet.io.api.RecordConsumer;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.Type;
import org.jspecify.annotations.Nullable;

/** Hands the fields of a JSON object to Parquet's columns. */
final class RowWriter extends WriteSupport<ObjectNode> {
    private final Map<String, ColumnType> columns;
    private @Nullable RecordConsumer consumer;

    private RowWriter(Map<String, ColumnType> columns) {
        this.columns = columns;
    }

    /** Never called; but the library, which calls it deprecated, still wants it. */
    @Deprecated
    @Override
    public WriteContext init(Configuration configuration) {
        return context();
    }

    @Override
    public WriteContext init(ParquetConfiguration configuration) {
        return context();
    }

    private WriteContext context() {
        Type[] types = columns.entrySet().stream()
                .map(column -> column.getValue().column(column.getKey()))
                .toArray(Type[]::new);
        return new WriteContext(new MessageType("record", types), Map.of());
    }

    @Override
    public void prepareForWrite(RecordConsumer recordConsumer) {
        consumer = recordConsumer;
    }

    @Override
    public void write(ObjectNode row) {
        RecordConsumer to = consumer;
        if (to == null) {
            throw new IllegalStateException("Parquet prepares before it writes");
        }
        to.startMessage();
        int index = 0;
        for (Map.Entry<String, ColumnType> column : columns.entrySet()) {
            JsonNode value = row.get(column.getKey());
            if (value != null && !value.isNull()) {
                to.startField(column.getKey(), index);
                column.getValue().write(value, to);
                to.endField(column.getKey(), index);
            }
            index++;
        }
        to.endMessage();
    }

    /** Parquet's writer of such rows. */
    static final class Builder extends ParquetWriter.Builder<ObjectNode, Builder> {
        private final Map<String, ColumnType> columns;

        Builder(OutputFile file, Map<String, ColumnType> columns) {
            super(file);
            this.columns = columns;
        }

        @Override
        protected Builder self() {
            return this;
        }

        /** As the one above. */
        @Deprecated
        @Override
        protected WriteSupport<ObjectNode> getWriteSupport(Configuration configuration) {
            return new RowWriter(columns);
        }

        @Override
        protected WriteSupport<ObjectNode> getWriteSupport(ParquetConfiguration configuration) {
            return new RowWriter(columns);
        }
    }
}
