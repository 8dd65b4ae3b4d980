'use strict';

// Messages that are proved.

const { errorOf, valueOf } = require('./errors.js');
const { isScale, kindOf, wellFormed } = require('./inputs.js');
const { native } = require('./native.js');
const { pairsOf, partsOf } = require('./packed.js');
const registers = require('./registers.js');
const { ROLE, LIST, copies, withRoles } = require('./roles.js');

const numbered = (names) => Object.fromEntries(names.map((name, number) => [name, number]));
/**
 * The numbers of what can be asked of a verified message, and how its fields can be asked for, by their
 * names.
 */
const [WHAT, FIELD] = JSON.parse(native.questions()).map(numbered);

/** An authentic message. What is signed comes from `get`; what is not, only from `unproved`. */
class Verified {
  #target;
  #body;
  #start;
  #len;
  #number;
  #lists;
  /** The order number, once it was asked for; and the amount that the core agrees to with it, if any. */
  #order;
  #agreed;

  /**
   * `body` is what was verified: a text, or the buffer with its bytes, of which `len` count from `start` on.
   * `number` is the message's at its target.
   */
  constructor(target, body, start, len, number) {
    this.#target = target;
    this.#body = body;
    this.#start = start;
    this.#len = len;
    this.#number = number;
    this.#lists = undefined;
    this.#order = undefined;
    this.#agreed = undefined;
  }

  /**
   * Which message of the target this is: see `ask` in registers.js. If the core has others at hand, it
   * verifies this one again.
   */
  #message() {
    const target = this.#target;
    const number = this.#number;
    const place = number - target.firstOfBatch;
    if (target.lastMessage === number) return 0;
    if (place >= 0 && place < target.batchLen) return 1 + place;
    this.#recall();
    return 0;
  }

  #recall() {
    const [target, body] = [this.#target, this.#body];
    refuseUnless(target.verify(typeof body === 'string' ? body : body.subarray(this.#start, this.#start + this.#len)));
    target.lastMessage = this.#number;
  }

  #ask(what) {
    return answered(registers.ask(this.#target.number, this.#message(), what));
  }

  #askField(how, name) {
    return answered(registers.askField(this.#target.number, this.#message(), how, name));
  }

  /** All signed fields, or all others: asked for once. */
  #list(what) {
    this.#lists ??= new Map();
    let list = this.#lists.get(what);
    if (list === undefined) this.#lists.set(what, list = pairsOf(partsOf(this.#ask(what))));
    return list;
  }

  /** Who asks for the order expects an amount next: what the core agrees to comes with it. */
  #askOrder() {
    const told = this.#ask(WHAT.order);
    if (typeof told !== 'string') return told;
    const at = told.indexOf('\0');
    if (at > 0) this.#agreed = told.slice(0, at);
    return (this.#order = told.slice(at + 1));
  }

  [ROLE](name) { return name === 'orderNo' ? this.#order ?? this.#askOrder() : this.#ask(WHAT[name]); }
  get [LIST]() { return this.#list(WHAT.fields); }

  get secretIndex() { return this.#ask(WHAT.secretIndex); }
  /** One that repeats no value is the same for all messages of a target, so it is asked for once. */
  get ack() {
    const target = this.#target;
    if (target.constantAck === undefined) target.constantAck = this.#ask(WHAT.constantAck) ?? null;
    return target.constantAck ?? this.#ask(WHAT.ack);
  }
  get(name) { return this.#askField(FIELD.get, name); }
  unproved(name) { return this.#askField(FIELD.unproved, name); }
  unprovedFields() { return copies(this.#list(WHAT.unprovedFields)); }

  /** Throws unless the message says: this order, paid, and exactly this amount. */
  expect(orderNo, amount) {
    // What is spelled otherwise is for the core to compare.
    if (this.#agreed !== undefined && amount === this.#agreed && orderNo === this.#order) return;
    const [digits, scale] = digitsOf(amount);
    const refused = registers.expect(this.#target.number, this.#message(), orderNo, digits, scale);
    if (refused === null) return;
    if (refused === undefined) [wellFormed(orderNo, 'orderNo'), wellFormed(digits, 'amount')];
    throw errorOf(JSON.parse(refused.error));
  }
}

/** Throws what the core says of a body, unless it is right. */
function refuseUnless(found) {
  if (found !== true) throw errorOf(JSON.parse(found.error));
}

/** An answer of the core, or its error thrown. */
function answered(answer) {
  if (typeof answer !== 'object') return answer;
  if (answer.error === undefined) return valueOf(answer);
  throw errorOf(JSON.parse(answer.error));
}

/** The digits of an amount; and how many of them are after the point and one more, or 0 for a decimal. */
function digitsOf(amount) {
  if (typeof amount === 'string') return [amount, 0];
  const { minor, scale } = amount ?? {};
  if (typeof minor === 'bigint' && minor >= 0n && isScale(scale)) {
    return [minor.toString(), 1 + scale];
  }
  throw new TypeError(`amount must be a decimal as a string ('12.50') or { minor: 1250n, scale: 2 }, not ${kindOf(amount)}`
    + (typeof amount === 'number' ? ': a float cannot hold every amount' : ''));
}

withRoles(Verified);

module.exports = { Verified, refuseUnless };
