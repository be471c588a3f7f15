package io.headwater.routing;

import org.apache.camel.support.service.ServiceSupport;

/** Has something done when Camel stops, once all routes have ended. */
public final class WhenStopped extends ServiceSupport {
    private final Runnable last;

    /** @param last what is done */
    public WhenStopped(Runnable last) {
        this.last = last;
    }

    @Override
    protected void doStop() {
        last.run();
    }
}
