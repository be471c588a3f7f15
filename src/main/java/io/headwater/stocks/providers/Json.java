package io.headwater.stocks.providers;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.headwater.stocks.formats.Decimals;
import java.math.BigDecimal;
import java.util.Optional;

/** JSON with its numbers as they were written. */
final class Json {
    private static final JsonMapper MAPPER = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
            .build();

    private Json() {}

    static JsonNode parse(String text) throws JsonProcessingException {
        return MAPPER.readTree(text);
    }

    /** A number; nothing where there is none, or null. */
    static Optional<BigDecimal> decimal(JsonNode node) throws AnswerException {
        if (node.isMissingNode() || node.isNull()) {
            return Optional.empty();
        }
        if (node.isNumber()) {
            try {
                return Optional.of(Decimals.checked(node.decimalValue()));
            } catch (NumberFormatException e) {
                // Told below.
            }
        }
        throw new AnswerException("it has " + shortened(node) + " where a number should be");
    }

    /** A whole number, 0 where there is none, or null. */
    static long whole(JsonNode node) throws AnswerException {
        Optional<BigDecimal> number = decimal(node);
        try {
            return number.isPresent() ? Decimals.whole(number.get()) : 0;
        } catch (NumberFormatException e) {
            throw new AnswerException("it has " + shortened(node) + " where a whole number should be");
        }
    }

    /** The first of these members that is a text with something in it, in one line: it may go to somebody's terminal. */
    static String text(JsonNode object, String... names) {
        for (String name : names) {
            String text =
                    object.path(name).asText("").replaceAll("\\p{Cntrl}+", " ").strip();
            if (object.path(name).isTextual() && !text.isEmpty()) {
                return text;
            }
        }
        return "";
    }

    static String shortened(JsonNode node) {
        String text = node.toString();
        return text.length() <= 60 ? text : text.substring(0, 60) + "…";
    }
}
