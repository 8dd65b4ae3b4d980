'use strict';

// Parameters with their signature, ready to be sent.

const { inspect } = require('node:util');
const { jsonOf } = require('./inputs.js');
const { pairsOf, partsOf } = require('./packed.js');
const registers = require('./registers.js');

/** How many values cross one by one; see sign.rs. */
const MAX_VALUES = 16;

/** The names that crossed last. */
let named;

/** Whether the core has these names, or takes them; a zero byte stands behind each. */
function areNamed(names) {
  if (names === named) return true;
  if (names.some((name) => name.includes('\0')) || registers.nameParams(`${names.join('\0')}\0`) !== true) return false;
  named = names;
  return true;
}

/** What the core says to parameters: a signature, an error, or nothing if they are no text. It has them at hand then. */
function signatureOf(target, names, values) {
  const count = names.length;
  const crossSingly = count > 0 && count <= MAX_VALUES && areNamed(names);
  return crossSingly ? registers.signValues(target.number, values) : registers.signList(target.number, jsonOf({ names, values }));
}

/** Signed parameters. */
class Signed {
  #target;
  #names;
  #values;
  #signature;
  #body;

  constructor(target, names, values, signature) {
    this.#target = target;
    this.#names = names;
    this.#values = values;
    this.#signature = signature;
    this.#body = undefined;
  }

  /** The number of the target that has these parameters at hand: if it has others, it signs them again. */
  #meant() {
    const target = this.#target;
    if (target.signed !== this) {
      target.signed = undefined;
      signatureOf(target, this.#names, this.#values);
      target.signed = this;
    }
    return target.number;
  }

  get signature() { return this.#signature; }

  get body() {
    if (this.#body === undefined) {
      this.#body = registers.writeBody(this.#meant());
    }
    return this.#body;
  }

  /** All fields to send, in the order of the body. */
  entries() {
    return pairsOf(partsOf(registers.listFields(this.#meant()))).values();
  }

  [Symbol.iterator]() { return this.entries(); }

  get fields() {
    const object = Object.create(null);
    for (const [name, value] of this.entries()) object[name] = value;
    return Object.freeze(object);
  }

  toString() { return this.body; }

  [inspect.custom](_depth, options) {
    return `Signed ${inspect({ fields: Array.from(this.entries(), ([name]) => name) }, options)}`;
  }
}

/** A request for any HTTP client: `fetch(request.url, request)`. A `GET` has no body. */
class Request {
  constructor({ method, url, headers, body }) {
    this.method = method;
    this.url = url;
    this.headers = Object.fromEntries(headers);
    this.body = method === 'GET' ? null : body;
  }

  /** Without query and body: they hold the signature. */
  [inspect.custom](_depth, options) {
    const { method, url, body } = this;
    return `Request ${inspect({ method, url: url.split('?', 1)[0], bodyLen: Buffer.byteLength(body ?? '') }, options)}`;
  }
}

module.exports = { Request, Signed, signatureOf };
