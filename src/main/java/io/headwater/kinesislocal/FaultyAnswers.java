package io.headwater.kinesislocal;

import io.headwater.kinesislocal.Delivery.Extent;
import io.headwater.kinesislocal.api.Api;
import io.headwater.kinesislocal.faults.Fault;
import io.headwater.kinesislocal.faults.Faults;
import io.headwater.kinesislocal.faults.Injection;
import io.headwater.kinesislocal.wire.ApiException;
import io.headwater.kinesislocal.wire.Fields;
import io.headwater.kinesislocal.wire.WireFormat;
import java.util.Optional;

/** The API's answers, and what goes wrong with them on request. Thread-safe. */
final class FaultyAnswers {
    private final Api api;
    private final Faults faults;

    FaultyAnswers(Api api, Faults faults) {
        this.api = api;
        this.faults = faults;
    }

    /**
     * Answers a request.
     *
     * @throws ApiException what the client is to be told instead
     */
    Delivery to(String target, Fields fields, WireFormat format) {
        Injection injection = faults.to(Api.nameIn(target));
        Optional<Fault> fault = injection.ofRequest();
        if (fault.isEmpty()) {
            return answered(target, fields, format, injection);
        }
        return switch (fault.get()) {
            case RESET_BEFORE -> {
                injection.happened(Fault.RESET_BEFORE);
                yield new Delivery(Reply.empty(), Extent.NOTHING, 0);
            }
            case SLOW_BEFORE -> {
                injection.happened(Fault.SLOW_BEFORE);
                Reply late = Reply.of(format, ApiException.internalFailure("Not done, and late on request"));
                yield new Delivery(late, Extent.WHOLE, faults.delayMillis());
            }
            default -> {
                if (fault.get().isRefusal()) {
                    injection.happened(fault.get());
                    throw refusal(fault.get());
                }
                Delivery answer = answered(target, fields, format, injection);
                yield spoilt(answer.reply(), fault.get(), injection);
            }
        };
    }

    private Delivery answered(String target, Fields fields, WireFormat format, Injection injection) {
        return Delivery.of(Reply.of(format, api.answer(target, fields, injection)));
    }

    private Delivery spoilt(Reply reply, Fault fault, Injection injection) {
        if (fault == Fault.SHORT_RESULTS) {
            // Its action knows whether it has results to leave out.
            return Delivery.of(reply);
        }
        injection.happened(fault);
        return switch (fault) {
            case RESET_AFTER -> new Delivery(reply, Extent.NOTHING, 0);
            case SLOW_AFTER -> new Delivery(reply, Extent.WHOLE, faults.delayMillis());
            case TRUNCATED -> new Delivery(reply, Extent.HALF, 0);
            case GARBAGE -> Delivery.of(reply.asGarbage());
            default -> throw new IllegalStateException("Not a fault of answers: " + fault);
        };
    }

    private static ApiException refusal(Fault fault) {
        String injected = "Injected by the local Kinesis: " + fault.label() + ".";
        return fault == Fault.INTERNAL_FAILURE
                ? ApiException.internalFailure(injected)
                : new ApiException(fault.status(), fault.errorType(), injected);
    }
}
