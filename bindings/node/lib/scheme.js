'use strict';

// A scheme written as text, for gateways that are not built in.

const diagnosis = require('./diagnose.js');
const { okOf } = require('./errors.js');
const { wellFormed } = require('./inputs.js');
const { native } = require('./native.js');
const { Targets } = require('./target.js');
const verbs = require('./verbs.js');

const WIRES = ['form', 'json'];

/** The method that gives the target for a secret and options. */
const TARGET = Symbol('target');

/**
 * How messages of a gateway that is not built in are signed. It may be used in place of gateway and message.
 */
class Scheme {
  #text;
  #printed;
  #signField;
  #wire;
  #targets = new Targets();

  constructor(text, { signField, wire }) {
    this.#printed = okOf(native.printedScheme(wellFormed(text, 'scheme')));
    this.#text = text;
    this.#signField = wellFormed(signField, 'signField');
    if (!WIRES.includes(wire)) throw new TypeError("wire must be 'form' or 'json'");
    this.#wire = wire;
  }

  /** Reads a scheme from its text form. */
  static parse(text, where) {
    return new Scheme(text, where);
  }

  get text() { return this.#text; }
  get signField() { return this.#signField; }
  get wire() { return this.#wire; }

  verify(body, secret, options) { return verbs.verify(this[TARGET](secret, options), body); }
  verifyBatch(bodies, secret, options) { return verbs.verifyBatch(this[TARGET](secret, options), bodies); }
  sign(params, secret, options) { return verbs.sign(this[TARGET](secret, options), params); }
  explain(body, secret = [], options) { return verbs.explain(this[TARGET](secret, options), body); }
  diagnose(body, secret, options) { return diagnosis.diagnose(this[TARGET](secret, options), body, options); }
  diagnoseDocument(params, signature, secret, options) {
    return diagnosis.diagnoseDocument(this[TARGET](secret, options), params, signature, options);
  }
  answer(body, secret = [], options) { return verbs.answer(this[TARGET](secret, options), body); }

  [TARGET](secret, options) {
    return this.#targets.find(undefined, undefined, secret, options, (secrets, own) => (
      native.schemeTarget(this.#text, this.#signField, this.#wire, secrets, own)));
  }

  /** The scheme as it is printed: every axis, in one order. */
  toString() { return this.#printed; }
  toJSON() { return this.#printed; }
}

module.exports = { Scheme, TARGET };
