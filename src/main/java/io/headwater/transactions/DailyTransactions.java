package io.headwater.transactions;

import io.headwater.parallel.Spares;
import io.headwater.random.NumpyRandom;
import io.headwater.transactions.FraudsByCustomer.Purchase;
import java.time.LocalDate;
import java.util.function.Consumer;

/**
 * The transactions of any date in a world that goes on from day to day: the same customers and terminals, terminals that stay
 * compromised for 28 days and cards that stay leaked for 14, whichever dates are made, in whatever order. A date always has the same
 * transactions.
 *
 * <p>They are drawn as a one-day run draws them, each date from streams of its own. Which of them are fraud depends on what happened
 * on the 27 days before, and, since a third of what is bought with leaked cards in 14 days is fraud, on what is bought with these
 * cards in the 13 days before and after; nothing else of those days has to be simulated. TRANSACTION_IDs are unique across dates, and
 * TX_TIME_SECONDS and TX_TIME_DAYS count from 1970-01-01, so that the files of several dates are one dataset. Immutable.
 */
public final class DailyTransactions {
    /** How many TRANSACTION_IDs a date has: they are its yyyyMMdd and eight digits. */
    private static final long IDS = 100_000_000;

    /** So many that a date has enough TRANSACTION_IDs for all they buy. */
    public static final int MOST_CUSTOMERS = 10_000_000;

    private final int customers;
    private final int terminals;
    private final long seed;
    private final Population population;

    /**
     * Draws the customers and the terminals, with the parameters' radius and seed.
     *
     * @param parameters of which the days, the start date and the part do not count
     * @throws IllegalArgumentException if there are more than {@link #MOST_CUSTOMERS}
     */
    public DailyTransactions(Parameters parameters) {
        if (parameters.customers() > MOST_CUSTOMERS) {
            throw new IllegalArgumentException("customers = %d: for the transactions of single dates at most %d."
                    .formatted(parameters.customers(), MOST_CUSTOMERS));
        }
        customers = parameters.customers();
        terminals = parameters.terminals();
        seed = parameters.seed();
        population = Population.draw(customers, terminals, parameters.radius(), seed);
    }

    /**
     * Simulates a date on all processors.
     *
     * @throws IllegalArgumentException if it is not in the years 1970 to 9007; later ids would not be exact as the numbers of JSON
     */
    public Transactions of(LocalDate date) {
        if (date.getYear() < 1970 || date.getYear() > 9007) {
            throw new IllegalArgumentException(
                    "Simulating the transactions of %s: the year must be from 1970 to 9007.".formatted(date));
        }
        int firstLeak = day(date) - LeakedCards.DAYS + 1;
        int firstFall = day(date) - CompromisedTerminals.DAYS + 1;
        LeakedCards leaked = LeakedCards.draw(customers, LeakedCards.DAYS, seedOfFrauds(firstLeak));
        Spares<Shopper> shoppers = new Spares<>(() -> new Shopper(population));
        FraudsByCustomer frauds = FraudsByCustomer.find(
                leaked,
                LeakedCards.DAYS,
                (leak, purchases) -> purchasesWithLeakedCards(leaked.on(leak), firstLeak + leak, shoppers, purchases),
                day -> day == day(date));
        Ledger ledger = new Shopping(population, seedOfCustomers(day(date)), 1, frauds).of(0, customers, done -> {});
        return new Transactions(
                ledger,
                CompromisedTerminals.draw(terminals, 1 - CompromisedTerminals.DAYS, 1, seedOfFrauds(firstFall)),
                new Transactions.Numbering(date, day(date), firstId(date)));
    }

    private static int day(LocalDate date) {
        return (int) date.toEpochDay();
    }

    private static long firstId(LocalDate date) {
        return (date.getYear() * 10_000L + date.getMonthValue() * 100L + date.getDayOfMonth()) * IDS;
    }

    /** Each date has as many seeds as there are customers; they come around again after 85,000 days of 50,000 customers. */
    private long seedOfCustomers(int day) {
        return Math.floorMod(seed + (long) day * customers, NumpyRandom.MAX_SEED + 1 - customers);
    }

    private long seedOfFrauds(int day) {
        return Math.floorMod(seed + day, NumpyRandom.MAX_SEED - CompromisedTerminals.DAYS);
    }

    private void purchasesWithLeakedCards(
            int[] cards, int leakDay, Spares<Shopper> shoppers, Consumer<Purchase> purchases) {
        Shopper shopper = shoppers.take();
        Rows rows = new Rows();
        for (int day = leakDay; day < leakDay + LeakedCards.DAYS; day++) {
            for (int customer : cards) {
                rows.clear();
                shopper.shop(seedOfCustomers(day), customer, customer + 1, 1, rows);
                for (int index = 0; index < rows.size(); index++) {
                    int seconds = (day - leakDay) * Transactions.SECONDS_A_DAY + rows.seconds(index);
                    purchases.accept(new Purchase(seconds, customer, index, day));
                }
            }
        }
        shoppers.giveBack(shopper);
    }
}
