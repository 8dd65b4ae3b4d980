'use strict';

// Messages that are proved.

const { errorOf, valueOf } = require('./errors.js');
const { kindOf, wellFormed } = require('./inputs.js');
const { native } = require('./native.js');
const { pairsOf, partsOf } = require('./packed.js');
const { ROLE, LIST, copies, withRoles } = require('./roles.js');

/** The numbers of what can be asked of a verified message, by their names. */
const WHAT = Object.fromEntries(JSON.parse(native.questions()).map((name, number) => [name, number]));

/** An authentic message. What is signed comes from `get`; what is not, from `unproved` alone. */
class Verified {
  #target;
  #body;
  #place;
  #lists;

  /**
   * `body` is what was verified: a text, or a binary string where bytes were given. `place` is twice its place in a batch, or -2 without one; one
   * more where it is binary.
   */
  constructor(target, body, place) {
    this.#target = target;
    this.#body = body;
    this.#place = place;
    this.#lists = undefined;
  }

  #ask(what, name) {
    const answer = this.#target.read(this.#body, (this.#place & 1) === 1, this.#place >> 1, what, name);
    if (typeof answer !== 'object') return answer;
    if (answer.error === undefined) return valueOf(answer);
    throw errorOf(JSON.parse(answer.error));
  }

  /** All signed fields, or all others: asked for once. */
  #list(what) {
    this.#lists ??= new Map();
    let list = this.#lists.get(what);
    if (list === undefined) this.#lists.set(what, list = pairsOf(partsOf(this.#ask(what))));
    return list;
  }

  [ROLE](name) { return this.#ask(WHAT[name]); }
  get [LIST]() { return this.#list(WHAT.fields); }

  get secretIndex() { return Number(this.#ask(WHAT.secretIndex)); }
  get ack() { return this.#ask(WHAT.ack); }
  get(name) { return this.#ask(WHAT.field, name); }
  unproved(name) { return this.#ask(WHAT.unproved, name); }
  unprovedFields() { return copies(this.#list(WHAT.unprovedFields)); }

  /** Throws unless the message says: this order, paid, and exactly this amount. */
  expect(orderNo, amount) {
    const [digits, scale] = expected(amount);
    const [order, decimal] = [wellFormed(orderNo, 'orderNo'), wellFormed(digits, 'amount')];
    const refused = this.#target.expect(this.#body, (this.#place & 1) === 1, this.#place >> 1, order, decimal, scale);
    if (refused !== null) throw errorOf(JSON.parse(refused.error));
  }
}

function expected(amount) {
  if (typeof amount === 'string') return [amount, undefined];
  const { minor, scale } = amount ?? {};
  if (typeof minor === 'bigint' && minor >= 0n && minor < 2n ** 64n && Number.isInteger(scale) && scale >= 0 && scale < 256) {
    return [minor.toString(), scale];
  }
  throw new TypeError(`amount must be a decimal as a string ('12.50') or { minor: 1250n, scale: 2 }, not ${kindOf(amount)}`
    + (typeof amount === 'number' ? ': a float cannot hold every amount' : ''));
}

withRoles(Verified);

module.exports = { Verified };
