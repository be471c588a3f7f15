/** Our aggregates in the hands of the KCL, the KCL's and the KPL's in ours, and what only looks like one. */
@NullMarked
package io.headwater.kinesis.aggregation;

import org.jspecify.annotations.NullMarked;
