package io.headwater.stocks.streaming;

/**
 * How far a stream of history is, at one moment.
 *
 * @param history which, in words
 * @param at the day and symbol of the last row that was stored; empty if it is none yet
 * @param row how many rows of this round are stored
 * @param ofRows how many rows a round has; 0 while the history is not there yet
 * @param round which time the history is streamed, from 1 on
 */
public record StreamProgress(String history, String at, long row, long ofRows, long round) {}
