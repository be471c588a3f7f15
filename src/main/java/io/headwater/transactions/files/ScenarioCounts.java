package io.headwater.transactions.files;

/**
 * How many transactions there are, by fraud scenario.
 *
 * @param genuine those that are no fraud
 * @param scenario1 those with a conspicuous amount
 * @param scenario2 those at a compromised terminal
 * @param scenario3 those with a leaked card
 */
public record ScenarioCounts(long genuine, long scenario1, long scenario2, long scenario3) {
    /** No transaction. */
    public static final ScenarioCounts NONE = new ScenarioCounts(0, 0, 0, 0);

    /** All of them. */
    public long transactions() {
        return genuine + frauds();
    }

    /** Those of any scenario. */
    public long frauds() {
        return scenario1 + scenario2 + scenario3;
    }

    /** What part of all is fraud, from 0 to 1; 0 where there is nothing. */
    public double share() {
        return transactions() == 0 ? 0 : (double) frauds() / transactions();
    }

    /** Both together. */
    public ScenarioCounts plus(ScenarioCounts other) {
        return new ScenarioCounts(
                genuine + other.genuine,
                scenario1 + other.scenario1,
                scenario2 + other.scenario2,
                scenario3 + other.scenario3);
    }
}
