package io.headwater.kinesislocal.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.headwater.kinesislocal.wire.ApiException;
import io.headwater.kinesislocal.wire.WireFormat;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Collections;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * What AWS says, word for word, of requests that it refuses.
 *
 * <p>Each line is an action, a request, and what the client is told. In them {@code hex(…)} is the decimal form of a
 * number and {@code times(n,x)} is x, n times. There is one stream, s, with 3 shards.
 */
class RefusalsTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Pattern HEX = Pattern.compile("hex\\(([0-9a-f]+)\\)");
    private static final Pattern TIMES = Pattern.compile("times\\((\\d+),(.)\\)");
    private static final String VIOLATION = "ValidationException: ";
    private static final String NAME_PATTERN = "Member must satisfy regular expression pattern: [a-zA-Z0-9_.-]+";

    private final ApiCaller api = new ApiCaller(Duration.ofHours(24));

    RefusalsTest() {
        api.createStream("s", 3);
    }

    @ParameterizedTest
    @CsvSource(delimiterString = "→", quoteCharacter = '`', textBlock = """
            PutRecord → {"PartitionKey":true} → class java.lang.Boolean can not be converted to an String
            PutRecord → {"PartitionKey":23} → class com.amazon.coral.value.json.numbers.TruncatingBigNumber can not be converted to an String
            PutRecord → {"PartitionKey":[]} → Start of list found where not expected
            PutRecord → {"PartitionKey":{}} → Start of structure or map found where not expected.
            PutRecord → {"Data":true} → class java.lang.Boolean can not be converted to a Blob
            PutRecord → {"Data":34.56} → class com.amazon.coral.value.json.numbers.TruncatingBigNumber can not be converted to a Blob
            PutRecord → {"Data":"23456"} → '23456' can not be converted to a Blob: Base64 encoded length is expected a multiple of 4 bytes but found: 5
            PutRecord → {"Data":"=+/="} → '=+/=' can not be converted to a Blob: Invalid Base64 character: '='
            PutRecord → {"Data":"a b="} → 'a b=' can not be converted to a Blob: Invalid Base64 character: ' '
            PutRecord → {"Data":"鍵aa="} → '鍵aa=' can not be converted to a Blob: Invalid Base64 character: '鍵'
            PutRecord → {"Data":"===="} → '====' can not be converted to a Blob: Invalid last non-pad Base64 character dectected
            PutRecord → {"Data":"+/+="} → '+/+=' can not be converted to a Blob: Invalid last non-pad Base64 character dectected
            DescribeStream → {"Limit":"23"} → class java.lang.String can not be converted to an Integer
            DescribeStream → {"Limit":true} → class java.lang.Boolean can not be converted to an Integer
            DescribeStream → {"Limit":[]} → Start of list found where not expected
            DescribeStream → {"Limit":{}} → Start of structure or map found where not expected.
            GetShardIterator → {"Timestamp":"1"} → class java.lang.String can not be converted to milliseconds since epoch
            GetShardIterator → {"Timestamp":true} → class java.lang.Boolean can not be converted to milliseconds since epoch
            PutRecords → {"Records":"x"} → Expected list or null
            PutRecords → {"Records":{}} → Start of structure or map found where not expected.
            PutRecords → {"Records":[3]} → Expected null
            PutRecords → {"Records":[[]]} → Start of list found where not expected
            AddTagsToStream → {"Tags":3} → Expected map or null
            AddTagsToStream → {"Tags":[]} → Start of list found where not expected
            AddTagsToStream → {"Tags":{"a":3}} → class com.amazon.coral.value.json.numbers.TruncatingBigNumber can not be converted to an String
            RemoveTagsFromStream → {"TagKeys":[true]} → class java.lang.Boolean can not be converted to an String
            DeleteStream → {"EnforceConsumerDeletion":"hellowtf"} → 'HELLOWTF' can not be converted to an Boolean
            DeleteStream → {"EnforceConsumerDeletion":1} → class com.amazon.coral.value.json.numbers.TruncatingBigNumber can not be converted to an Boolean
            """)
    void refusesValuesOfTheWrongType(String action, String request, String message) throws IOException {
        JsonNode error = refusal(action, request);

        assertThat(error.path("__type").asText()).isEqualTo("SerializationException");
        assertThat(error.path("Message").asText()).as("with a capital").isEqualTo(message);
    }

    @ParameterizedTest
    @CsvSource(delimiterString = "→", quoteCharacter = '`', textBlock = """
            GetRecords → {} → Value null at 'shardIterator' failed to satisfy constraint: Member must not be null
            GetRecords → {"Limit":0,"ShardIterator":"times(513,a)"} → Value '0' at 'limit' failed to satisfy constraint: Member must have value greater than or equal to 1; Value 'times(513,a)' at 'shardIterator' failed to satisfy constraint: Member must have length less than or equal to 512
            GetRecords → {"Limit":2147483648,"ShardIterator":"a"} → Value '2147483647' at 'limit' failed to satisfy constraint: Member must have value less than or equal to 10000
            GetRecords → {"Limit":0.9,"ShardIterator":"a"} → Value '0' at 'limit' failed to satisfy constraint: Member must have value greater than or equal to 1
            PutRecord → {} → Value null at 'partitionKey' failed to satisfy constraint: Member must not be null; Value null at 'data' failed to satisfy constraint: Member must not be null; Value null at 'streamName' failed to satisfy constraint: Member must not be null
            PutRecord → {"StreamName":"","PartitionKey":"","Data":"","ExplicitHashKey":"","SequenceNumberForOrdering":""} → Value '' at 'sequenceNumberForOrdering' failed to satisfy constraint: Member must satisfy regular expression pattern: 0|([1-9]\\d{0,128}); Value '' at 'partitionKey' failed to satisfy constraint: Member must have length greater than or equal to 1; Value '' at 'explicitHashKey' failed to satisfy constraint: Member must satisfy regular expression pattern: 0|([1-9]\\d{0,38}); Value '' at 'streamName' failed to satisfy constraint: NAME; Value '' at 'streamName' failed to satisfy constraint: Member must have length greater than or equal to 1
            PutRecords → {"StreamName":"s","Records":[]} → Value '[]' at 'records' failed to satisfy constraint: Member must have length greater than or equal to 1
            PutRecords → {"StreamName":"s","Records":[{},{"PartitionKey":"times(257,a)","ExplicitHashKey":"-1","Data":""}]} → Value null at 'records.1.member.partitionKey' failed to satisfy constraint: Member must not be null; Value null at 'records.1.member.data' failed to satisfy constraint: Member must not be null; Value 'times(257,a)' at 'records.2.member.partitionKey' failed to satisfy constraint: Member must have length less than or equal to 256; Value '-1' at 'records.2.member.explicitHashKey' failed to satisfy constraint: Member must satisfy regular expression pattern: 0|([1-9]\\d{0,38})
            GetShardIterator → {"StreamName":"s","ShardId":"!","ShardIteratorType":""} → Value '!' at 'shardId' failed to satisfy constraint: NAME; Value '' at 'shardIteratorType' failed to satisfy constraint: Member must satisfy enum value set: [AFTER_SEQUENCE_NUMBER, LATEST, AT_TIMESTAMP, AT_SEQUENCE_NUMBER, TRIM_HORIZON]
            CreateStream → {"ShardCount":0,"StreamName":"times(129,a)"} → Value '0' at 'shardCount' failed to satisfy constraint: Member must have value greater than or equal to 1; Value 'times(129,a)' at 'streamName' failed to satisfy constraint: Member must have length less than or equal to 128
            CreateStream → {"ShardCount":100001,"StreamName":"a"} → Value '100001' at 'shardCount' failed to satisfy constraint: Member must have value less than or equal to 100000
            ListStreams → {"Limit":10001,"ExclusiveStartStreamName":""} → Value '10001' at 'limit' failed to satisfy constraint: Member must have value less than or equal to 10000; Value '' at 'exclusiveStartStreamName' failed to satisfy constraint: NAME; Value '' at 'exclusiveStartStreamName' failed to satisfy constraint: Member must have length greater than or equal to 1
            AddTagsToStream → {"StreamName":"s","Tags":{}} → Value '{}' at 'tags' failed to satisfy constraint: Member must have length greater than or equal to 1
            AddTagsToStream → {"StreamName":"s","Tags":{"":"times(257,v)"}} → Value '{=times(257,v)}' at 'tags' failed to satisfy constraint: Map keys must satisfy constraint: [Member must have length less than or equal to 128, Member must have length greater than or equal to 1]; Value '{=times(257,v)}' at 'tags' failed to satisfy constraint: Map value must satisfy constraint: [Member must have length less than or equal to 256, Member must have length greater than or equal to 0]
            RemoveTagsFromStream → {"StreamName":"s","TagKeys":["a",""]} → Value '[a, ]' at 'tagKeys' failed to satisfy constraint: Member must satisfy constraint: [Member must have length less than or equal to 128, Member must have length greater than or equal to 1]
            IncreaseStreamRetentionPeriod → {"StreamName":"s","RetentionPeriodHours":8761} → Value '8761' at 'retentionPeriodHours' failed to satisfy constraint: Member must have value less than or equal to 8760
            """)
    void tellsEveryBrokenConstraintInTheOrderOfAws(String action, String request, String violations)
            throws IOException {
        String expected = expanded(violations).replace("NAME", NAME_PATTERN);
        int count = expected.split("; Value", -1).length;

        assertThat(told(refusal(action, request)))
                .isEqualTo(VIOLATION + count + " validation error" + (count > 1 ? "s" : "") + " detected: " + expected);
    }

    @ParameterizedTest
    @CsvSource(delimiterString = "→", quoteCharacter = '`', textBlock = """
            PutRecord → {"StreamName":"s","PartitionKey":"a","Data":"","ExplicitHashKey":"340282366920938463463374607431768211456"} → InvalidArgumentException: Invalid ExplicitHashKey. ExplicitHashKey must be in the range: [0, 2^128-1]. Specified value was 340282366920938463463374607431768211456
            CreateStream → {"StreamName":"s","ShardCount":99999} → ResourceInUseException: Stream s under account 000000000000 already exists.
            CreateStream → {"StreamName":"t","ShardCount":99999} → LimitExceededException: This request would exceed the shard limit for the account 000000000000 in us-west-2. Current shard count for the account: 3. Limit: 20000. Number of additional shards that would have resulted from this request: 99999. Refer to the AWS Service Limits page (http://docs.aws.amazon.com/general/latest/gr/aws_service_limits.html) for current limits and how to request higher limits.
            IncreaseStreamRetentionPeriod → {"StreamName":"s","RetentionPeriodHours":23} → InvalidArgumentException: Minimum allowed retention period is 24 hours. Requested retention period (23 hours) is too short.
            DecreaseStreamRetentionPeriod → {"StreamName":"s","RetentionPeriodHours":25} → InvalidArgumentException: Requested retention period (25 hours) for stream s can not be longer than existing retention period (24 hours). Use IncreaseRetentionPeriod API.
            AddTagsToStream → {"StreamName":"s","Tags":{"a;":"b"}} → InvalidArgumentException: Some tags contain invalid characters. Valid characters: Unicode letters, digits, white space, _ . / = + - % @.
            AddTagsToStream → {"StreamName":"s","Tags":{"a":"%"}} → InvalidArgumentException: Failed to add tags to stream s under account 000000000000 because some tags contained illegal characters. The allowed characters are Unicode letters, white-spaces, '_',',','/','=','+','-','@'.
            RemoveTagsFromStream → {"StreamName":"s","TagKeys":["%"]} → InvalidArgumentException: Failed to remove tags from stream s under account 000000000000 because some tags contained illegal characters. The allowed characters are Unicode letters, white-spaces, '_',',','/','=','+','-','@'.
            ListShards → {} → InvalidArgumentException: Either NextToken or StreamName should be provided.
            ListShards → {"NextToken":"a","StreamName":"s"} → InvalidArgumentException: NextToken and StreamName cannot be provided together.
            ListShards → {"NextToken":"a","StreamARN":"arn:aws:kinesis:us-west-2:000000000000:stream/s"} → InvalidArgumentException: NextToken and StreamARN cannot be provided together.
            ListShards → {"NextToken":"a","ExclusiveStartShardId":"b"} → InvalidArgumentException: NextToken and ExclusiveStartShardId cannot be provided together.
            ListShards → {"NextToken":"a","ShardFilter":{"Type":"AT_LATEST"}} → InvalidArgumentException: NextToken and ShardFilter cannot be provided together.
            GetShardIterator → {"StreamName":"s","ShardId":"2147483648","ShardIteratorType":"LATEST"} → ResourceNotFoundException: Could not find shard 2147483648 in stream s under account 000000000000.
            GetShardIterator → {"StreamName":"none","ShardId":"2.14E4","ShardIteratorType":"LATEST"} → ResourceNotFoundException: Could not find shard 2.14E4 in stream none under account 000000000000.
            GetShardIterator → {"StreamName":"none","ShardId":"a-7","ShardIteratorType":"LATEST"} → ResourceNotFoundException: Shard shardId-000000000007 in stream none under account 000000000000 does not exist
            GetShardIterator → {"StreamName":"s","ShardId":"3","ShardIteratorType":"LATEST"} → ResourceNotFoundException: Shard shardId-000000000003 in stream s under account 000000000000 does not exist
            GetRecords → {"ShardIterator":"times(376,A)"} → InvalidArgumentException: Invalid ShardIterator.
            """)
    void refusesWhatCannotBeDone(String action, String request, String error) throws IOException {
        assertThat(told(refusal(action, request))).isEqualTo(error);
    }

    @ParameterizedTest
    @CsvSource(delimiterString = "→", quoteCharacter = '`', textBlock = """
            99 → Invalid StartingSequenceNumber. It encodes shardId-000000000099, while it was used in a call to a shard with shardId-000000000000
            hex(20000000000000000000000000000000000000800000002) → Invalid StartingSequenceNumber. It encodes shardId--02147483648, while it was used in a call to a shard with shardId-000000000000
            hex(20000000000000000000000000000000000000000000001) → USED is invalid because it did not come from this stream.
            hex(20000000000000000000000000000000000000000000002) → USED is invalid because it did not come from this stream.
            hex(20000000000800000000000000000000000000000000002) → USED is invalid.
            hex(13bb2cc3d80000000000000000000000) → USED is invalid.
            hex(20000000000000000000000000000000000000000000004) → USED is invalid.
            hex(30000000000000000000000000000000000000000000001) → USED is invalid.
            hex(1ffffffffff7fffffffffffffff000000000007fffffff2) → USED is invalid.
            """)
    void tellsSequenceNumbersApartByWhatTheyEncode(String number, String message) throws IOException {
        String used = "StartingSequenceNumber " + number
                + " used in GetShardIterator on shard shardId-000000000000 in stream s under account 000000000000";
        for (String type : new String[] {"AT_SEQUENCE_NUMBER", "AFTER_SEQUENCE_NUMBER"}) {
            String request = "{\"StreamName\":\"s\",\"ShardId\":\"shardId-0\",\"ShardIteratorType\":\"" + type
                    + "\",\"StartingSequenceNumber\":\"" + number + "\"}";

            assertThat(told(refusal("GetShardIterator", request)))
                    .isEqualTo("InvalidArgumentException: " + expanded(message.replace("USED", used)));
        }
    }

    @Test
    void failsAsAwsDoesAtASequenceNumberOfTheFirstVersion() throws IOException {
        JsonNode error = refusal(
                "GetShardIterator",
                "{\"StreamName\":\"s\",\"ShardId\":\"0\",\"ShardIteratorType\":\"AT_SEQUENCE_NUMBER\",\"StartingSequenceNumber\":\"0\"}");

        assertThat(error).isEqualTo(JSON.readTree("{\"__type\":\"InternalFailure\"}"));
    }

    @ParameterizedTest
    @CsvSource({
        "23bb2cc3d7f7fffffffffffffff000000000007fffffff2, true",
        "23bb2cc3d807fffffffffffffff000000000007fffffff2, false",
        "20000000000000000000000000000000000000000000001, true",
        "200000000000000000000000000000ffffffff000000002, false",
        "20000000000800000000000000000000000000000000002, false",
        "20000000000000000000000000000000000000000000004, false"
    })
    void takesForOrderingAnyNumberWhoseTimeHasCome(String hex, boolean taken) throws IOException {
        String number = expanded("hex(" + hex + ")");
        String request = "{\"StreamName\":\"s\",\"PartitionKey\":\"a\",\"Data\":\"\",\"SequenceNumberForOrdering\":\""
                + number + "\"}";

        if (taken) {
            assertThat(answer("PutRecord", request).has("SequenceNumber")).isTrue();
        } else {
            assertThat(told(refusal("PutRecord", request)))
                    .isEqualTo("InvalidArgumentException: ExclusiveMinimumSequenceNumber " + number
                            + " used in PutRecord on stream s under account 000000000000 is invalid.");
        }
    }

    @Test
    void showsTheEntriesOfARequestWithTooMany() throws IOException {
        String entry = "{\"PartitionKey\":\"a\",\"Data\":\"\"}";
        String shown = "com.amazonaws.kinesis.v20131202.PutRecordsRequestEntry@c965e310";
        String request =
                "{\"StreamName\":\"s\",\"Records\":[" + String.join(",", Collections.nCopies(501, entry)) + "]}";

        assertThat(told(refusal("PutRecords", request)))
                .isEqualTo(VIOLATION + "1 validation error detected: Value '["
                        + String.join(", ", Collections.nCopies(501, shown))
                        + "]' at 'records' failed to satisfy constraint: Member must have length less than or equal to"
                        + " 500");
    }

    private JsonNode refusal(String action, String request) throws IOException {
        try {
            throw new AssertionError("answered: " + answer(action, request));
        } catch (ApiException refused) {
            return JSON.readTree(WireFormat.JSON.write(refused));
        }
    }

    private JsonNode answer(String action, String request) throws IOException {
        return api.call(action, expanded(request).getBytes(StandardCharsets.UTF_8), WireFormat.JSON);
    }

    private static String told(JsonNode error) {
        return error.path("__type").asText() + ": " + error.path("message").asText();
    }

    private static String expanded(String text) {
        String decimal = HEX.matcher(text).replaceAll(hex -> new BigInteger(hex.group(1), 16).toString());
        return TIMES.matcher(decimal)
                .replaceAll(times -> Matcher.quoteReplacement(times.group(2).repeat(Integer.parseInt(times.group(1)))));
    }
}
