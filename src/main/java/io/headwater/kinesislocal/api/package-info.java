/**
 * The actions of the API, one class each: what a request may say, and what is done.
 *
 * <p>{@code Api} knows them by name. An action reads its input ({@code Action.read}), which collects broken constraints;
 * only an input without any is performed ({@code Action.perform}). What several actions share: {@code Rules} (fields and
 * limits), {@code StreamReference} (name or ARN), {@code Account} (streams, clock, names), {@code Tokens} (shard iterators
 * and page tokens), {@code Descriptions} (streams and shards in answers).
 */
@NullMarked
package io.headwater.kinesislocal.api;

import org.jspecify.annotations.NullMarked;
