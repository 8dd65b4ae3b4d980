'use strict';

// Parameters with their signature, ready to be sent.

const { inspect } = require('node:util');
const { pairsOf, partAt, partsOf } = require('./packed.js');

/** Signed parameters. */
class Signed {
  #text;
  #names;
  #values;

  /** From a packed list of the signature, the body and the added fields, and the given ones. */
  constructor(text, { names, values }) {
    this.#text = text;
    this.#names = names;
    this.#values = values;
  }

  get signature() { return partAt(this.#text, 0); }
  get body() { return partAt(this.#text, this.#text.indexOf('\0', 1)); }

  /** All fields to send, in the order of the body. */
  entries() { return [...this.#names.map((name, index) => [name, this.#values[index]]), ...pairsOf(partsOf(this.#text).slice(2))].values(); }
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

module.exports = { Request, Signed };
