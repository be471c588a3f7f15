package io.headwater.stocks.lookup;

import io.headwater.stocks.Listing;
import io.headwater.stocks.ProviderException;
import io.headwater.stocks.StockProvider;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;

/** One question to the providers, each in its turn, until one answers; remembers what the others said. */
final class Attempt {
    private final List<String> said = new ArrayList<>();
    private final List<Listing> near = new ArrayList<>();
    private final Set<ProviderException.Kind> kinds = new TreeSet<>();
    private boolean isUnknownToRemote;
    private boolean isAnsweredByRemote;
    private boolean isUnasked;

    /** Asks these providers. */
    <T> Optional<T> first(List<StockProvider> providers, boolean offline, Function<StockProvider, T> question) {
        for (StockProvider each : providers) {
            if (each.unusable().isPresent()) {
                said.add(each.name() + ": not asked, " + each.unusable().get());
            } else if (offline && each.origin() == StockProvider.Origin.REMOTE) {
                said.add(each.name() + ": not asked, offline");
                isUnasked = true;
            } else {
                Optional<T> answer = ask(each, question);
                if (answer.isPresent()) {
                    return answer;
                }
            }
        }
        return Optional.empty();
    }

    private <T> Optional<T> ask(StockProvider provider, Function<StockProvider, T> question) {
        try {
            return Optional.of(question.apply(provider));
        } catch (ProviderException e) {
            said.add(String.valueOf(e.getMessage()));
            kinds.add(e.kind());
            near.addAll(e.near());
            boolean isRemote = provider.origin() == StockProvider.Origin.REMOTE;
            isUnknownToRemote |= isRemote && e.kind() == ProviderException.Kind.UNKNOWN_SYMBOL;
            isAnsweredByRemote |= isRemote && e.kind() != ProviderException.Kind.UNREACHABLE;
            return Optional.empty();
        }
    }

    /** What each said that did not answer: {@code yahoo: …; tiingo: …}. */
    String said() {
        return String.join("; ", said);
    }

    List<Listing> near() {
        return near;
    }

    /** Whether there is no such symbol: a provider over the network says so, or all there are do. */
    boolean isUnknown() {
        return isUnknownToRemote || (!isUnasked && kinds.equals(Set.of(ProviderException.Kind.UNKNOWN_SYMBOL)));
    }

    /** Whether nobody over the network said anything, although asked. */
    boolean isWithoutNetwork() {
        return !isAnsweredByRemote && !isUnasked;
    }

    /** Whether another time may be better, without anything being mended. */
    boolean isForNow() {
        return isUnasked
                || kinds.contains(ProviderException.Kind.UNREACHABLE)
                || kinds.contains(ProviderException.Kind.REFUSED);
    }
}
