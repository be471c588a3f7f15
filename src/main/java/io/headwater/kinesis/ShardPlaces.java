package io.headwater.kinesis;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import software.amazon.awssdk.services.kinesis.model.Shard;
import software.amazon.awssdk.services.kinesis.model.ShardIteratorType;

/** The place of each shard of a stream: as on record from an earlier run, and as it is now. Not thread-safe. */
final class ShardPlaces {
    private final ShardStart startOfTheFirst;
    private final Map<String, Place> places = new LinkedHashMap<>();

    /** Shards whose place is from an earlier run. */
    private final Set<ShardName> onRecord = new HashSet<>();

    /** Whether a shard that has no place is one that came later, rather than one that was there at the very first start. */
    private boolean begun;

    private List<Place> saved;

    /**
     * The places on record.
     *
     * @param startOfTheFirst where shards begin if there are none
     */
    ShardPlaces(ShardStart startOfTheFirst, List<Place> onRecord) {
        this.startOfTheFirst = startOfTheFirst;
        onRecord.forEach(this::put);
        onRecord.forEach(place -> this.onRecord.add(place.shard()));
        begun = !onRecord.isEmpty();
        saved = all();
    }

    /** The ids of the shards that were read to their end. */
    List<String> endedOnRecord() {
        return places.values().stream()
                .filter(Place::ended)
                .map(place -> place.shard().id())
                .toList();
    }

    /** Whether these shards are not those that have a place here, although they are called like them. */
    boolean isOfAnotherStream(List<Shard> listed) {
        Map<String, ShardName> names = names(listed);
        return !places.isEmpty()
                && (places.keySet().stream().noneMatch(names::containsKey)
                        || places.values().stream()
                                .map(Place::shard)
                                .anyMatch(shard -> !shard.equals(names.getOrDefault(shard.id(), shard))));
    }

    /** Forgets the shards that are not listed any more; returns their ids. */
    List<String> keep(List<Shard> listed) {
        Set<String> ids = names(listed).keySet();
        List<String> gone =
                places.keySet().stream().filter(id -> !ids.contains(id)).toList();
        gone.forEach(places::remove);
        return gone;
    }

    /** The ids of the shards that a first start with the newest record has no use for. */
    List<String> passBy(List<Shard> listed) {
        if (begun || startOfTheFirst.type() != ShardIteratorType.LATEST) {
            return List.of();
        }
        List<Shard> closed =
                listed.stream().filter(shard -> !ShardList.isOpen(shard)).toList();
        closed.forEach(shard -> put(new Place(ShardName.of(shard), ShardStart.OLDEST, true)));
        return closed.stream().map(Shard::shardId).toList();
    }

    /** Where to begin with a shard. */
    ShardStart start(ShardName shard) {
        Place place = places.get(shard.id());
        if (place != null) {
            return place.start();
        }
        // What came later is wanted from its beginning on, but for what a time leaves out.
        return begun && startOfTheFirst.type() != ShardIteratorType.AT_TIMESTAMP ? ShardStart.OLDEST : startOfTheFirst;
    }

    void noteBegun() {
        begun = true;
    }

    boolean isOnRecord(ShardName shard) {
        return onRecord.contains(shard);
    }

    void forget(ShardName shard) {
        onRecord.remove(shard);
        places.remove(shard.id());
    }

    /** Forgets all: the stream is another one, and was begun with nevertheless. */
    void clear() {
        onRecord.clear();
        places.clear();
    }

    void put(Place place) {
        places.put(place.shard().id(), place);
    }

    List<Place> all() {
        return List.copyOf(places.values());
    }

    boolean areUnsaved() {
        return !all().equals(saved);
    }

    void noteSaved() {
        saved = all();
    }

    private static Map<String, ShardName> names(List<Shard> listed) {
        return listed.stream().collect(Collectors.toMap(Shard::shardId, ShardName::of));
    }
}
