/** Reads a stream back and compares it with the file of a receipt: brings {@code receipts}, {@code source} and {@code kinesis} together. */
@NullMarked
package io.headwater.verification;

import org.jspecify.annotations.NullMarked;
