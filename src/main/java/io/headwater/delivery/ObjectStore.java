package io.headwater.delivery;

/** Where objects are stored. */
@FunctionalInterface
public interface ObjectStore {
    /**
     * Stores an object for good, in the place of one of the same name, and returns once it is.
     *
     * @param name with the folders it is in, slashes between them
     * @param contentType what it is, as HTTP names it
     * @throws Exception if it is not stored, or perhaps not
     */
    void put(String name, byte[] content, String contentType) throws Exception;
}
