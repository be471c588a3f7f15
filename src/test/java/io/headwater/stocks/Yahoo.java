package io.headwater.stocks;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.headwater.stocks.StockServer.Answer;
import io.headwater.stocks.StockServer.Request;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/** Plays Yahoo for the symbols that it is given: charts, search, cookie and crumb, in shapes like the real one's. */
public final class Yahoo implements StockServer.Always {
    /** Where most of its symbols are traded. */
    public static final ZoneId NEW_YORK = ZoneId.of("America/New_York");

    /** Prices with all their digits, as the real one writes them. */
    private static final ObjectMapper JSON = new ObjectMapper().setNodeFactory(new JsonNodeFactory(true));

    private final Map<String, Listed> symbols = new ConcurrentHashMap<>();
    private final AtomicInteger rows = new AtomicInteger();

    private record Listed(ZoneId zone, NavigableMap<LocalDate, DailyBar> bars) {}

    /** Lists a symbol. */
    public Yahoo list(String symbol, ZoneId zone, List<DailyBar> bars) {
        NavigableMap<LocalDate, DailyBar> byDay = new TreeMap<>();
        bars.forEach(bar -> byDay.put(bar.date(), bar));
        symbols.put(symbol, new Listed(zone, byDay));
        return this;
    }

    /** Has all prices of a symbol move as a split moves them. */
    public void split(String symbol, int into) {
        Listed listed = symbols.get(symbol);
        if (listed == null) {
            throw new IllegalArgumentException(symbol);
        }
        list(
                symbol,
                listed.zone(),
                listed.bars().values().stream()
                        .map(bar -> moved(bar, BigDecimal.valueOf(into)))
                        .toList());
    }

    private static DailyBar moved(DailyBar bar, BigDecimal by) {
        return new DailyBar(
                bar.date(),
                bar.open().divide(by, 6, RoundingMode.HALF_UP),
                bar.high().divide(by, 6, RoundingMode.HALF_UP),
                bar.low().divide(by, 6, RoundingMode.HALF_UP),
                bar.close().divide(by, 6, RoundingMode.HALF_UP),
                bar.adjClose().map(price -> price.divide(by, 6, RoundingMode.HALF_UP)),
                bar.volume());
    }

    /** What it would answer for a range. */
    public List<DailyBar> bars(String symbol, LocalDate from, LocalDate to) {
        Listed listed = symbols.get(symbol);
        return listed == null
                ? List.of()
                : new ArrayList<>(listed.bars().subMap(from, true, to, true).values());
    }

    /** Bars for all weekdays from one day to another, with prices that tell them apart. */
    public static List<DailyBar> weekdays(LocalDate from, LocalDate to) {
        List<DailyBar> bars = new ArrayList<>();
        for (LocalDate day = from; !day.isAfter(to); day = day.plusDays(1)) {
            if (day.getDayOfWeek() != DayOfWeek.SATURDAY && day.getDayOfWeek() != DayOfWeek.SUNDAY) {
                bars.add(bar(day, 100 + day.toEpochDay() % 50));
            }
        }
        return bars;
    }

    /** A bar with prices about this one. */
    public static DailyBar bar(LocalDate day, long price) {
        return new DailyBar(
                day,
                new BigDecimal(price + ".10"),
                new BigDecimal(price + ".959999084472656"),
                new BigDecimal(price + ".05"),
                new BigDecimal(price + ".5"),
                Optional.of(new BigDecimal(price + ".25")),
                1_000 + price);
    }

    /** How many rows of charts were given away so far. */
    public int rows() {
        return rows.get();
    }

    @Override
    public Answer answer(Request request) {
        if (request.path().startsWith("/v8/finance/chart/")) {
            return chart(request.path().substring("/v8/finance/chart/".length()), request.query());
        }
        return switch (request.path()) {
            case "/v1/finance/search" -> search(request.query().getOrDefault("q", ""));
            case "/cookie" -> Answer.of(404, "").with("Set-Cookie", "A3=biscuit; Path=/; HttpOnly");
            case "/v1/test/getcrumb" -> Answer.of(200, "Cr.umb/1");
            default -> Answer.of(404, "<html>no such page</html>");
        };
    }

    private Answer chart(String symbol, Map<String, String> query) {
        Listed listed = symbols.get(symbol);
        if (listed == null) {
            return error(404, "Not Found", "No data found, symbol may be delisted");
        }
        long from = Long.parseLong(query.getOrDefault("period1", ""));
        long before = Long.parseLong(query.getOrDefault("period2", ""));
        List<DailyBar> bars = listed.bars().values().stream()
                .filter(bar -> stamp(bar.date(), listed.zone()) >= from && stamp(bar.date(), listed.zone()) < before)
                .toList();
        rows.addAndGet(bars.size());
        return Answer.of(200, chart(symbol, listed.zone(), bars).toString());
    }

    private static long stamp(LocalDate day, ZoneId zone) {
        return day.atTime(LocalTime.of(9, 30)).atZone(zone).toEpochSecond();
    }

    /** A chart as it comes; a test may spoil it. */
    public static ObjectNode chart(String symbol, ZoneId zone, List<DailyBar> bars) {
        ObjectNode root = JSON.createObjectNode();
        ObjectNode chart = root.putObject("chart");
        ObjectNode result = chart.putArray("result").addObject();
        chart.putNull("error");
        result.putObject("meta")
                .put("currency", "USD")
                .put("symbol", symbol)
                .put("exchangeTimezoneName", zone.getId())
                .put("gmtoffset", zone.getRules().getOffset(Instant.EPOCH).getTotalSeconds())
                .put("dataGranularity", "1d");
        ObjectNode indicators = result.putObject("indicators");
        ObjectNode quote = indicators.putArray("quote").addObject();
        ObjectNode adjusted = indicators.putArray("adjclose").addObject();
        if (bars.isEmpty()) {
            return root;
        }
        ArrayNode stamps = result.putArray("timestamp");
        ArrayNode adjClose = adjusted.putArray("adjclose");
        for (String each : List.of("open", "high", "low", "close", "volume")) {
            quote.putArray(each);
        }
        for (DailyBar bar : bars) {
            stamps.add(stamp(bar.date(), zone));
            quote.withArray("open").add(bar.open());
            quote.withArray("high").add(bar.high());
            quote.withArray("low").add(bar.low());
            quote.withArray("close").add(bar.close());
            quote.withArray("volume").add(bar.volume());
            adjClose.add(bar.adjClose().orElseThrow());
        }
        return root;
    }

    /** How it says that something is wrong. */
    public static Answer error(int status, String code, String description) {
        ObjectNode root = JSON.createObjectNode();
        ObjectNode chart = root.putObject("chart").putNull("result");
        chart.putObject("error").put("code", code).put("description", description);
        return Answer.of(status, root.toString());
    }

    private Answer search(String query) {
        ObjectNode root = JSON.createObjectNode().put("count", symbols.size());
        ArrayNode quotes = root.putArray("quotes");
        // A company that is not listed is among what is found, without a symbol.
        quotes.addObject().put("name", "Orchard Ltd").put("isYahooFinance", false);
        symbols.keySet().stream()
                .filter(symbol -> sharesLetters(symbol, query))
                .sorted()
                .forEach(symbol -> quotes.addObject()
                        .put("symbol", symbol)
                        .put("shortname", symbol + " Inc.")
                        .put("exchDisp", "NASDAQ")
                        .put("quoteType", "EQUITY"));
        return Answer.of(200, root.toString());
    }

    private static boolean sharesLetters(String symbol, String query) {
        return !query.isEmpty() && symbol.startsWith(query.substring(0, 1).toUpperCase(Locale.ROOT));
    }
}
