'use strict';

// Parameters with their signature, ready to be sent.

const { inspect } = require('node:util');
const border = require('./border.js');
const { jsonOf } = require('./inputs.js');
const { pairsOf, partsOf } = require('./packed.js');

const { numbers, TARGET, LEN } = border;

/** How many values cross one by one; see sign.rs. */
const MOST_VALUES = 16;

/** The names that crossed last. */
let named;

/** Whether the core has these names, or takes them; a zero byte stands behind each. */
function areNamed(names) {
  if (names === named) return true;
  if (names.some((name) => name.includes('\0')) || border.nameParams(`${names.join('\0')}\0`) !== true) return false;
  named = names;
  return true;
}

/** What the core says to parameters: a signature, an error, or nothing if they are no text. It has them at hand then. */
function signatureOf(target, names, values) {
  const count = names.length;
  const crossSingly = count > 0 && count <= MOST_VALUES && areNamed(names);
  numbers[TARGET] = target.number;
  if (!crossSingly) return border.signList(jsonOf({ names, values }));
  numbers[LEN] = count;
  // One by one: to spread a list takes V8 as long as to read two of its texts.
  return border.signValues(
    values[0], values[1], values[2], values[3], values[4], values[5], values[6], values[7],
    values[8], values[9], values[10], values[11], values[12], values[13], values[14], values[15],
  );
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

  /** Says that the next call is about these parameters. If the core has others at hand, it signs them again. */
  #mean() {
    const target = this.#target;
    if (target.signed !== this) {
      target.signed = undefined;
      signatureOf(target, this.#names, this.#values);
      target.signed = this;
    }
    numbers[TARGET] = target.number;
  }

  get signature() { return this.#signature; }

  get body() {
    if (this.#body === undefined) {
      this.#mean();
      this.#body = border.writeBody();
    }
    return this.#body;
  }

  /** All fields to send, in the order of the body. */
  entries() {
    this.#mean();
    return pairsOf(partsOf(border.listFields())).values();
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
