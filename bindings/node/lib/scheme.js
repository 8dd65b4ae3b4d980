'use strict';

// A scheme written as text, for gateways that are not built in.

const diagnosis = require('./diagnose.js');
const { madeOf } = require('./errors.js');
const { kindOf, textsOf, wellFormed } = require('./inputs.js');
const { native } = require('./native.js');
const { namesOf, refuseNames } = require('./options.js');
const { TARGET, Targets } = require('./target.js');
const verbs = require('./verbs.js');

const WIRES = ['form', 'json', 'xml', 'multipart'];

/** The core's words of the roles, by what they are called here. */
const ROLES = new Map(JSON.parse(native.roles()).map((word) => [word.replace(/_(.)/g, (_, first) => first.toUpperCase()), word]));

/** Which field has which role, as pairs of the core's word and a field. */
function rolesOf(roles) {
  if (typeof roles !== 'object' || roles === null || Array.isArray(roles)) throw new TypeError(`roles must be an object, not ${kindOf(roles)}`);
  return Object.entries(roles).map(([role, field]) => {
    if (!ROLES.has(role)) throw new TypeError(`\`${role}\` is not a role: ${[...ROLES.keys()].join(', ')}`);
    return [ROLES.get(role), wellFormed(field, `roles.${role}`)];
  });
}

/**
 * How messages of a gateway that is not built in are signed. It may be used in place of gateway and message.
 */
class Scheme {
  #native;
  #text;
  #signField;
  #wire;
  #targets = new Targets();

  constructor(text, { signField = '', wire, roles = {}, paidValues, ack = '', shopNames, addedNames }) {
    if (!WIRES.includes(wire)) throw new TypeError("wire must be 'form', 'json', 'xml' or 'multipart'");
    const signing = [wellFormed(text, 'scheme'), wellFormed(signField, 'signField'), wire];
    const said = [JSON.stringify(rolesOf(roles)), textsOf(paidValues, 'paidValues') ?? [], wellFormed(ack, 'ack')];
    this.#native = madeOf(native.scheme(...signing, ...said, namesOf({ shopNames, addedNames })));
    this.#text = text;
    this.#signField = signField;
    this.#wire = wire;
  }

  /** Reads a scheme from its text form. */
  static parse(text, description) {
    return new Scheme(text, description);
  }

  get text() { return this.#text; }
  get signField() { return this.#signField; }
  get wire() { return this.#wire; }

  verify(body, secret, options) { return verbs.verifyArrived(this[TARGET](null, secret, options), body, options); }
  signBody(body, secret, options) { return verbs.signBody(this[TARGET](null, secret, options), body, options); }
  verifyBatch(bodies, secret, options) { return verbs.verifyBatch(this[TARGET](null, secret, options), bodies); }
  sign(params, secret, options) { return verbs.sign(this[TARGET](null, secret, options), params); }
  explain(body, secret = [], options) { return verbs.explain(this[TARGET](null, secret, options), body); }
  diagnose(body, secret, options) { return diagnosis.diagnose(this[TARGET](null, secret, options), body, options); }
  diagnoseDocument(params, signature, secret, options) {
    return diagnosis.diagnoseDocument(this[TARGET](null, secret, options), params, signature, options);
  }
  answer(body, secret = [], options) { return verbs.answer(this[TARGET](null, secret, options), body); }

  [TARGET](message, secret, options) {
    if (message !== null) throw new TypeError('a Scheme stands for gateway and message: the message is null');
    refuseNames(options, 'give it to Scheme.parse');
    return this.#targets.find(undefined, undefined, secret, options, (secrets, own) => native.schemeTarget(this.#native, secrets, own));
  }

  /** The scheme as it is printed: every axis, in one order. */
  toString() { return native.printedScheme(this.#native); }
  toJSON() { return this.toString(); }
}

module.exports = { Scheme };
