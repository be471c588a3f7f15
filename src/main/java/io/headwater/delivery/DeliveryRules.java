package io.headwater.delivery;

import java.time.Duration;

/**
 * When an object is complete, whichever comes first.
 *
 * @param interval after its first record was taken
 * @param size bytes of its lines, before compression; a record is never cut, so it may be some more
 * @param memory bytes of all objects that are being collected, together
 * @param format of new objects
 */
record DeliveryRules(Duration interval, long size, long memory, ObjectFormat format) {}
