package io.headwater.source;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** RFC 4180 once more, by regular expressions on the whole text, to check the reader against. */
final class NaiveCsv {
    private static final String LINE_END = "(?:\\r\\n|\\r|\\n)";
    private static final String QUOTED = "\"(?:[^\"]|\"\")*+";
    /** A field as it should be, one with something wrong up to the next comma or line end, or a quote that is never closed. */
    private static final Pattern FIELD = Pattern.compile(
            "(?<quoted>" + QUOTED + "\"(?=,|[\\r\\n]|\\z))|(?<broken>" + QUOTED + "\"[^,\\r\\n]*)|(?<unclosed>" + QUOTED
                    + "\\z)" + "|(?<plain>[^\",\\r\\n]*(?=,|[\\r\\n]|\\z))|(?<stray>[^,\\r\\n]*)");

    private static final Pattern LINE_ENDS = Pattern.compile(LINE_END);

    /** A record: its first line, its bytes with the line end (a char each), and its fields if it is well-formed. */
    record Line(int line, String raw, Optional<List<String>> fields) {}

    private NaiveCsv() {}

    static int lines(byte[] bytes) {
        return (int) LINE_ENDS.matcher(latin1(bytes)).results().count();
    }

    static List<Line> records(byte[] bytes, int offset, int firstLine) {
        String text = latin1(bytes);
        List<Line> records = new ArrayList<>();
        int line = firstLine;
        int at = 0;
        while (at < text.length()) {
            int start = at;
            boolean good = true;
            List<String> fields = new ArrayList<>();
            while (true) {
                Matcher field = FIELD.matcher(text).region(at, text.length()).useAnchoringBounds(false);
                if (!field.lookingAt()) {
                    throw new AssertionError("no field at " + (offset + at));
                }
                good &= field.group("quoted") != null || field.group("plain") != null;
                String value = field.group();
                fields.add(
                        field.group("quoted") != null
                                ? value.substring(1, value.length() - 1).replace("\"\"", "\"")
                                : value);
                at = field.end();
                if (at == text.length() || text.charAt(at) != ',') {
                    break;
                }
                at++;
            }
            boolean blank = at == start;
            Matcher end = LINE_ENDS.matcher(text).region(at, text.length());
            if (end.lookingAt()) {
                at = end.end();
            }
            String raw = text.substring(start, at);
            if (!blank) {
                records.add(new Line(line, raw, good ? decoded(fields) : Optional.empty()));
            }
            line += (int) LINE_ENDS.matcher(raw).results().count();
        }
        return records;
    }

    private static Optional<List<String>> decoded(List<String> fields) {
        List<String> decoded = new ArrayList<>();
        for (String field : fields) {
            try {
                decoded.add(StandardCharsets.UTF_8
                        .newDecoder()
                        .decode(ByteBuffer.wrap(field.getBytes(StandardCharsets.ISO_8859_1)))
                        .toString());
            } catch (CharacterCodingException e) {
                return Optional.empty();
            }
        }
        return Optional.of(decoded);
    }

    private static String latin1(byte[] bytes) {
        return new String(bytes, StandardCharsets.ISO_8859_1);
    }
}
