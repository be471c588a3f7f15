-- A view in Amazon Redshift that follows the stream of card transactions, some seconds behind it.
--
-- Before: the stack with ForRedshift=yes, and the role of its output RedshiftRoleArn attached to the cluster or the serverless namespace.
-- Put that ARN in below, and the stream's name if it is another. Aggregated records (publish.aggregate=true) cannot be read so.

CREATE EXTERNAL SCHEMA headwater
FROM KINESIS
IAM_ROLE 'arn:aws:iam::123456789012:role/headwater-RedshiftRole';

-- What is no JSON is passed over. Values are taken out by the views below: a stream's other columns need no new view of the stream.
CREATE MATERIALIZED VIEW card_transactions_raw
SORTKEY (approximate_arrival_timestamp)
AUTO REFRESH YES
AS
SELECT
    approximate_arrival_timestamp,
    refresh_time,
    shard_id,
    sequence_number,
    partition_key,
    FROM_VARBYTE(kinesis_data, 'utf-8') AS record
FROM headwater."cust-payment-txn-stream"
WHERE IS_UTF8(kinesis_data) AND CAN_JSON_PARSE(kinesis_data);

-- The stream is delivered at least once: after a failure a transaction may be in it twice, and TRANSACTION_ID tells.
-- tx_fraud and tx_fraud_scenario are null with simulate.transactions.labels=false.
CREATE VIEW card_transactions AS
SELECT
    transaction_id,
    NULLIF(JSON_EXTRACT_PATH_TEXT(record, 'TX_DATETIME', true), '')::timestamp AS tx_datetime,
    NULLIF(JSON_EXTRACT_PATH_TEXT(record, 'CUSTOMER_ID', true), '')::bigint AS customer_id,
    NULLIF(JSON_EXTRACT_PATH_TEXT(record, 'TERMINAL_ID', true), '')::bigint AS terminal_id,
    NULLIF(JSON_EXTRACT_PATH_TEXT(record, 'TX_AMOUNT', true), '')::decimal(12, 2) AS tx_amount,
    NULLIF(JSON_EXTRACT_PATH_TEXT(record, 'TX_TIME_SECONDS', true), '')::bigint AS tx_time_seconds,
    NULLIF(JSON_EXTRACT_PATH_TEXT(record, 'TX_TIME_DAYS', true), '')::int AS tx_time_days,
    NULLIF(JSON_EXTRACT_PATH_TEXT(record, 'TX_FRAUD', true), '')::smallint AS tx_fraud,
    NULLIF(JSON_EXTRACT_PATH_TEXT(record, 'TX_FRAUD_SCENARIO', true), '')::smallint AS tx_fraud_scenario,
    approximate_arrival_timestamp
FROM (
    SELECT
        *,
        ROW_NUMBER() OVER (PARTITION BY transaction_id ORDER BY approximate_arrival_timestamp) AS time_seen
    FROM (
        SELECT
            NULLIF(JSON_EXTRACT_PATH_TEXT(record, 'TRANSACTION_ID', true), '')::bigint AS transaction_id,
            record,
            approximate_arrival_timestamp
        FROM card_transactions_raw
    )
)
WHERE time_seen = 1;

-- How much there is, and how far behind:
SELECT COUNT(*), MAX(tx_datetime), MAX(approximate_arrival_timestamp) FROM card_transactions;

-- How often a transaction came more than once:
SELECT COUNT(*) - COUNT(DISTINCT JSON_EXTRACT_PATH_TEXT(record, 'TRANSACTION_ID', true)) FROM card_transactions_raw;

-- What could not be read while the view was refreshed:
SELECT * FROM SYS_STREAM_SCAN_ERRORS ORDER BY record_time DESC LIMIT 20;

-- To undo all this:
-- DROP VIEW card_transactions; DROP MATERIALIZED VIEW card_transactions_raw; DROP SCHEMA headwater;
