'use strict';

// The exceptions: one class for each stable code of the core.

const codes = require('../codes.js');

const BY_CODE = new Map();

/** An error of paysign, with its stable code. It holds no secret and no signature. */
class PaysignError extends Error {
  /** Made only by paysign, from what the core says. */
  constructor(facts) {
    super(facts.message);
    this.code = facts.code;
    this.number = BY_CODE.get(facts.code)?.number;
    this.field = facts.field === null ? undefined : valueOf(facts.field);
    this.fieldIsCut = facts.fieldIsCut;
    this.offset = facts.offset ?? undefined;
    if (facts.gateway) {
      this.gatewayCode = facts.gateway.gatewayCode;
      this.text = facts.gateway.text ?? undefined;
      this.said = facts.gateway.said ?? undefined;
    }
  }
}
Object.defineProperty(PaysignError.prototype, 'name', { value: 'PaysignError' });

const classes = { PaysignError };
for (const [code, number, name] of codes) {
  const one = { [name]: class extends PaysignError {} }[name];
  Object.defineProperty(one.prototype, 'name', { value: name });
  BY_CODE.set(code, { number, one });
  classes[name] = one;
}

/** The exception for what the core says. */
function errorOf(facts) {
  const One = BY_CODE.get(facts.code)?.one ?? PaysignError;
  return new One(facts);
}

/** What a native function has returned as JSON, or its error thrown. */
function okOf(json) {
  const { ok, error } = JSON.parse(json);
  if (error !== undefined) throw errorOf(error);
  return ok;
}

/** What a native function has made, or its error thrown: that one is a text. */
function madeOf(made) {
  if (typeof made === 'string') throw errorOf(JSON.parse(made));
  return made;
}

/** A text, or the bytes of what is not UTF-8. */
function valueOf(value) {
  return typeof value === 'string' ? value : new Uint8Array(Buffer.from(value.bytes, 'latin1'));
}

module.exports = { classes, errorOf, okOf, madeOf, valueOf };
