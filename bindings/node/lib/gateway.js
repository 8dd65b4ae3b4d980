'use strict';

// Gateways: the built-in ones by their ids, and the shop's own, which are read from a file.

const { inspect } = require('node:util');
const { madeOf } = require('./errors.js');
const { kindOf, wellFormed } = require('./inputs.js');
const { native } = require('./native.js');
const { TARGET, Targets } = require('./target.js');

let nativeOf;

/** A gateway that is not built in. It may be used wherever the id of a gateway may be. */
class Gateway {
  #native;
  #id;
  #tables;
  #targets = new Targets();

  static {
    nativeOf = (gateway) => gateway.#native;
  }

  /** Made only here: of what the core has made. */
  constructor(made) {
    this.#native = made;
    this.#id = native.gatewayId(made);
  }

  /** Reads a gateway's file, TOML or JSON. It is trusted configuration: never take one from a message. */
  static parse(text) {
    return new Gateway(madeOf(native.parsedGateway(wellFormed(text, 'text'))));
  }

  /** The same as sites of this variant speak it. */
  variant(name) {
    return new Gateway(madeOf(native.gatewayVariant(this.#native, wellFormed(name, 'name'))));
  }

  get id() { return this.#id; }

  /** Everything that is in its tables, as one of `gateways()`, frozen. */
  get tables() {
    return (this.#tables ??= JSON.parse(native.gatewayTables(this.#native), (_name, value) => Object.freeze(value)));
  }

  [TARGET](message, secret, options) {
    return this.#targets.find(undefined, message, secret, options, (secrets, own, names) => (
      native.gatewayTarget(this.#native, wellFormed(message, 'message'), secrets, own, names)));
  }

  toString() { return this.#id; }

  [inspect.custom](_depth, options) {
    return `Gateway ${inspect(this.#id, options)}`;
  }
}

/** A gateway, as the core holds it. */
function gatewayOf(gateway) {
  if (gateway instanceof Gateway) return nativeOf(gateway);
  if (typeof gateway !== 'string') throw new TypeError(`gateway must be a string or a Gateway, not ${kindOf(gateway)}`);
  return madeOf(native.namedGateway(wellFormed(gateway, 'gateway')));
}

const builtIn = new Targets();

/** A message by its name, of a gateway by its id. */
function namedTarget(id, message, secret, options) {
  return builtIn.find(id, message, secret, options, (secrets, own, names) => (
    native.gatewayTarget(gatewayOf(id), wellFormed(message, 'message'), secrets, own, names)));
}

module.exports = { Gateway, gatewayOf, namedTarget };
