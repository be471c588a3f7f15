package io.headwater.verification;

/**
 * A row, as a person finds it in the file.
 *
 * @param row its number among the rows of the file, rejected ones included, from 1
 * @param line the line on which it ends, from 1
 */
public record Place(long row, long line) {}
