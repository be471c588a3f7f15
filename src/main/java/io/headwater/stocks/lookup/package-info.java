/**
 * Who answers a question about stocks: the cache where it can, else the providers in the order of stocks.providers, else what is cached
 * however old, and the made-up sample only where nobody could be reached at all. Every answer says whom it is from.
 */
@NullMarked
package io.headwater.stocks.lookup;

import org.jspecify.annotations.NullMarked;
