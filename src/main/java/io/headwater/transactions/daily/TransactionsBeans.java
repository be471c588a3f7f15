package io.headwater.transactions.daily;

import io.headwater.settings.Catalog;
import io.headwater.settings.Settings;
import io.headwater.transactions.Parameters;
import io.headwater.transactions.Part;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import org.apache.camel.CamelConfiguration;
import org.apache.camel.CamelContext;

/** {@code dailyFile}, which makes today's file of transactions. */
public final class TransactionsBeans implements CamelConfiguration {
    private final Settings settings;

    /** The feed for these settings. */
    public TransactionsBeans(Settings settings) {
        this.settings = settings;
    }

    @Override
    public void configure(CamelContext context) {
        Parameters parameters = new Parameters(
                settings.get(Catalog.SIMULATE_TRANSACTIONS_CUSTOMERS),
                settings.get(Catalog.SIMULATE_TRANSACTIONS_TERMINALS),
                1,
                settings.get(Catalog.SIMULATE_TRANSACTIONS_RADIUS),
                LocalDate.EPOCH,
                settings.get(Catalog.SIMULATE_TRANSACTIONS_SEED),
                Part.WHOLE);
        context.getRegistry()
                .bind(
                        "dailyFile",
                        new DailyFile(
                                parameters,
                                settings.get(Catalog.SIMULATE_TRANSACTIONS_LABELS),
                                settings.get(Catalog.SOURCE_DIRECTORY),
                                settings.get(Catalog.STATE_DIRECTORY),
                                Clock.system(ZoneId.systemDefault()),
                                settings.get(Catalog.SOURCE_RETRY_AFTER),
                                Runtime.getRuntime().maxMemory()));
    }
}
