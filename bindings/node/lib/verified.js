'use strict';

// Messages that are proved, and answers.

const { inspect } = require('node:util');
const { errorOf, valueOf } = require('./errors.js');
const { kindOf, wellFormed } = require('./inputs.js');
const { native } = require('./native.js');
const { pairsOf, partOf } = require('./packed.js');

/** Fields in the parts of a packed list, from one place up to another: to look for one decodes no other. */
class PackedFields {
  #parts;
  #from;
  #to;
  #list;

  constructor(parts, from, to) {
    this.#parts = parts;
    this.#from = from;
    this.#to = to;
  }

  get(name) {
    const wanted = `t${name}`;
    for (let at = this.#from; at < this.#to; at += 2) {
      const part = this.#parts[at];
      if (part === wanted || (part[0] === 'j' && partOf(part) === name)) return partOf(this.#parts[at + 1]);
    }
    return undefined;
  }

  /** All of them; a name that is not UTF-8 is bytes. */
  get list() {
    return (this.#list ??= pairsOf(this.#parts.slice(this.#from, this.#to)));
  }
}

/** Fields in a list of pairs. */
class ListedFields {
  constructor(list) {
    this.list = list;
  }

  get(name) { return this.list.find(([own]) => own === name)?.[1]; }
}

/** As an object without a prototype, in which no name means anything to JavaScript. */
function objectOf(list) {
  const object = Object.create(null);
  for (const [name, value] of list) if (typeof name === 'string') object[name] = value;
  return Object.freeze(object);
}

/** Pairs that the caller may change. */
function copies(pairs) {
  return pairs.map((pair) => [...pair]).values();
}

/** What stands where in the list of a verified message; the fields come behind. */
const PLACES = ['message', 'status', 'isPaid', 'ack', 'orderNo', 'tradeNo', 'orderedAmount', 'orderedAmountMinor', 'paidAmount', 'paidAmountMinor', 'count'];

/** The facts of a verified message, decoded when they are asked for. */
class PackedFacts {
  #parts;
  #fields;
  #unproved;

  constructor(text) {
    this.#parts = text.split('\0');
  }

  role(name) { return partOf(this.#parts[PLACES.indexOf(name)]); }

  get #split() { return PLACES.length + 2 * Number(this.role('count')); }
  get fields() { return (this.#fields ??= new PackedFields(this.#parts, PLACES.length, this.#split)); }
  get unproved() { return (this.#unproved ??= new PackedFields(this.#parts, this.#split, this.#parts.length)); }
}

/** The facts of an answer. */
class JsonFacts {
  #facts;

  constructor(facts) {
    this.#facts = facts;
    this.fields = new ListedFields(facts.fields.map((pair) => pair.map(valueOf)));
  }

  role(name) {
    const [, amount, isMinor] = name.match(/^(.*Amount)(Minor)?$/) ?? [];
    if (amount === undefined) return this.#facts[name] === null ? undefined : this.#facts[name];
    const found = this.#facts[amount];
    if (found?.error) throw errorOf(found.error);
    return (isMinor ? found?.minor : found?.decimal) ?? undefined;
  }
}

/** What the core has read of a message; it is asked once, when something is asked for. */
let factsOf;

/** The method that asks the core. */
const READ = Symbol('read');

/** What a message and an answer have in common: their roles. */
class Roles {
  #facts;
  #object;

  static {
    factsOf = (roles) => (roles.#facts ??= roles[READ]());
  }

  get orderNo() { return valueOrNone(factsOf(this).role('orderNo')); }
  get tradeNo() { return valueOrNone(factsOf(this).role('tradeNo')); }
  get orderedAmount() { return factsOf(this).role('orderedAmount'); }
  get paidAmount() { return factsOf(this).role('paidAmount'); }
  get orderedAmountMinor() { return minor(factsOf(this).role('orderedAmountMinor')); }
  get paidAmountMinor() { return minor(factsOf(this).role('paidAmountMinor')); }
  get status() { return factsOf(this).role('status'); }
  get isPaid() { return Boolean(factsOf(this).role('isPaid')); }
  /** The name of the message. */
  get message() { return factsOf(this).role('message'); }

  get(name) { return factsOf(this).fields.get(name); }
  has(name) { return this.get(name) !== undefined; }
  entries() { return copies(factsOf(this).fields.list); }
  [Symbol.iterator]() { return this.entries(); }
  get fields() { return (this.#object ??= objectOf(factsOf(this).fields.list)); }

  /** Names alone: values are the shop's customers' business. */
  [inspect.custom](_depth, options) {
    const { message } = this;
    return `${this.constructor.name} ${inspect({ message, fields: factsOf(this).fields.list.map(([name]) => name) }, options)}`;
  }
}

/** A text, or bytes as they are or as JSON has them. */
function valueOrNone(value) {
  return value === undefined || value instanceof Uint8Array ? value : valueOf(value);
}

function minor(digits) {
  return digits === undefined ? undefined : BigInt(digits);
}

/** An authentic message. What is signed comes from `get`; what is not, from `unproved` alone. */
class Verified extends Roles {
  #target;
  #body;
  #secretIndex;

  constructor(target, body, secretIndex) {
    super();
    this.#target = target;
    this.#body = body;
    this.#secretIndex = secretIndex;
  }

  [READ]() { return new PackedFacts(native.read(this.#target, this.#body)); }

  get secretIndex() { return this.#secretIndex; }
  get ack() { return factsOf(this).role('ack'); }
  unproved(name) { return factsOf(this).unproved.get(name); }
  unprovedFields() { return copies(factsOf(this).unproved.list); }

  /** Throws unless the message says: this order, paid, and exactly this amount. */
  expect(orderNo, amount) {
    const [digits, scale] = expected(amount);
    const error = native.expect(this.#target, this.#body, wellFormed(orderNo, 'orderNo'), digits, scale);
    if (error !== null) throw errorOf(JSON.parse(error));
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

/** A gateway's answer that is no error. */
class Answer extends Roles {
  #read;
  #ask;

  /** What the core has read, and what asks for one field by its name or path. */
  constructor(facts, ask) {
    super();
    this.#read = new JsonFacts(facts);
    this.#ask = ask;
  }

  [READ]() { return this.#read; }

  /** A field of the table, or any other by its path: `data.status`. */
  get(name) {
    const value = super.get(name) ?? this.#ask(wellFormed(name, 'name'));
    return value === null ? undefined : valueOf(value);
  }

  has(name) { return this.get(name) !== undefined; }

  get payUrl() { return valueOrNone(factsOf(this).role('payUrl')); }
  get isProved() { return factsOf(this).role('isProved'); }
}

module.exports = { Answer, Verified };
