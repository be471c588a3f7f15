package io.headwater.routing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.camel.Route;
import org.apache.camel.model.ModelCamelContext;
import org.apache.camel.spi.Resource;
import org.apache.camel.support.FileWatcherResourceReloadStrategy;
import org.apache.camel.support.PluginHelper;
import org.apache.camel.support.ResourceHelper;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Puts an edited route file into effect while Headwater runs; an edit that cannot be used is reported, and the routes run on
 * as they were.
 *
 * <p>Camel's own reload notices an unreadable file before it stops anything, but a file that can be read and not started (a
 * misspelt bean, an unknown option) leaves its route removed. Here the last text of the file that worked is kept and put back.
 */
public final class RouteReload extends FileWatcherResourceReloadStrategy {
    private static final Logger LOG = LoggerFactory.getLogger(RouteReload.class);
    private static final String SUFFIX = ".camel.yaml";

    /** An edit ends this wait at once; a stop does not, and would take as long. */
    private static final long MILLIS_BETWEEN_LOOKS = 100;

    /** Many editors empty or remove a file before they write it: what is read is used once it stays the same. */
    private static final long MILLIS_TO_SETTLE = 50;

    private final Path folder;
    private final Map<Path, String> workingTexts = new HashMap<>();

    /** One save can be several events: each text is refused once. */
    private final Map<Path, String> refusedTexts = new HashMap<>();

    /** Watches the route files of {@code folder}. */
    public RouteReload(Path folder) {
        super(folder.toString());
        this.folder = folder;
        setPollTimeout(MILLIS_BETWEEN_LOOKS);
        setFileFilter(file -> file.getName().endsWith(SUFFIX));
        setResourceReload((name, resource) -> reload(Path.of(name)));
    }

    @Override
    protected void doStart() throws Exception {
        try (Stream<Path> files = Files.list(folder)) {
            files.filter(file -> file.toString().endsWith(SUFFIX)).forEach(file -> workingTexts.put(file, read(file)));
        }
        super.doStart();
    }

    @Override
    protected String startupMessage(java.io.File dir) {
        return "Edits of " + dir + "/*" + SUFFIX + " take effect while running";
    }

    private void reload(Path file) throws Exception {
        TimeUnit.MILLISECONDS.sleep(MILLIS_TO_SETTLE);
        if (!isRunAllowed()) {
            return;
        }
        Optional<String> found = readIfThere(file);
        if (found.isEmpty()) {
            LOG.warn("{} is gone; its routes run on until Headwater is started again", file);
            return;
        }
        String text = found.get();
        Optional<String> before = Optional.ofNullable(workingTexts.get(file));
        if (before.filter(text::equals).isPresent()) {
            if (refusedTexts.remove(file) != null) {
                LOG.info("{} is again as it was before the edit that could not be used", file);
            }
            return;
        }
        if (text.equals(refusedTexts.get(file))) {
            return;
        }
        try {
            Set<String> ids = put(file, text);
            workingTexts.put(file, text);
            refusedTexts.remove(file);
            LOG.info("{} reloaded: {}", file, ids.isEmpty() ? "in force for all routes" : String.join(", ", ids));
        } catch (Exception e) {
            refusedTexts.put(file, text);
            LOG.error(
                    "The edit of {} cannot be used, and the routes run on as they were: {}",
                    file,
                    RouteErrors.inWords(e));
            LOG.debug("Where the edit failed", e);
            putBack(file, text, before);
        }
    }

    /** Puts a text of a file into the place of the one before; returns the ids of its routes. */
    private Set<String> put(Path file, String text) throws Exception {
        Map<Path, String> texts = new LinkedHashMap<>(workingTexts);
        Optional<String> before = Optional.ofNullable(texts.put(file, text));
        Set<String> ids =
                hasPolicy(text) || before.filter(RouteReload::hasPolicy).isPresent()
                        ? loadAll(texts).getOrDefault(file, Set.of())
                        : load(file, text);
        if (ids.isEmpty() && !hasPolicy(text)) {
            throw new IllegalArgumentException("there is no route in it");
        }
        removeOthers(file, ids);
        return ids;
    }

    private void putBack(Path file, String refused, Optional<String> before) throws Exception {
        if (hasPolicy(refused) || before.filter(RouteReload::hasPolicy).isPresent()) {
            removeOthers(file, loadAll(workingTexts).getOrDefault(file, Set.of()));
        } else {
            // A route of the refused text may run already, since Camel starts one after the other.
            removeOthers(file, before.isPresent() ? load(file, before.get()) : Set.of());
        }
    }

    /**
     * Loads all files anew, those with policies first; returns the ids of the routes in each. Camel replaces a route by its id,
     * and a policy for all routes has none; and a route takes policies over when it is built, and only then.
     */
    private Map<Path, Set<String>> loadAll(Map<Path, String> texts) throws Exception {
        ((ModelCamelContext) getCamelContext())
                .getRouteConfigurationDefinitions()
                .clear();
        Map<Path, Set<String>> ids = new HashMap<>();
        for (boolean policies : List.of(true, false)) {
            for (Map.Entry<Path, String> entry : texts.entrySet()) {
                if (hasPolicy(entry.getValue()) == policies) {
                    ids.put(entry.getKey(), load(entry.getKey(), entry.getValue()));
                }
            }
        }
        return ids;
    }

    private static boolean hasPolicy(String text) {
        return text.contains("routeConfiguration:");
    }

    private Set<String> load(Path file, String text) throws Exception {
        Resource resource = ResourceHelper.fromString("file:" + file, text);
        return PluginHelper.getRoutesLoader(getCamelContext()).updateRoutes(List.of(resource));
    }

    /** A route that was renamed in its file would otherwise go on beside its successor and take the same files. */
    private void removeOthers(Path file, Set<String> keep) throws Exception {
        List<String> ids = getCamelContext().getRoutes().stream()
                .filter(route -> isFrom(route, file) && !keep.contains(route.getRouteId()))
                .map(Route::getRouteId)
                .collect(Collectors.toList());
        for (String id : ids) {
            getCamelContext().getRouteController().stopRoute(id);
            getCamelContext().removeRoute(id);
        }
    }

    private static boolean isFrom(Route route, Path file) {
        return route.getSourceResource() != null
                && isAt(route.getSourceResource().getLocation(), file);
    }

    private static boolean isAt(String location, Path file) {
        return Path.of(location.replaceFirst("^file:", "")).normalize().equals(file.normalize());
    }

    /** A file may go at any moment, between being looked for and being read too. */
    private static Optional<String> readIfThere(Path file) throws InterruptedException {
        try {
            return Files.exists(file) ? Optional.of(readWhole(file)) : Optional.empty();
        } catch (UncheckedIOException e) {
            if (Files.exists(file)) {
                throw e;
            }
            return Optional.empty();
        }
    }

    private static String readWhole(Path file) throws InterruptedException {
        String text = "";
        String again = read(file);
        while (!again.equals(text)) {
            text = again;
            TimeUnit.MILLISECONDS.sleep(MILLIS_TO_SETTLE);
            again = read(file);
        }
        return text;
    }

    private static String read(Path file) {
        try {
            return Files.readString(file, StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("Reading the routes in " + file, e);
        }
    }
}
