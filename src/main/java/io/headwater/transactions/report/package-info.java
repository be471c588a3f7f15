/**
 * What a dataset of transactions looks like, for a person to check it by.
 *
 * <pre>
 *   Parameters, TransactionStatistics ──▶ TextReport: TextTable, Bars        (a terminal of 80 columns)
 *                                    ╰──▶ HtmlReport: report.html, report.css, report.js, Chart.js
 *                                              PageData (JSON, for the plots), Findings and HtmlTables (for all readers)
 * </pre>
 */
@NullMarked
package io.headwater.transactions.report;

import org.jspecify.annotations.NullMarked;
