'use strict';

// What a call is about, as the core takes it: a message, the secrets, the options.

const { madeOf } = require('./errors.js');
const { kindOf, wellFormed } = require('./inputs.js');
const { native } = require('./native.js');
const { Secret, secretsOf } = require('./secret.js');

const LIMITS = ['bodyLen', 'fields', 'depth'];

/** The options as the core takes them; what is not given is as the core has it. */
function optionsOf(options = {}) {
  if (typeof options !== 'object' || options === null) throw new TypeError(`options must be an object, not ${kindOf(options)}`);
  const { strict, limits = {} } = options;
  if (strict !== undefined && typeof strict !== 'boolean') throw new TypeError(`options.strict must be a boolean, not ${kindOf(strict)}`);
  for (const limit of LIMITS) {
    const is = limits[limit];
    if (is !== undefined && !(Number.isInteger(is) && is >= 0 && is < 2 ** 32)) {
      throw new TypeError(`options.limits.${limit} must be a whole number, not ${kindOf(is)}`);
    }
  }
  return native.options(strict, limits.bodyLen, limits.fields, limits.depth);
}

/** The last target of `tableTarget`: shops mostly verify one kind of message with one secret. */
let last = { gateway: undefined, message: undefined, secret: undefined, target: undefined };

/** A message by the names of its gateway and itself. */
function tableTarget(gateway, message, secret, options) {
  if (options === undefined && secret === last.secret && message === last.message && gateway === last.gateway) return last.target;
  const names = [wellFormed(gateway, 'gateway'), wellFormed(message, 'message')];
  const target = madeOf(native.tableTarget(...names, secretsOf(secret), optionsOf(options)));
  // A text is not kept: only what cannot be looked into.
  if (options === undefined && secret instanceof Secret) last = { gateway, message, secret, target };
  return target;
}

/** A message of which only the scheme is known. */
function schemeTarget(scheme, secret, options) {
  const { text, signField, wire } = scheme;
  return madeOf(native.schemeTarget(text, signField, wire, secretsOf(secret), optionsOf(options)));
}

module.exports = { optionsOf, schemeTarget, tableTarget };
