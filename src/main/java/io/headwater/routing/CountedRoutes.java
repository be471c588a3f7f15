package io.headwater.routing;

import io.headwater.status.Counters;
import io.headwater.status.FlowTally;
import io.headwater.status.Status;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import org.apache.camel.CamelConfiguration;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.NamedNode;
import org.apache.camel.Route;
import org.apache.camel.ServiceStatus;
import org.apache.camel.spi.RoutePolicy;
import org.apache.camel.spi.RoutePolicyFactory;

/** Counts what comes out of each route, those that are added or reloaded later too. */
public final class CountedRoutes implements CamelConfiguration, RoutePolicyFactory {
    private final Counters counters;

    /** Counts with these. */
    public CountedRoutes(Counters counters) {
        this.counters = counters;
    }

    @Override
    public void configure(CamelContext context) {
        context.addRoutePolicyFactory(this);
    }

    @Override
    public RoutePolicy createRoutePolicy(CamelContext context, String routeId, NamedNode route) {
        return new Counting(counters.flow(routeId));
    }

    /** The routes as they are now. */
    public List<Status.Flow> flows(CamelContext context) {
        return context.getRoutes().stream()
                .map(Route::getRouteId)
                .sorted(Comparator.naturalOrder())
                .map(id -> flow(id, context))
                .toList();
    }

    private Status.Flow flow(String id, CamelContext context) {
        FlowTally tally = counters.flow(id);
        // None for a route that is being removed at this moment.
        ServiceStatus status = context.getRouteController().getRouteStatus(id);
        return new Status.Flow(
                id,
                status == null ? "removed" : status.name().toLowerCase(Locale.ROOT),
                tally.done().total(),
                tally.failed(),
                context.getInflightRepository().size(id),
                tally.done().perSecond());
    }

    /** Not one of Camel's services, which a reload would stop while exchanges are still in the route: these count too. */
    private record Counting(FlowTally tally) implements RoutePolicy {
        @Override
        public void onExchangeDone(Route route, Exchange exchange) {
            if (exchange.isFailed() || exchange.getExchangeExtension().isFailureHandled()) {
                tally.countFailed();
            } else {
                tally.countDone();
            }
        }

        @Override
        public void onExchangeBegin(Route route, Exchange exchange) {}

        @Override
        public void onInit(Route route) {}

        @Override
        public void onRemove(Route route) {}

        @Override
        public void onStart(Route route) {}

        @Override
        public void onStop(Route route) {}

        @Override
        public void onSuspend(Route route) {}

        @Override
        public void onResume(Route route) {}
    }
}
