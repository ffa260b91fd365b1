// aws-sdk 2 as plugins import it (globals.md §6.2): the services that plugins use.
'use strict';

const { config, Config, Credentials, Endpoint } = require('./config.js');
const Service = require('./service.js');
const Request = require('./request.js');
const ManagedUpload = require('./managed-upload.js');

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

function serviceClass(name) {
    const type = { [name]: class extends Service {} }[name];
    type.serviceIdentifier = type.prototype.serviceIdentifier = name.toLowerCase();
    type.prototype.serviceName = name;
    for (const operation of OPERATIONS[name].split(' ')) {
        type.prototype[operation] = function (params, callback) {
            return this.makeRequest(operation, params, callback);
        };
    }
    return type;
}

for (const name of Object.keys(OPERATIONS)) {
    exports[name] = serviceClass(name);
}

// upload(params, options?, callback?)
exports.S3.ManagedUpload = ManagedUpload;
exports.S3.prototype.upload = function (params, options, callback) {
    const [settings, done] = typeof options === 'function' ? [undefined, options] : [options, callback];
    const upload = new ManagedUpload({ ...settings, service: this, params });
    if (typeof done === 'function') {
        upload.send(done);
    }
    return upload;
};

Object.assign(exports, { config, Config, Credentials, Endpoint, Request, Service, VERSION: '2.1248.0' });
