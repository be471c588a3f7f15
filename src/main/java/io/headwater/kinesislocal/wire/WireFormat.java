package io.headwater.kinesislocal.wire;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.cbor.CBORFactory;
import com.fasterxml.jackson.dataformat.cbor.CBORGenerator;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.util.Locale;
import java.util.Optional;

/** A protocol that clients of Kinesis speak: {@link #JSON} or {@link #CBOR}. Thread-safe. */
public final class WireFormat {
    private static final int MILLI_DIGITS = 3;
    private static final int TIME_TAG = 1;
    /** No action's request nests deeper than a handful of levels. */
    private static final int MAX_NESTING = 32;

    /** AWS JSON 1.1: boto3, the AWS CLI and most SDKs. Bytes are base64; times are epoch seconds with a fraction. */
    public static final WireFormat JSON = new WireFormat(
            "JSON",
            "application/x-amz-json-1.1",
            new JsonFactory(),
            1000,
            (generator, millis) -> generator.writeNumber(BigDecimal.valueOf(millis, MILLI_DIGITS)));

    /**
     * AWS CBOR 1.1: the SDKs for Java. Bytes are byte strings; times carry tag 1 as RFC 8949 has it, but count
     * milliseconds, which it does not (aws-sdk-java-v2 issue 4661).
     */
    public static final WireFormat CBOR =
            new WireFormat("CBOR", "application/x-amz-cbor-1.1", new CBORFactory(), 1, (generator, millis) -> {
                ((CBORGenerator) generator).writeTag(TIME_TAG);
                generator.writeNumber(millis);
            });

    private final String name;
    private final String contentType;
    private final ObjectMapper mapper;
    private final double millisPerTimeUnit;
    private final TimeWriter timeWriter;

    private WireFormat(
            String name, String contentType, JsonFactory factory, double millisPerTimeUnit, TimeWriter timeWriter) {
        this.name = name;
        this.contentType = contentType;
        // The size of a request is limited where it is received; a string in it may be all of it.
        factory.setStreamReadConstraints(StreamReadConstraints.builder()
                .maxNestingDepth(MAX_NESTING)
                .maxStringLength(Integer.MAX_VALUE)
                .build());
        this.mapper = new ObjectMapper(factory).enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);
        this.millisPerTimeUnit = millisPerTimeUnit;
        this.timeWriter = timeWriter;
    }

    /** The format that a Content-Type header announces; its parameters do not matter. */
    public static Optional<WireFormat> ofContentType(String header) {
        String type = header.split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
        return switch (type) {
            case "application/x-amz-json-1.1" -> Optional.of(JSON);
            case "application/x-amz-cbor-1.1" -> Optional.of(CBOR);
            default -> Optional.empty();
        };
    }

    /** The Content-Type of answers. */
    public String contentType() {
        return contentType;
    }

    /**
     * Reads the body of a request.
     *
     * @throws ApiException if it is not one structure in this format
     */
    public Fields read(byte[] body) {
        JsonNode root;
        try {
            root = mapper.readTree(body);
        } catch (JsonProcessingException broken) {
            throw ApiException.malformed("The request body is not " + name + ": " + broken.getOriginalMessage());
        } catch (IOException impossible) {
            throw new UncheckedIOException("Reading from an array of " + body.length + " bytes", impossible);
        }
        if (!root.isObject()) {
            throw ApiException.malformed("The request body must be one " + name + " structure, not "
                    + (root.isMissingNode() ? "empty" : "a " + root.getNodeType()));
        }
        return new Fields(root, this);
    }

    /** Whether a body is one structure in this format. */
    public boolean canRead(byte[] body) {
        try {
            read(body);
            return true;
        } catch (ApiException malformed) {
            return false;
        }
    }

    /** Writes an answer; {@link Answer#EMPTY} is no bytes. */
    public byte[] write(Answer answer) {
        if (answer == Answer.EMPTY) {
            return new byte[0];
        }
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (JsonGenerator generator = mapper.getFactory().createGenerator(bytes)) {
            generator.writeStartObject();
            answer.writeTo(new AnswerWriter(generator, this));
            generator.writeEndObject();
        } catch (IOException impossible) {
            throw new UncheckedIOException("Writing an answer to memory", impossible);
        }
        return bytes.toByteArray();
    }

    /** Its short name. */
    @Override
    public String toString() {
        return name;
    }

    void writeTime(JsonGenerator generator, long epochMillis) throws IOException {
        timeWriter.write(generator, epochMillis);
    }

    /** How many milliseconds one is, in the numbers that stand for times. */
    double millisPerTimeUnit() {
        return millisPerTimeUnit;
    }

    private interface TimeWriter {
        void write(JsonGenerator generator, long epochMillis) throws IOException;
    }
}
