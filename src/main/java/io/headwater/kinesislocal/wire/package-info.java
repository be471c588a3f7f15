/**
 * What goes over the wire: requests and answers in AWS JSON 1.1 and AWS CBOR 1.1, and the checks that every field of a
 * request passes.
 *
 * <pre>
 * bytes → WireFormat → Fields (checked, violations collected) → an action → Answer → AnswerWriter → bytes
 * </pre>
 */
@NullMarked
package io.headwater.kinesislocal.wire;

import org.jspecify.annotations.NullMarked;
