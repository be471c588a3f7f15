"""The handbook's transactions simulator, on the numpy, pandas and random that the published dataset was made with.

It follows the steps of the chapter "Transaction data simulator" of "Reproducible Machine Learning for Credit Card Fraud
Detection", row by row and as slowly: it is what the Java simulator is held against for parameters of which nothing was
published.

    /usr/bin/python3 src/test/python/handbook_simulator.py 50 100 30 5.0 0 > transactions.csv
    /usr/bin/python3 src/test/python/handbook_simulator.py --runs > src/test/resources/transactions/handbook-runs.csv

The first writes the rows for so many customers, terminals and days, a radius and a seed; the second a digest of the rows of
each of RUNS. Made with Debian 12's Python 3.11.2, numpy 1.24.2 and pandas 1.5.3. Later versions of numpy sort with vector
instructions where the processor has them, and then put rows of the same second in another order.

A seed is added to every seed of the handbook: 0 gives its data.
"""

import hashlib
import random
import sys

import numpy as np
import pandas as pd

DAY = 86_400
MEAN_TIME = DAY / 2
DEVIATION_OF_TIME = 20_000
SIDE = 100

# Customers, terminals, days, radius, seed: what is out of the ordinary, or the handbook's program would trip over.
RUNS = [
    (50, 100, 30, 5.0, 0),
    (200, 300, 20, 12.5, 1_000),
    (500, 1_000, 1, 5.0, 0),  # one day: nothing can have leaked before
    (500, 1_000, 2, 5.0, 0),  # two days: what falls on the first day counts
    (1, 1, 1, 200.0, 0),  # as small as it gets
    (2, 1, 1, 200.0, 3),
    (3, 2, 2, 200.0, 4),
    (3, 2, 30, 80.0, 0),
    (3, 2, 60, 200.0, 6),  # all cards leak each day: amounts multiplied again and again
    (3, 5, 60, 200.0, 70),
    (4, 2, 45, 150.0, 8),  # both terminals fall each day
    (10, 5, 40, 30.0, 0),  # customers without terminals
    (20, 3, 60, 20.0, 9),
    (300, 20, 10, 3.0, 10),
    (2_000, 2_000, 3, 0.25, 11),  # hardly any terminal in reach
    (7, 400, 200, 200.0, 42),  # every terminal in reach
    (40, 3_000, 15, 141.42135623730951, 12),
    (3, 10, 25, 200.0, 942),  # customers so idle that there is one row,
    (3, 10, 25, 200.0, 6_895),  # three rows,
    (3, 10, 25, 200.0, 6_429),  # or a few, and none on the last days
    (3, 10, 25, 200.0, 34_830),
    (3_000, 2_000, 3, 7.0, 5),
    (800, 5_000, 5, 60.0, 13),
    (60, 100, 50, 25.0, 123_456_789),
    (60, 100, 50, 25.0, 2**31 - 20),  # seeds on both sides of 2^31
    (60, 100, 50, 25.0, 2**32 - 1 - 60),  # the largest seed
    (61, 100, 5, 25.0, 2**32 - 1 - 61),
    (3, 2, 50, 200.0, 2**32 - 1 - 50),
    (5_000, 1_000, 2, 10.0, 20_260_101),  # many rows of the same second
]


def draw_customers(count, seed):
    np.random.seed(seed)
    return [
        {
            "id": customer,
            "at": (np.random.uniform(0, SIDE), np.random.uniform(0, SIDE)),
            "mean_amount": np.random.uniform(5, 100),
            "per_day": np.random.uniform(0, 4),
        }
        for customer in range(count)
    ]


def draw_terminals(count, seed):
    np.random.seed(seed)
    return np.array([(np.random.uniform(0, SIDE), np.random.uniform(0, SIDE)) for _ in range(count)])


def in_reach(customer, terminals, radius):
    away = np.sqrt(np.square(np.array(customer["at"]) - terminals).sum(axis=1))
    return [int(terminal) for terminal in np.flatnonzero(away < radius)]


def shop(customer, terminals, days, seed):
    """The rows of one customer. Without a terminal there is none, but what a row is made of is drawn."""
    random.seed(customer["id"] + seed)
    np.random.seed(customer["id"] + seed)
    mean = customer["mean_amount"]
    rows = []
    for day in range(days):
        for _ in range(np.random.poisson(customer["per_day"])):
            time = int(np.random.normal(MEAN_TIME, DEVIATION_OF_TIME))
            if not 0 < time < DAY:
                continue
            amount = np.random.normal(mean, mean / 2)
            if amount < 0:
                amount = np.random.uniform(0, 2 * mean)
            if terminals:
                terminal = random.choice(terminals)
                rows.append((day * DAY + time, day, customer["id"], terminal, np.round(amount, decimals=2)))
    return rows


def mark_frauds(table, customers, terminals, seed):
    def mark(rows, scenario):
        table.loc[rows, ["TX_FRAUD", "TX_FRAUD_SCENARIO"]] = (1, scenario)

    def window(day, length):
        return table.TX_TIME_DAYS.between(day, day + length - 1)

    last_day = int(table.TX_TIME_DAYS.max())
    mark(table.TX_AMOUNT > 220, 1)
    for day in range(last_day):
        fallen = pd.Series(range(terminals)).sample(n=2, random_state=day + seed)
        mark(window(day, 28) & table.TERMINAL_ID.isin(fallen), 2)
    for day in range(last_day):
        leaked = pd.Series(range(customers)).sample(n=3, random_state=day + seed)
        candidates = table.index[window(day, 14) & table.CUSTOMER_ID.isin(leaked)].tolist()
        random.seed(day + seed)
        taken = random.sample(candidates, k=int(len(candidates) / 3))
        table.loc[taken, "TX_AMOUNT"] *= 5
        mark(taken, 3)


def simulate(customers, terminals, days, radius, seed):
    places = draw_terminals(terminals, 1 + seed)
    rows = []
    for customer in draw_customers(customers, seed):
        rows += shop(customer, in_reach(customer, places, radius), days, seed)
    table = pd.DataFrame(rows, columns=["TX_TIME_SECONDS", "TX_TIME_DAYS", "CUSTOMER_ID", "TERMINAL_ID", "TX_AMOUNT"])
    table = table.sort_values("TX_TIME_SECONDS").reset_index(drop=True)
    table["TX_FRAUD"] = 0
    table["TX_FRAUD_SCENARIO"] = 0
    mark_frauds(table, customers, terminals, seed)
    return table


def csv_lines(table, first_day="2018-04-01"):
    """One header, whatever the number of days."""
    yield ("TRANSACTION_ID,TX_DATETIME,CUSTOMER_ID,TERMINAL_ID,TX_AMOUNT,TX_TIME_SECONDS,TX_TIME_DAYS,"
           "TX_FRAUD,TX_FRAUD_SCENARIO\n")
    times = (pd.Timestamp(first_day) + pd.to_timedelta(table.TX_TIME_SECONDS, unit="s")).dt.strftime("%Y-%m-%d %H:%M:%S")
    for time, row in zip(times, table.itertuples()):
        yield "%d,%s,%d,%d,%.2f,%d,%d,%d,%d\n" % (
            row.Index, time, row.CUSTOMER_ID, row.TERMINAL_ID, row.TX_AMOUNT, row.TX_TIME_SECONDS, row.TX_TIME_DAYS,
            row.TX_FRAUD, row.TX_FRAUD_SCENARIO)


def main(arguments):
    if arguments != ["--runs"]:
        customers, terminals, days, radius, seed = arguments
        sys.stdout.writelines(csv_lines(simulate(int(customers), int(terminals), int(days), float(radius), int(seed))))
        return
    print("customers,terminals,days,radius,seed,rows,scenario1,scenario2,scenario3,sha256")
    for run in RUNS:
        table = simulate(*run)
        by_scenario = [int((table.TX_FRAUD_SCENARIO == scenario).sum()) for scenario in (1, 2, 3)]
        digest = hashlib.sha256("".join(csv_lines(table)).encode()).hexdigest()
        print(*run, len(table), *by_scenario, digest, sep=",", flush=True)


if __name__ == "__main__":
    main(sys.argv[1:])
