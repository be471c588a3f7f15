package io.headwater.settings;

import java.util.List;

/** Says everything that is wrong with the settings, a line each. */
public final class SettingsException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** @param problems each names its key, its value and what is allowed */
    public SettingsException(List<String> problems) {
        super("The settings cannot be used (%d %s):%n  %s"
                .formatted(
                        problems.size(),
                        problems.size() == 1 ? "problem" : "problems",
                        String.join(System.lineSeparator() + "  ", problems)));
    }
}
