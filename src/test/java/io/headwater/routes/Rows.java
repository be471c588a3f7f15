package io.headwater.routes;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Small CSV files whose rows are numbered in the column N, and what becomes of them. */
public final class Rows {
    static final String HEADER = "CUSTOMER_ID,N\n";

    private static final ObjectMapper JSON = new ObjectMapper();

    private Rows() {}

    /** A file with the rows {@code from} to {@code to - 1}. */
    public static String csv(int from, int to) {
        return HEADER + lines(from, to);
    }

    static String lines(int from, int to) {
        return IntStream.range(from, to).mapToObj(n -> n % 50 + "," + n + "\n").collect(Collectors.joining());
    }

    /** The numbers {@code from} to {@code to - 1}. */
    static List<Integer> numbers(int from, int to) {
        return IntStream.range(from, to).boxed().toList();
    }

    /** The N of a row in JSON. */
    static int number(String json) {
        try {
            return JSON.readTree(json).required("N").asInt();
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(json, e);
        }
    }
}
