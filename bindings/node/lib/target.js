'use strict';

// What a call is about, as the core takes it: a message, the secrets, the options.

const { isUint8Array } = require('node:util').types;
const { madeOf } = require('./errors.js');
const { kindOf, wellFormed } = require('./inputs.js');
const { native } = require('./native.js');
const { secretsOf } = require('./secret.js');

/** The native functions that are bound to one target; each is made when it is called first. */
class Target {
  #native;
  #verifier;
  #batchVerifier;
  #reader;
  #expecter;
  #signer;

  constructor(made) {
    this.#native = made;
  }

  get native() { return this.#native; }
  get verify() { return (this.#verifier ??= native.verifier(this.#native)); }
  get verifyBatch() { return (this.#batchVerifier ??= native.batchVerifier(this.#native)); }
  get read() { return (this.#reader ??= native.reader(this.#native)); }
  get expect() { return (this.#expecter ??= native.expecter(this.#native)); }
  get sign() { return (this.#signer ??= native.signer(this.#native)); }
}

const LIMITS = ['bodyLen', 'fields', 'depth'];

/** The options as a list, in the order of the core's function; what is not given is as the core has it. */
function listOf(options = {}) {
  if (typeof options !== 'object' || options === null) throw new TypeError(`options must be an object, not ${kindOf(options)}`);
  const { strict, limits = {} } = options;
  if (strict !== undefined && typeof strict !== 'boolean') throw new TypeError(`options.strict must be a boolean, not ${kindOf(strict)}`);
  const list = [strict];
  for (const limit of LIMITS) {
    const is = limits[limit];
    if (is !== undefined && !(Number.isInteger(is) && is >= 0 && is < 2 ** 32)) {
      throw new TypeError(`options.limits.${limit} must be a whole number, not ${kindOf(is)}`);
    }
    list.push(is);
  }
  return list;
}

function optionsOf(options) {
  return native.options(...listOf(options));
}

/** How many targets are kept at most. */
const MOST_KEPT = 8;

/** The targets of the latest calls: to make one costs more than what it is made for. A secret that comes as text stays in memory as long as
 * its target is among them. */
class Targets {
  #kept = [];
  #oldest = 0;
  #last = { gateway: undefined, message: undefined, secret: undefined, options: undefined, target: undefined };

  /** The target for these names, as `make` makes it from a secret and options. */
  find(gateway, message, secret, options, make) {
    const last = this.#last;
    if (last.target !== undefined && options === undefined && last.options === undefined && last.message === message && last.gateway === gateway && last.secret === secret) return last.target;
    const asked = options === undefined ? undefined : listOf(options);
    for (const kept of this.#kept) {
      if (kept.message === message && kept.gateway === gateway && areSame(kept.secret, secret) && areEqual(kept.options, asked)) {
        this.#last = kept;
        return kept.target;
      }
    }
    const target = new Target(madeOf(make(secretsOf(secret), native.options(...(asked ?? [])))));
    // Bytes and arrays may hold something else at the next call.
    const own = Array.isArray(secret) ? [...secret] : secret;
    if (![own].flat().some(isUint8Array)) {
      this.#last = { gateway, message, secret: own, options: asked, target };
      this.#kept[this.#oldest] = this.#last;
      this.#oldest = (this.#oldest + 1) % MOST_KEPT;
    }
    return target;
  }
}

function areSame(kept, given) {
  return kept === given || (Array.isArray(kept) && Array.isArray(given) && areEqual(kept, given));
}

function areEqual(left, right) {
  if (left === undefined || right === undefined) return left === right;
  return left.length === right.length && left.every((one, index) => one === right[index]);
}

const tables = new Targets();

/** A message by the names of its gateway and itself. */
function tableTarget(gateway, message, secret, options) {
  return tables.find(gateway, message, secret, options, (secrets, own) => (
    native.tableTarget(wellFormed(gateway, 'gateway'), wellFormed(message, 'message'), secrets, own)));
}

module.exports = { Target, Targets, optionsOf, tableTarget };
