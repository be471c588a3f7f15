package io.headwater.kinesislocal.wire;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Takes a value as the type that a field has, or refuses it in the API's words. */
final class Conversion {
    /** Beyond the year 30,000: far more than any clock, far less than what an Instant holds. */
    private static final double MAX_TIME_MILLIS = 1e15;

    private static final Pattern NOT_BASE64 = Pattern.compile("[^a-zA-Z0-9+/=]|=[^=]");
    private static final int BASE64_GROUP = 4;
    private static final String ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

    private Conversion() {}

    static String text(JsonNode value) {
        if (!value.isTextual()) {
            throw refused(value, " can not be converted to an String");
        }
        return value.textValue();
    }

    /** Fractions are rounded down, and what an int cannot hold becomes what it can. */
    static int integer(JsonNode value) {
        if (!value.isNumber()) {
            throw refused(value, " can not be converted to an Integer");
        }
        double number = Math.floor(value.doubleValue());
        return (int) Math.max(Integer.MIN_VALUE, Math.min(Integer.MAX_VALUE, number));
    }

    static boolean flag(JsonNode value) {
        if (value.isTextual()) {
            String text = value.textValue().toUpperCase(Locale.ROOT);
            if (!text.equals("TRUE") && !text.equals("FALSE")) {
                throw ApiException.wrongType("'" + Violations.shown(text) + "' can not be converted to an Boolean");
            }
            return text.equals("TRUE");
        }
        if (!value.isBoolean()) {
            throw refused(value, " can not be converted to an Boolean");
        }
        return value.booleanValue();
    }

    static Instant time(JsonNode value, WireFormat format) {
        if (!value.isNumber()) {
            throw refused(value, " can not be converted to milliseconds since epoch");
        }
        double millis = value.doubleValue() * format.millisPerTimeUnit();
        if (!(Math.abs(millis) < MAX_TIME_MILLIS)) {
            throw ApiException.wrongType(value.asText() + " can not be converted to milliseconds since epoch");
        }
        return Instant.ofEpochMilli(Math.round(millis));
    }

    static byte[] bytes(JsonNode value, WireFormat format) {
        if (value.isBinary()) {
            try {
                return value.binaryValue();
            } catch (IOException impossible) {
                throw ApiException.malformed("A byte string that cannot be read: " + impossible);
            }
        }
        if (!value.isTextual() || format != WireFormat.JSON) {
            throw refused(value, " can not be converted to a Blob");
        }
        return base64(value.textValue());
    }

    static JsonNode list(JsonNode value) {
        if (value.isObject()) {
            throw structureNotExpected();
        }
        if (!value.isArray()) {
            throw ApiException.wrongType("Expected list or null");
        }
        return value;
    }

    static JsonNode map(JsonNode value) {
        return object(value, "Expected map or null");
    }

    static JsonNode structure(JsonNode value) {
        return object(value, "Expected null");
    }

    private static JsonNode object(JsonNode value, String expected) {
        if (value.isArray()) {
            throw listNotExpected();
        }
        if (!value.isObject()) {
            throw ApiException.wrongType(expected);
        }
        return value;
    }

    private static byte[] base64(String text) {
        if (text.length() % BASE64_GROUP != 0) {
            throw notBase64(
                    text, "Base64 encoded length is expected a multiple of 4 bytes but found: " + text.length());
        }
        try {
            byte[] bytes = Base64.getDecoder().decode(text.getBytes(StandardCharsets.ISO_8859_1));
            if (hasUnusedBits(text)) {
                throw notBase64(text, "Invalid last non-pad Base64 character dectected");
            }
            return bytes;
        } catch (IllegalArgumentException broken) {
            Matcher bad = NOT_BASE64.matcher(text);
            throw notBase64(
                    text,
                    bad.find()
                            ? "Invalid Base64 character: '" + bad.group().charAt(0) + "'"
                            : "Invalid last non-pad Base64 character dectected");
        }
    }

    /** Whether the last character before the padding holds bits that no byte takes. */
    private static boolean hasUnusedBits(String text) {
        int end = text.length();
        while (end > 0 && text.charAt(end - 1) == '=') {
            end--;
        }
        int unusedBits = 2 * (text.length() - end);
        return unusedBits > 0 && end > 0 && (ALPHABET.indexOf(text.charAt(end - 1)) & ((1 << unusedBits) - 1)) != 0;
    }

    private static ApiException notBase64(String text, String why) {
        return ApiException.wrongType("'" + Violations.shown(text) + "' can not be converted to a Blob: " + why);
    }

    private static ApiException refused(JsonNode value, String cannot) {
        return switch (value.getNodeType()) {
            case ARRAY -> listNotExpected();
            case OBJECT -> structureNotExpected();
            case BOOLEAN -> ApiException.wrongType("class java.lang.Boolean" + cannot);
            case NUMBER ->
                ApiException.wrongType("class com.amazon.coral.value.json.numbers.TruncatingBigNumber" + cannot);
            case STRING -> ApiException.wrongType("class java.lang.String" + cannot);
            default -> ApiException.wrongType("class java.nio.HeapByteBuffer" + cannot);
        };
    }

    private static ApiException listNotExpected() {
        return ApiException.wrongType("Start of list found where not expected");
    }

    private static ApiException structureNotExpected() {
        return ApiException.wrongType("Start of structure or map found where not expected.");
    }
}
