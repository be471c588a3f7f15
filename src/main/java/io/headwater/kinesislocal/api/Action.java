package io.headwater.kinesislocal.api;

import io.headwater.kinesislocal.faults.Injection;
import io.headwater.kinesislocal.wire.Answer;
import io.headwater.kinesislocal.wire.Fields;

/**
 * One action of the API.
 *
 * @param <I> what its request says
 */
interface Action<I> {
    /** Takes from the request what the action needs; broken constraints are collected in the fields. */
    I read(Fields fields);

    /** Does it; called only with an input that broke no constraint. */
    Answer perform(I input);

    /** Does it while something goes wrong: to be told by those actions of which not all fails. */
    default Answer perform(I input, Injection injection) {
        return perform(input);
    }
}
