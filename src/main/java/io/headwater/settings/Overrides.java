package io.headwater.settings;

import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.stream.Collectors;

/**
 * Values of settings from outside the files; the environment is stronger than {@code -D}.
 *
 * @param system by key
 * @param environment by the name of the environment variable
 */
public record Overrides(Map<String, String> system, Map<String, String> environment) {

    /** What this process was started with. */
    public static Overrides ofProcess() {
        Properties system = System.getProperties();
        return new Overrides(
                system.stringPropertyNames().stream().collect(Collectors.toMap(key -> key, system::getProperty)),
                System.getenv());
    }

    /** The value that overrides a setting, if there is one. */
    Optional<String> of(Setting<?> setting) {
        return Optional.ofNullable(environment.get(setting.environmentVariable()))
                .or(() -> Optional.ofNullable(system.get(setting.key())));
    }

    /** Where that value comes from, for messages. */
    Optional<String> origin(Setting<?> setting) {
        return Optional.ofNullable(environment.get(setting.environmentVariable()))
                .map(text -> "the environment variable " + setting.environmentVariable())
                .or(() -> Optional.ofNullable(system.get(setting.key())).map(text -> "-D" + setting.key()));
    }
}
