'use strict';

// The package: `require('paysign')`. For `import` there is index.mjs, which hands out the same things.

const { Answer } = require('./lib/answer.js');
const diagnosis = require('./lib/diagnose.js');
const { classes } = require('./lib/errors.js');
const { Gateway, namedTarget } = require('./lib/gateway.js');
const { kindOf } = require('./lib/inputs.js');
const { Merchant } = require('./lib/merchant.js');
const { native } = require('./lib/native.js');
const { refuseNames } = require('./lib/options.js');
const { Scheme } = require('./lib/scheme.js');
const { Secret } = require('./lib/secret.js');
const { Request, Signed } = require('./lib/signed.js');
const { TARGET } = require('./lib/target.js');
const verbs = require('./lib/verbs.js');
const { Verified } = require('./lib/verified.js');

/** What a call is about: a message of a gateway by its id or a `Gateway`; or a `Scheme` and `null`. */
function targetOf(gateway, message, secret, options) {
  if (typeof gateway === 'string') return namedTarget(gateway, message, secret, options);
  if (gateway instanceof Gateway || gateway instanceof Scheme) return gateway[TARGET](message, secret, options);
  throw new TypeError(`gateway must be a string, a Gateway or a Scheme, not ${kindOf(gateway)}`);
}

/** The same, for what is not called by the gateway, and so holds nothing of the shop's own. */
function plainTargetOf(gateway, message, secret, options) {
  refuseNames(options, 'it belongs to what the gateway sends to an address of the shop');
  return targetOf(gateway, message, secret, options);
}

/** Verifies a raw body, exactly as it came off the socket. */
function verify(gateway, message, body, secret, options) {
  return verbs.verifyArrived(targetOf(gateway, message, secret, options), body, options);
}

/** Verifies many bodies in one call: a verified message or an error for each. */
function verifyBatch(gateway, message, bodies, secret, options) {
  return verbs.verifyBatch(targetOf(gateway, message, secret, options), bodies);
}

/** Signs parameters, and checks them against the message's table. */
function sign(gateway, message, params, secret, options) {
  return verbs.sign(plainTargetOf(gateway, message, secret, options), params);
}

/** Explains how a raw body is read and what its signature covers. */
function explain(gateway, message, body, secret = [], options) {
  return verbs.explain(targetOf(gateway, message, secret, options), body);
}

/**
 * Says why the signature of a raw body does not match: for a developer's machine, where no stranger can ask.
 */
function diagnose(gateway, message, body, secret, options) {
  return diagnosis.diagnose(targetOf(gateway, message, secret, options), body, options);
}

/** Says whether a worked example on a vendor's page is consistent, and what would make it so. */
function diagnoseDocument(gateway, message, params, signature, secret, options) {
  return diagnosis.diagnoseDocument(plainTargetOf(gateway, message, secret, options), params, signature, options);
}

/** Reads a gateway's answer. */
function answer(gateway, message, body, secret = [], options) {
  return verbs.answer(plainTargetOf(gateway, message, secret, options), body);
}

/** The gateways, with everything that is in their tables. */
function gateways() {
  return JSON.parse(native.tables());
}

module.exports = {
  ...classes, Answer, Gateway, Merchant, Request, Scheme, Secret, Signed, Verified,
  answer, diagnose, diagnoseDocument, explain, gateways, sign, verify, verifyBatch,
};
