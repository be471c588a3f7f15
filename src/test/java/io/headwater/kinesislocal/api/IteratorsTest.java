package io.headwater.kinesislocal.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.headwater.kinesislocal.wire.ApiException;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/** Puts, waits and reads at random, beside a list that does the same. */
class IteratorsTest {
    private static final String STREAM = "model";
    private static final Duration RETENTION = Duration.ofMinutes(3);

    @Property(tries = 100)
    void allFiveKindsOfIteratorReadWhatASimpleListHolds(@ForAll long seed) throws IOException {
        Random random = new Random(seed);
        ApiCaller api = new ApiCaller(RETENTION);
        api.createStream(STREAM, 1);
        List<Kept> kept = new ArrayList<>();
        List<Place> places = new ArrayList<>();
        for (int step = 0; step < 80; step++) {
            switch (random.nextInt(4)) {
                case 0 -> kept.add(put(api, random));
                case 1 -> api.clock.advance(Duration.ofMillis(random.nextInt(20_000)));
                case 2 -> places.add(open(api, kept, random));
                default -> {
                    if (!places.isEmpty()) {
                        int which = random.nextInt(places.size());
                        places.set(which, read(api, kept, places.get(which), 1 + random.nextInt(8)));
                    }
                }
            }
        }
    }

    private static Kept put(ApiCaller api, Random random) {
        byte[] data = new byte[random.nextInt(50)];
        random.nextBytes(data);
        String number = api.put(STREAM, "key-" + random.nextInt(9), data)
                .path("SequenceNumber")
                .asText();
        return new Kept(number, api.clock.millis(), data);
    }

    private static Place open(ApiCaller api, List<Kept> kept, Random random) {
        long now = api.clock.millis();
        int chosen = kept.isEmpty() ? 0 : random.nextInt(kept.size());
        return switch (random.nextInt(kept.isEmpty() ? 3 : 5)) {
            case 0 -> new Place(api.iterator(STREAM, 0, "TRIM_HORIZON"), 0, now);
            case 1 -> new Place(api.iterator(STREAM, 0, "LATEST"), kept.size(), now);
            case 2 -> {
                long time = now - random.nextInt(200_000);
                int first = (int)
                        kept.stream().filter(one -> one.arrivalMillis() < time).count();
                JsonNode answer = api.call("GetShardIterator", in -> in.put("StreamName", STREAM)
                        .put("ShardId", "shardId-000000000000")
                        .put("ShardIteratorType", "AT_TIMESTAMP")
                        .put("Timestamp", new BigDecimal(time).movePointLeft(3)));
                yield new Place(answer.path("ShardIterator").asText(), first, now);
            }
            case 3 -> new Place(byNumber(api, "AT_SEQUENCE_NUMBER", kept.get(chosen)), chosen, now);
            default -> new Place(byNumber(api, "AFTER_SEQUENCE_NUMBER", kept.get(chosen)), chosen + 1, now);
        };
    }

    private static String byNumber(ApiCaller api, String type, Kept from) {
        return api.call("GetShardIterator", in -> in.put("StreamName", STREAM)
                        .put("ShardId", "shardId-000000000000")
                        .put("ShardIteratorType", type)
                        .put("StartingSequenceNumber", from.number()))
                .path("ShardIterator")
                .asText();
    }

    private static Place read(ApiCaller api, List<Kept> kept, Place place, int limit) throws IOException {
        long now = api.clock.millis();
        if (now - place.issuedMillis() > 300_000) {
            assertThatThrownBy(() -> api.read(place.iterator(), limit))
                    .isInstanceOfSatisfying(ApiException.class, error -> assertThat(error.type())
                            .isEqualTo("ExpiredIteratorException"));
            return place;
        }
        JsonNode answer = api.read(place.iterator(), limit);
        int position = place.position();
        while (position < kept.size() && kept.get(position).arrivalMillis() < now - RETENTION.toMillis()) {
            position++;
        }
        List<Kept> expected = kept.subList(position, Math.min(kept.size(), position + limit));
        assertThat(answer.path("Records")).hasSize(expected.size());
        for (int i = 0; i < expected.size(); i++) {
            JsonNode record = answer.path("Records").path(i);
            assertThat(record.path("SequenceNumber").asText())
                    .isEqualTo(expected.get(i).number());
            assertThat(record.path("Data").binaryValue())
                    .isEqualTo(expected.get(i).data());
            assertThat(record.path("ApproximateArrivalTimestamp").decimalValue().movePointRight(3))
                    .isEqualByComparingTo(new BigDecimal(expected.get(i).arrivalMillis()));
        }
        boolean atTip = position + expected.size() == kept.size();
        assertThat(answer.path("MillisBehindLatest").asLong() == 0).isEqualTo(atTip);
        return new Place(answer.path("NextShardIterator").asText(), position + expected.size(), now);
    }

    @Property(tries = 30)
    void sequenceNumbersRiseWithinAShardWhateverTheClockDoes(@ForAll long seed) {
        Random random = new Random(seed);
        ApiCaller api = new ApiCaller(RETENTION);
        api.createStream(STREAM, 1 + random.nextInt(10));
        Map<String, BigInteger> last = new HashMap<>();
        for (int i = 0; i < 50; i++) {
            api.clock.advance(Duration.ofMillis(random.nextInt(2) == 0 ? 0 : random.nextInt(10_000) - 5000));
            JsonNode answer = api.put(STREAM, "k" + random.nextInt(), new byte[3]);
            BigInteger next = new BigInteger(answer.path("SequenceNumber").asText());
            BigInteger before = last.put(answer.path("ShardId").asText(), next);
            assertThat(next).isGreaterThan(before == null ? BigInteger.ZERO : before);
        }
    }

    private record Place(String iterator, int position, long issuedMillis) {}

    private static final class Kept {
        private final String number;
        private final long arrivalMillis;
        private final byte[] data;

        Kept(String number, long arrivalMillis, byte[] data) {
            this.number = number;
            this.arrivalMillis = arrivalMillis;
            this.data = Arrays.copyOf(data, data.length);
        }

        String number() {
            return number;
        }

        long arrivalMillis() {
            return arrivalMillis;
        }

        byte[] data() {
            return data;
        }
    }
}
