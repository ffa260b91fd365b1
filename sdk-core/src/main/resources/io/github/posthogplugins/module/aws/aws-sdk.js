// aws-sdk 2 as plugins import it (globals.md §6.2): the services that plugins use.
'use strict';

const { config, Config, Credentials, Endpoint } = require('./config.js');
const { OPERATIONS } = require('./operations.js');
const Service = require('./service.js');
const Request = require('./request.js');
const ManagedUpload = require('./managed-upload.js');

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
