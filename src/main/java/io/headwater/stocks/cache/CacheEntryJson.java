package io.headwater.stocks.cache;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.headwater.stocks.DateRange;
import io.headwater.stocks.DateRanges;
import io.headwater.stocks.Listing;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The JSON file beside the bars: which days they cover, and their checksum; or that there is no such symbol. */
final class CacheEntryJson {
    private static final int VERSION = 1;
    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private CacheEntryJson() {}

    /** What the file says, without the bars. */
    record Description(
            Optional<ZoneId> zone, DateRanges covered, Instant fetched, String sha256, Optional<Unknown> unknown) {}

    /**
     * The provider said that there is no such symbol.
     *
     * @param near what it found instead
     */
    record Unknown(Instant asked, List<Listing> near) {}

    static String write(String provider, String symbol, CacheEntry entry, String sha256) {
        ObjectNode json = head(provider, symbol);
        entry.zone().ifPresent(zone -> json.put("zone", zone.getId()));
        json.put("fetched", entry.fetched().toString());
        json.put("rows", entry.bars().size());
        ArrayNode covered = json.putArray("covered");
        entry.covered().ranges().forEach(range -> covered.addObject()
                .put("from", range.from().toString())
                .put("to", range.to().toString()));
        json.put("sha256", sha256);
        return json.toPrettyString() + "\n";
    }

    static String write(String provider, String symbol, Unknown unknown) {
        ObjectNode json = head(provider, symbol);
        ObjectNode object =
                json.putObject("unknown").put("asked", unknown.asked().toString());
        ArrayNode near = object.putArray("near");
        unknown.near().forEach(each -> near.addObject()
                .put("symbol", each.symbol())
                .put("name", each.name())
                .put("exchange", each.exchange())
                .put("type", each.type()));
        return json.toPrettyString() + "\n";
    }

    private static ObjectNode head(String provider, String symbol) {
        return JSON.createObjectNode()
                .put("version", VERSION)
                .put("provider", provider)
                .put("symbol", symbol);
    }

    /** @throws IllegalArgumentException if it is not what was written, with what is wrong */
    static Description read(String text) {
        try {
            JsonNode json = JSON.readTree(text);
            if (json.path("version").asInt() != VERSION) {
                throw new IllegalArgumentException(
                        "its version is %s and must be %d".formatted(json.path("version"), VERSION));
            }
            if (json.has("unknown")) {
                return new Description(
                        Optional.empty(),
                        DateRanges.NONE,
                        Instant.EPOCH,
                        "",
                        Optional.of(unknown(json.path("unknown"))));
            }
            List<DateRange> covered = new ArrayList<>();
            for (JsonNode each : json.path("covered")) {
                covered.add(new DateRange(
                        LocalDate.parse(each.path("from").asText()),
                        LocalDate.parse(each.path("to").asText())));
            }
            return new Description(
                    json.has("zone") ? Optional.of(ZoneId.of(json.path("zone").asText())) : Optional.empty(),
                    new DateRanges(covered),
                    Instant.parse(json.path("fetched").asText()),
                    json.path("sha256").asText(),
                    Optional.empty());
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("it is not JSON", e);
        } catch (DateTimeException e) {
            throw new IllegalArgumentException("it has something else where a day or a time should be", e);
        }
    }

    private static Unknown unknown(JsonNode json) {
        List<Listing> near = new ArrayList<>();
        for (JsonNode each : json.path("near")) {
            near.add(new Listing(
                    each.path("symbol").asText(),
                    each.path("name").asText(),
                    each.path("exchange").asText(),
                    each.path("type").asText()));
        }
        return new Unknown(Instant.parse(json.path("asked").asText()), near);
    }
}
