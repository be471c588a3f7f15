package io.headwater.stocks.providers;

import java.time.Duration;

/**
 * How providers are asked.
 *
 * @param userAgent what the requests say who asks
 * @param spacing the least time between the end of a request and the next to the same host
 * @param timeout the most that a whole answer may take
 */
public record HttpOptions(String userAgent, Duration spacing, Duration timeout) {}
