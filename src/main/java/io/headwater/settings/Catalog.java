package io.headwater.settings;

import static io.headwater.settings.Parsers.bytes;
import static io.headwater.settings.Parsers.choice;
import static io.headwater.settings.Parsers.decimal;
import static io.headwater.settings.Parsers.decimalOrMax;
import static io.headwater.settings.Parsers.directory;
import static io.headwater.settings.Parsers.duration;
import static io.headwater.settings.Parsers.durationOrNever;
import static io.headwater.settings.Parsers.file;
import static io.headwater.settings.Parsers.httpUrl;
import static io.headwater.settings.Parsers.integer;
import static io.headwater.settings.Parsers.names;
import static io.headwater.settings.Parsers.oneOf;
import static io.headwater.settings.Parsers.order;
import static io.headwater.settings.Parsers.secret;
import static io.headwater.settings.Parsers.text;
import static io.headwater.settings.Parsers.truth;
import static io.headwater.settings.Parsers.wholeNumber;

import io.headwater.columns.ColumnChoice;
import io.headwater.publishing.Order;
import io.headwater.publishing.http.HttpFormat;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Every setting there is; what each is for stands in application.properties, with its default. */
public final class Catalog {
    private static final String STREAM_NAME = "[a-zA-Z0-9_.-]{1,128}";
    private static final String STREAM_NAME_IN_WORDS =
            "1 to 128 letters, digits, dots, hyphens and underscores: a stream's name";
    private static final String DAY = "a day like 2020-01-31";

    public static final Setting<Path> SOURCE_DIRECTORY = directory("source.directory");
    public static final Setting<Duration> SOURCE_SETTLE = duration("source.settle", Duration.ZERO);
    public static final Setting<Duration> SOURCE_RETRY_AFTER = duration("source.retry-after", Duration.ofMillis(100));
    public static final Setting<Path> ARCHIVE_DIRECTORY = directory("archive.directory");
    public static final Setting<Path> REJECTED_DIRECTORY = directory("rejected.directory");
    public static final Setting<Path> FAILED_DIRECTORY = directory("failed.directory");
    public static final Setting<Path> STATE_DIRECTORY = directory("state.directory");

    public static final Setting<Boolean> SIMULATE_TRANSACTIONS_ENABLED = truth("simulate.transactions.enabled");
    public static final Setting<Integer> SIMULATE_TRANSACTIONS_CUSTOMERS =
            integer("simulate.transactions.customers", 1, 10_000_000);
    public static final Setting<Integer> SIMULATE_TRANSACTIONS_TERMINALS =
            integer("simulate.transactions.terminals", 1, 10_000_000);
    public static final Setting<Double> SIMULATE_TRANSACTIONS_RADIUS =
            decimal("simulate.transactions.radius", 0, 1_000);
    public static final Setting<Integer> SIMULATE_TRANSACTIONS_SEED =
            integer("simulate.transactions.seed", 0, Integer.MAX_VALUE);
    public static final Setting<Boolean> SIMULATE_TRANSACTIONS_LABELS = truth("simulate.transactions.labels");

    public static final Setting<String> PUBLISH_TO =
            text("publish.to", "kinesis, http, or x where the routes have a publish-to-x", "[a-z0-9-]+");
    public static final Setting<Integer> PUBLISH_BATCH_SIZE = integer("publish.batch-size", 1, 10_000);
    public static final Setting<Integer> PUBLISH_IN_FLIGHT = integer("publish.in-flight", 1, 256);
    public static final Setting<String> PUBLISH_PARTITION_KEY =
            text("publish.partition-key", "the name of a column, or random", ".+");
    public static final Setting<ColumnChoice> PUBLISH_COLUMNS = new Setting<>(
            "publish.columns",
            "nothing, or columns like ID, AMOUNT:number, \"Valued at\":timestamp as at, -SECRET, *",
            ColumnChoice::parse);
    public static final Setting<Double> PUBLISH_REPLAY_SPEED = decimal("publish.replay-speed", 0, 1_000_000);
    public static final Setting<String> PUBLISH_EVENT_TIME_COLUMN =
            text("publish.event-time-column", "the name of a column", ".+");
    public static final Setting<Duration> PUBLISH_GIVE_UP_AFTER =
            durationOrNever("publish.give-up-after", Duration.ofMillis(100));
    public static final Setting<Order> PUBLISH_ORDER = choice("publish.order", Order.class);
    public static final Setting<Boolean> PUBLISH_AGGREGATE = truth("publish.aggregate");
    public static final Setting<OnBadRow> PUBLISH_ON_BAD_ROW = choice("publish.on-bad-row", OnBadRow.class);

    public static final Setting<KinesisEndpoint> KINESIS_ENDPOINT =
            new Setting<>("kinesis.endpoint", "local, aws, or an http:// or https:// URL", KinesisEndpoint::parse);
    public static final Setting<String> KINESIS_REGION = region("kinesis.region");
    public static final Setting<String> KINESIS_STREAM = text("kinesis.stream", STREAM_NAME_IN_WORDS, STREAM_NAME);
    public static final Setting<Integer> KINESIS_LOCAL_PORT = integer("kinesis.local.port", 0, 65_535);
    public static final Setting<Integer> KINESIS_LOCAL_SHARDS = integer("kinesis.local.shards", 1, 500);
    public static final Setting<List<String>> KINESIS_LOCAL_STREAMS =
            names("kinesis.local.streams", "a stream's name", STREAM_NAME);
    public static final Setting<Long> KINESIS_LOCAL_MEMORY = bytes("kinesis.local.memory", 1 << 20);
    public static final Setting<Boolean> KINESIS_LOCAL_SHARD_LIMITS = truth("kinesis.local.shard-limits");
    public static final Setting<String> KINESIS_LOCAL_FAULTS = text(
            "kinesis.local.faults", "faults with their rates, like internal-failure=0.01,seed=7, or nothing", ".*");

    public static final Setting<URI> HTTP_URL = httpUrl("http.url");
    public static final Setting<HttpFormat> HTTP_FORMAT = choice("http.format", HttpFormat.class);

    public static final Setting<String> SERVER_HOST =
            text("server.host", "the name or number of an address of this machine, like 127.0.0.1", "[^\\s/]+");
    public static final Setting<Integer> SERVER_PORT = integer("server.port", 0, 65_535);

    public static final Setting<Boolean> INGEST_ENABLED = truth("ingest.enabled");
    public static final Setting<String> INGEST_TO =
            text("ingest.to", "files, kinesis, http, or x where the routes have an ingest-to-x", "[a-z0-9-]+");
    public static final Setting<Path> INGEST_DIRECTORY = directory("ingest.directory");
    public static final Setting<String> INGEST_TOKEN =
            text("ingest.token", "nothing, or a secret of visible ASCII characters", "[!-~]*");
    public static final Setting<Long> INGEST_MAX_BODY = bytes("ingest.max-body", 1 << 10);
    public static final Setting<Integer> INGEST_IN_FLIGHT = integer("ingest.in-flight", 1, 256);
    public static final Setting<Integer> INGEST_WAITING = integer("ingest.waiting", 0, 100_000);
    public static final Setting<Boolean> MARKET_ENABLED = truth("market.enabled");
    public static final Setting<URI> MARKET_URL = httpUrl("market.url");
    public static final Setting<Double> MARKET_RATE = decimalOrMax("market.rate", 0.001, 10_000_000);
    public static final Setting<Integer> MARKET_BATCH_SIZE = integer("market.batch-size", 1, 10_000);
    public static final Setting<Duration> MARKET_BATCH_INTERVAL =
            duration("market.batch-interval", Duration.ofMillis(10));
    public static final Setting<HttpFormat> MARKET_FORMAT = choice("market.format", HttpFormat.class);
    public static final Setting<Integer> MARKET_IN_FLIGHT = integer("market.in-flight", 1, 64);
    public static final Setting<String> MARKET_SYMBOLS =
            text("market.symbols", "symbols like AAPL,BRK.B, or the name of a file that ends with .csv", ".+");
    public static final Setting<Long> MARKET_SEED = wholeNumber("market.seed", 0, 4_294_967_295L);
    public static final Setting<Boolean> MARKET_SENTIMENT_LEAD = truth("market.sentiment-lead");
    public static final Setting<String> MARKET_INDICATORS = oneOf("market.indicators", "gdp", "all");
    public static final Setting<Integer> MARKET_DEPTH = integer("market.depth", 0, 100);
    public static final Setting<Integer> MARKET_DEPTH_EVERY = integer("market.depth-every", 1, 1_000_000);
    public static final Setting<Boolean> MARKET_TRADING_HOURS = truth("market.trading-hours");
    public static final Setting<String> MARKET_STOCK_DATA_TYPE =
            oneOf("market.stock-data-type", "none", "stock", "stock_price", "stock_symbol");
    public static final Setting<String> MARKET_TIMESTAMP = oneOf("market.timestamp", "epoch", "long", "iso8601");
    public static final Setting<Boolean> MARKET_SYMBOL_ON_INDICATORS = truth("market.symbol-on-indicators");
    public static final Setting<String> MARKET_SENTIMENT_RANGE = oneOf("market.sentiment-range", "-1..1", "0..1");
    public static final Setting<Boolean> MARKET_BODY_ERRORS = truth("market.body-errors");
    public static final Setting<String> MARKET_FAULTS =
            text("market.faults", "faults with their rates, like late=0.01,dropped=0.001,seed=7, or nothing", ".*");
    public static final Setting<Path> MARKET_FAULTS_MANIFEST = file("market.faults-manifest");
    public static final Setting<Boolean> STOCKS_ENABLED = truth("stocks.enabled");
    public static final Setting<String> STOCKS_SYMBOLS = text("stocks.symbols", "symbols like AAPL,BRK-B", ".+");
    public static final Setting<String> STOCKS_FROM = text("stocks.from", DAY, ".+");
    public static final Setting<String> STOCKS_TO = text("stocks.to", DAY, ".+");
    public static final Setting<Duration> STOCKS_INTERVAL = duration("stocks.interval", Duration.ofMillis(1));
    public static final Setting<List<String>> STOCKS_FIELDS =
            order("stocks.fields", List.of("Symbol", "Date", "Open", "High", "Low", "Close", "Adj Close", "Volume"));
    public static final Setting<String> STOCKS_PARTITION_KEY = oneOf("stocks.partition-key", "Date", "Symbol");
    public static final Setting<Boolean> STOCKS_LOOP = truth("stocks.loop");
    public static final Setting<String> STOCKS_STREAM = text("stocks.stream", STREAM_NAME_IN_WORDS, STREAM_NAME);
    public static final Setting<String> STOCKS_REGION = region("stocks.region");
    public static final Setting<Duration> STOCKS_RETRY_AFTER = duration("stocks.retry-after", Duration.ofMillis(100));
    public static final Setting<List<String>> STOCKS_PROVIDERS =
            order("stocks.providers", List.of("yahoo", "tiingo", "csv", "sample"));
    public static final Setting<Path> STOCKS_CACHE_DIRECTORY = directory("stocks.cache.directory");
    public static final Setting<Path> STOCKS_CSV_DIRECTORY = directory("stocks.csv.directory");
    public static final Setting<String> STOCKS_TIINGO_TOKEN = secret("stocks.tiingo.token");
    public static final Setting<URI> STOCKS_TIINGO_URL = httpUrl("stocks.tiingo.url");
    public static final Setting<URI> STOCKS_YAHOO_URL = httpUrl("stocks.yahoo.url");
    public static final Setting<URI> STOCKS_YAHOO_COOKIE_URL = httpUrl("stocks.yahoo.cookie-url");
    public static final Setting<String> STOCKS_USER_AGENT =
            text("stocks.user-agent", "printable letters without accents, like Mozilla/5.0", "[!-~][ -~]*");
    public static final Setting<Duration> STOCKS_SPACING = duration("stocks.spacing", Duration.ZERO);
    public static final Setting<Duration> STOCKS_TIMEOUT = duration("stocks.timeout", Duration.ofMillis(100));
    public static final Setting<Boolean> STOCKS_API_ENABLED = truth("stocks.api.enabled");
    public static final Setting<Boolean> DELIVERY_ENABLED = truth("delivery.enabled");
    public static final Setting<String> DELIVERY_STREAM = text("delivery.stream", STREAM_NAME_IN_WORDS, STREAM_NAME);
    public static final Setting<String> DELIVERY_REGION = region("delivery.region");
    public static final Setting<Duration> DELIVERY_INTERVAL = duration("delivery.interval", Duration.ofMillis(100));
    public static final Setting<Long> DELIVERY_SIZE = bytes("delivery.size", 1);
    public static final Setting<DeliveryFormat> DELIVERY_FORMAT = choice("delivery.format", DeliveryFormat.class);
    public static final Setting<String> DELIVERY_TO =
            text("delivery.to", "files, s3, or x where the routes have a deliver-to-x", "[a-z0-9-]+");
    public static final Setting<Path> DELIVERY_DIRECTORY = directory("delivery.directory");
    public static final Setting<String> DELIVERY_BUCKET = text(
            "delivery.bucket",
            "a bucket's name: 3 to 63 lower-case letters, digits, dots and hyphens; or nothing",
            "([a-z0-9.-]{3,63})?");
    public static final Setting<Optional<URI>> DELIVERY_S3_ENDPOINT = new Setting<>(
            "delivery.s3-endpoint",
            "aws, or an http:// or https:// URL",
            text -> text.equals("aws") ? Optional.empty() : Optional.of(Parsers.parseHttpUrl(text)));

    /** All of them, in the order of application.properties. */
    public static final List<Setting<?>> ALL = List.of(
            SOURCE_DIRECTORY,
            SOURCE_SETTLE,
            SOURCE_RETRY_AFTER,
            ARCHIVE_DIRECTORY,
            REJECTED_DIRECTORY,
            FAILED_DIRECTORY,
            STATE_DIRECTORY,
            SIMULATE_TRANSACTIONS_ENABLED,
            SIMULATE_TRANSACTIONS_CUSTOMERS,
            SIMULATE_TRANSACTIONS_TERMINALS,
            SIMULATE_TRANSACTIONS_RADIUS,
            SIMULATE_TRANSACTIONS_SEED,
            SIMULATE_TRANSACTIONS_LABELS,
            PUBLISH_TO,
            PUBLISH_BATCH_SIZE,
            PUBLISH_IN_FLIGHT,
            PUBLISH_PARTITION_KEY,
            PUBLISH_COLUMNS,
            PUBLISH_REPLAY_SPEED,
            PUBLISH_EVENT_TIME_COLUMN,
            PUBLISH_ORDER,
            PUBLISH_AGGREGATE,
            PUBLISH_ON_BAD_ROW,
            PUBLISH_GIVE_UP_AFTER,
            KINESIS_ENDPOINT,
            KINESIS_REGION,
            KINESIS_STREAM,
            KINESIS_LOCAL_PORT,
            KINESIS_LOCAL_SHARDS,
            KINESIS_LOCAL_STREAMS,
            KINESIS_LOCAL_MEMORY,
            KINESIS_LOCAL_SHARD_LIMITS,
            KINESIS_LOCAL_FAULTS,
            HTTP_URL,
            HTTP_FORMAT,
            SERVER_HOST,
            SERVER_PORT,
            INGEST_ENABLED,
            INGEST_TO,
            INGEST_DIRECTORY,
            INGEST_TOKEN,
            INGEST_MAX_BODY,
            INGEST_IN_FLIGHT,
            INGEST_WAITING,
            MARKET_ENABLED,
            MARKET_URL,
            MARKET_RATE,
            MARKET_BATCH_SIZE,
            MARKET_BATCH_INTERVAL,
            MARKET_FORMAT,
            MARKET_IN_FLIGHT,
            MARKET_SYMBOLS,
            MARKET_SEED,
            MARKET_SENTIMENT_LEAD,
            MARKET_INDICATORS,
            MARKET_DEPTH,
            MARKET_DEPTH_EVERY,
            MARKET_TRADING_HOURS,
            MARKET_STOCK_DATA_TYPE,
            MARKET_TIMESTAMP,
            MARKET_SYMBOL_ON_INDICATORS,
            MARKET_SENTIMENT_RANGE,
            MARKET_BODY_ERRORS,
            MARKET_FAULTS,
            MARKET_FAULTS_MANIFEST,
            STOCKS_ENABLED,
            STOCKS_SYMBOLS,
            STOCKS_FROM,
            STOCKS_TO,
            STOCKS_INTERVAL,
            STOCKS_FIELDS,
            STOCKS_PARTITION_KEY,
            STOCKS_LOOP,
            STOCKS_STREAM,
            STOCKS_REGION,
            STOCKS_RETRY_AFTER,
            STOCKS_PROVIDERS,
            STOCKS_CACHE_DIRECTORY,
            STOCKS_CSV_DIRECTORY,
            STOCKS_TIINGO_TOKEN,
            STOCKS_TIINGO_URL,
            STOCKS_YAHOO_URL,
            STOCKS_YAHOO_COOKIE_URL,
            STOCKS_USER_AGENT,
            STOCKS_SPACING,
            STOCKS_TIMEOUT,
            STOCKS_API_ENABLED,
            DELIVERY_ENABLED,
            DELIVERY_STREAM,
            DELIVERY_REGION,
            DELIVERY_INTERVAL,
            DELIVERY_SIZE,
            DELIVERY_FORMAT,
            DELIVERY_TO,
            DELIVERY_DIRECTORY,
            DELIVERY_BUCKET,
            DELIVERY_S3_ENDPOINT);

    private Catalog() {}

    private static Setting<String> region(String key) {
        return text(key, "an AWS region like us-west-2", "[a-z]{2}(-[a-z]+)+-\\d");
    }
}
