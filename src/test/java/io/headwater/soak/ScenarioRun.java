package io.headwater.soak;

import io.headwater.jar.Jar;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** Carries a scenario out, in a folder of its own, and settles its account. */
final class ScenarioRun {
    private final Scenario scenario;
    private final Folder folder;
    private final Random random;

    ScenarioRun(Scenario scenario, Path folder) {
        this.scenario = scenario;
        this.folder = new Folder(folder);
        // Other numbers than those that the files are made of.
        this.random = new Random(~scenario.seed());
    }

    Outcome run() throws Exception {
        Files.createDirectories(folder.path());
        try (Target target = target()) {
            Map<String, String> settings = scenario.settings(target.settings());
            Lives lives = new Lives(folder, settings);
            Trouble trouble = new Trouble(target, random.nextLong());
            try {
                liveInTrouble(lives);
            } finally {
                trouble.end();
            }
            if (scenario.waitsForTimeout()) {
                target.answerTooLate();
            }
            lives.liveUntilDone();
            return settle(target, lives, settings);
        }
    }

    private Target target() throws IOException {
        return scenario.mode().isKinesis()
                ? new KinesisTarget(scenario.shards(), scenario.mode().aggregates())
                : new HttpTarget(random.nextBoolean(), random.nextLong());
    }

    /** With each life comes another file, so that there is work for the next. */
    private void liveInTrouble(Lives lives) throws Exception {
        List<SoakFile> toDrop = new ArrayList<>(scenario.files());
        while (!toDrop.isEmpty() || (lives.kills() < scenario.kills() && folder.hasWork())) {
            if (!toDrop.isEmpty()) {
                folder.drop(toDrop.remove(0));
            }
            if (lives.kills() < scenario.kills()) {
                lives.live(Ending.draw(random));
            }
        }
    }

    private Outcome settle(Target target, Lives lives, Map<String, String> settings) throws Exception {
        Ledger ledger = new Ledger(scenario);
        ledger.arrived(target.arrived());
        ledger.folder(folder);
        long bound = scenario.rowsInFlight() * lives.kills() + scenario.rowsInARequest() * target.answersLost();
        Outcome.Account account = ledger.close(bound, target.calledTooLarge());
        List<String> wrong = new ArrayList<>(ledger.wrong());
        if (scenario.mode().isKinesis()) {
            verify(settings, wrong);
        }
        return new Outcome(
                scenario,
                lives.kills(),
                lives.killsInTheMiddle(),
                lives.stops(),
                account,
                bound,
                target.injected(),
                wrong);
    }

    /** Headwater's own word on one of the files. */
    private void verify(Map<String, String> settings, List<String> wrong) throws Exception {
        List<Path> receipts = folder.receipts();
        Path receipt = receipts.get(random.nextInt(receipts.size()));
        try (Jar verify = Jar.start(folder.path(), settings, "verify", receipt.toString())) {
            if (verify.exitStatus() != 0) {
                wrong.add("headwater verify: exit status " + verify.exitStatus() + "\n" + verify.out() + verify.err());
            }
        }
    }
}
