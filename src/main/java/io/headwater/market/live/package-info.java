/**
 * The market as a feed that goes on now: as many messages a second as are asked for, with the present time, POSTed in the order of each symbol.
 *
 * <pre>
 *   timer ─▶ MarketSource.due ─▶ MessageBatch, … ─▶ aggregate (MessageBatch.and) ─▶ MarketPublisher ─▶ BatchPublisher ─▶ post-market
 *              ├── Schedule: when is the next one due                                    │
 *              ├── MarketFeed ─▶ KeyedMessages ─▶ (FaultyFeed) ─▶ Lane                    ▼
 *              └── FeedReport ◀────────────────────────────────────────────────── FeedCounters
 * </pre>
 */
@NullMarked
package io.headwater.market.live;

import org.jspecify.annotations.NullMarked;
