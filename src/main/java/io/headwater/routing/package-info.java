/**
 * Where Camel meets the rest: our {@code aws2-kinesis} component, the POST that a route makes, and the reload of edited
 * routes.
 *
 * <pre>
 *   routes/*.camel.yaml ── aws2-kinesis:… → KinesisComponent → BatchPublisher → KinesisSink
 *                       └─ httpPublisher.publish → BatchPublisher → HttpSink → RoutePost → post-to-http (a route again)
 * </pre>
 */
@NullMarked
package io.headwater.routing;

import org.jspecify.annotations.NullMarked;
