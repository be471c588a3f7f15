package io.headwater.kinesislocal.wire;

import java.io.IOException;

/** The fields of an answer, to be written in whatever format the client speaks. */
@FunctionalInterface
public interface Answer {
    /** The answer of actions that have nothing to say: no body at all. */
    Answer EMPTY = out -> {};

    /** Writes the fields. */
    void writeTo(AnswerWriter out) throws IOException;
}
