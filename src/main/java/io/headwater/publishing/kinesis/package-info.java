/** Amazon Kinesis as a sink: one PutRecords a request, its per-record results, and what each of its errors means. */
@NullMarked
package io.headwater.publishing.kinesis;

import org.jspecify.annotations.NullMarked;
