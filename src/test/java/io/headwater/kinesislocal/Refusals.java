package io.headwater.kinesislocal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.assertj.core.api.AbstractThrowableAssert;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import software.amazon.awssdk.services.kinesis.model.KinesisException;

/** What a client sees of a request that breaks a rule. */
final class Refusals {
    private Refusals() {}

    static AbstractThrowableAssert<?, ? extends Throwable> refused(
            Class<? extends KinesisException> type, ThrowingCallable call) {
        return assertThatThrownBy(call).isInstanceOf(type).satisfies(error -> assertThat(
                        ((KinesisException) error).statusCode())
                .isEqualTo(400));
    }
}
