/**
 * The records of a stream as objects: collected for a while or up to a size, written with a line for each record, and done with only
 * once the object is stored. No Camel and no settings but in {@code DeliveryBeans}.
 *
 * <pre>
 *   RecordBatch ─▶ StreamDelivery ─▶ ShardDelivery, one a shard ─▶ ObjectStore
 *                                      │  ObjectBuffer (what is collected)
 *                                      └▶ DeliveryRecord (state/: which object came last, with which records)
 * </pre>
 */
@NullMarked
package io.headwater.delivery;

import org.jspecify.annotations.NullMarked;
