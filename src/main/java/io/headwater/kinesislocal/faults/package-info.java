/**
 * Faults for clients to be tested with: what can go wrong with a request ({@code Fault}), how often ({@code FaultPlan}),
 * and the switch of a running local Kinesis ({@code Faults}).
 *
 * <pre>{@code
 * kinesis.faults().nextRecords(Fault.RECORD_FAILED, 3, 7);                     // exactly these
 * kinesis.faults().nextRequests(2, Fault.RESET_AFTER);
 * kinesis.faults().follow(FaultPlan.parse("internal-failure=0.01,seed=7"));    // now and then
 * }</pre>
 *
 * <p>Decides only; what a fault does is up to those who answer requests, who say when it happened.
 */
@NullMarked
package io.headwater.kinesislocal.faults;

import org.jspecify.annotations.NullMarked;
