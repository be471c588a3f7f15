/** An HTTP endpoint as a sink: a batch as one JSON body, POSTed by whatever is behind {@code HttpPost}. */
@NullMarked
package io.headwater.publishing.http;

import org.jspecify.annotations.NullMarked;
