// The operations of the services, and what those that plugins use most can't do without.
'use strict';

// In the order of their names; each becomes a method.
const OPERATIONS = {
    S3: 'abortMultipartUpload completeMultipartUpload copyObject createBucket createMultipartUpload deleteBucket '
        + 'deleteBucketPolicy deleteObject deleteObjectTagging deleteObjects getBucketAcl getBucketLocation '
        + 'getBucketPolicy getBucketTagging getBucketVersioning getObject getObjectAcl getObjectTagging headBucket '
        + 'headObject listBuckets listMultipartUploads listObjectVersions listObjects listObjectsV2 listParts '
        + 'putBucketPolicy putObject putObjectAcl putObjectTagging uploadPart uploadPartCopy',
    Kinesis: 'addTagsToStream createStream decreaseStreamRetentionPeriod deleteStream describeLimits describeStream '
        + 'describeStreamSummary getRecords getShardIterator increaseStreamRetentionPeriod listShards listStreams '
        + 'listTagsForStream mergeShards putRecord putRecords removeTagsFromStream splitShard updateShardCount',
    Firehose: 'createDeliveryStream deleteDeliveryStream describeDeliveryStream listDeliveryStreams putRecord '
        + 'putRecordBatch',
    SNS: 'confirmSubscription createTopic deleteTopic getTopicAttributes listSubscriptions listSubscriptionsByTopic '
        + 'listTopics publish publishBatch setTopicAttributes subscribe unsubscribe',
    SQS: 'changeMessageVisibility changeMessageVisibilityBatch createQueue deleteMessage deleteMessageBatch deleteQueue '
        + 'getQueueAttributes getQueueUrl listQueues purgeQueue receiveMessage sendMessage sendMessageBatch '
        + 'setQueueAttributes',
};

const REQUIRED = {
    Kinesis: {
        getRecords: 'ShardIterator', getShardIterator: 'ShardId ShardIteratorType', putRecord: 'Data PartitionKey',
        putRecords: 'Records Records.Data Records.PartitionKey',
    },
    Firehose: {
        putRecord: 'DeliveryStreamName Record Record.Data', putRecordBatch: 'DeliveryStreamName Records Records.Data',
    },
    SNS: { publish: 'Message', publishBatch: 'TopicArn PublishBatchRequestEntries' },
    SQS: {
        deleteMessage: 'QueueUrl ReceiptHandle', receiveMessage: 'QueueUrl', sendMessage: 'QueueUrl MessageBody',
        sendMessageBatch: 'QueueUrl Entries Entries.Id Entries.MessageBody',
    },
    S3: { completeMultipartUpload: 'Bucket Key UploadId', deleteObjects: 'Bucket Delete Delete.Objects Delete.Objects.Key' },
};

const requiredOf = (service, operation) => REQUIRED[service]?.[operation]?.split(' ') ?? [];

module.exports = { OPERATIONS, requiredOf };
