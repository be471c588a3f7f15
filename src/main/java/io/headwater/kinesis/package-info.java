/**
 * Amazon Kinesis by the AWS SDK, which is named nowhere else: a stream to write to ({@code KinesisSink}), a stream to read
 * ({@code StreamReader}), and the clients for both.
 */
@NullMarked
package io.headwater.kinesis;

import org.jspecify.annotations.NullMarked;
