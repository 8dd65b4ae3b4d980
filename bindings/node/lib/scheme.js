'use strict';

// A scheme written as text, for gateways that are not built in.

const { okOf } = require('./errors.js');
const { wellFormed } = require('./inputs.js');
const { native } = require('./native.js');
const { schemeTarget } = require('./target.js');
const verbs = require('./verbs.js');

const WIRES = ['form', 'json'];

/** How messages of a gateway that is not built in are signed. It stands where gateway and message stand. */
class Scheme {
  #text;
  #printed;
  #signField;
  #wire;

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

  verify(body, secret, options) { return verbs.verify(schemeTarget(this, secret, options), body); }
  verifyBatch(bodies, secret, options) { return verbs.verifyBatch(schemeTarget(this, secret, options), bodies); }
  sign(params, secret, options) { return verbs.sign(schemeTarget(this, secret, options), params); }
  explain(body, secret = [], options) { return verbs.explain(schemeTarget(this, secret, options), body); }

  /** The scheme as it is printed: every axis, in one order. */
  toString() { return this.#printed; }
  toJSON() { return this.#printed; }
}

module.exports = { Scheme };
