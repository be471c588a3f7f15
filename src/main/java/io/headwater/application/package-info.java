/**
 * Headwater put together: which routes run, with which settings, beside which Kinesis, and how all of it starts and stops.
 */
@NullMarked
package io.headwater.application;

import org.jspecify.annotations.NullMarked;
