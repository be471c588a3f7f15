package io.headwater.delivery.parquet;

import com.fasterxml.jackson.databind.JsonNode;
import org.apache.parquet.io.api.Binary;
import org.apache.parquet.io.api.RecordConsumer;
import org.apache.parquet.schema.LogicalTypeAnnotation;
import org.apache.parquet.schema.PrimitiveType;
import org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName;
import org.apache.parquet.schema.Types;

/** What all values of a column are; each may be missing. */
enum ColumnType {
    /** {@code true} or {@code false}. */
    BOOLEAN(PrimitiveTypeName.BOOLEAN) {
        @Override
        void write(JsonNode value, RecordConsumer to) {
            to.addBoolean(value.booleanValue());
        }
    },
    /** Whole numbers of 64 bits, all written without a point. */
    LONG(PrimitiveTypeName.INT64) {
        @Override
        void write(JsonNode value, RecordConsumer to) {
            to.addLong(value.longValue());
        }
    },
    /** Numbers of which at least one is written with a point or an exponent. */
    DOUBLE(PrimitiveTypeName.DOUBLE) {
        @Override
        void write(JsonNode value, RecordConsumer to) {
            to.addDouble(value.doubleValue());
        }
    },
    /** Texts; and the JSON of whatever has no other common type. */
    STRING(PrimitiveTypeName.BINARY) {
        @Override
        void write(JsonNode value, RecordConsumer to) {
            to.addBinary(Binary.fromString(value.isTextual() ? value.textValue() : value.toString()));
        }
    };

    private final PrimitiveTypeName stored;

    ColumnType(PrimitiveTypeName stored) {
        this.stored = stored;
    }

    abstract void write(JsonNode value, RecordConsumer to);

    /** The type of a value that is not null. */
    static ColumnType of(JsonNode value) {
        if (value.isBoolean()) {
            return BOOLEAN;
        }
        if (value.isIntegralNumber() && value.canConvertToLong()) {
            return LONG;
        }
        // A whole number beyond 64 bits keeps all its digits only as a text.
        return value.isFloatingPointNumber() ? DOUBLE : STRING;
    }

    /** The type of a column that has values of both. */
    ColumnType and(ColumnType other) {
        if (this == other) {
            return this;
        }
        boolean numbers = (this == LONG || this == DOUBLE) && (other == LONG || other == DOUBLE);
        return numbers ? DOUBLE : STRING;
    }

    /** As the file's schema has it. */
    PrimitiveType column(String name) {
        return this == STRING
                ? Types.optional(stored).as(LogicalTypeAnnotation.stringType()).named(name)
                : Types.optional(stored).named(name);
    }
}
