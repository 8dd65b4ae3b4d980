'use strict';

// What a verified message and an answer have in common: fields and roles.

const { inspect } = require('node:util');
const { okOf } = require('./errors.js');
const { isScale, kindOf } = require('./inputs.js');
const { native } = require('./native.js');

/** The method that gives a role by its name, and the property with all fields as pairs. */
const ROLE = Symbol('role');
const LIST = Symbol('list');

class Roles {
  get orderNo() { return this[ROLE]('orderNo'); }
  get tradeNo() { return this[ROLE]('tradeNo'); }
  get orderedAmount() { return this[ROLE]('orderedAmount'); }
  get paidAmount() { return this[ROLE]('paidAmount'); }
  orderedAmountMinor(scale) { return minorOf(this.orderedAmount, scale); }
  paidAmountMinor(scale) { return minorOf(this.paidAmount, scale); }
  get status() { return this[ROLE]('status'); }
  get isPaid() { return this[ROLE]('isPaid'); }
  /** The name of the message. */
  get message() { return this[ROLE]('message'); }

  has(name) { return this.get(name) !== undefined; }
  entries() { return copies(this[LIST]); }
  [Symbol.iterator]() { return this.entries(); }
  get fields() { return objectOf(this[LIST]); }

  /** Names only: values are the shop's customers' business. */
  [inspect.custom](_depth, options) {
    const { message } = this;
    return `${this.constructor.name} ${inspect({ message, fields: this[LIST].map(([name]) => name) }, options)}`;
  }
}

/**
 * Gives a class these properties. It does not inherit them, since to make an object of a class that does
 * takes twice as long.
 */
function withRoles(Class) {
  const { constructor: _, ...roles } = Object.getOwnPropertyDescriptors(Roles.prototype);
  Object.defineProperties(Class.prototype, roles);
}

/** The objects that were made of lists. */
const objects = new WeakMap();

/** As an object without a prototype, in which no name means anything to JavaScript. */
function objectOf(list) {
  const known = objects.get(list);
  if (known !== undefined) return known;
  const object = Object.create(null);
  for (const [name, value] of list) if (typeof name === 'string') object[name] = value;
  objects.set(list, Object.freeze(object));
  return object;
}

/** Pairs that the caller may change. */
function copies(pairs) {
  return pairs.map((pair) => [...pair]).values();
}

/** An amount as a whole number of units of which `scale` digits are after the point. */
function minorOf(decimal, scale) {
  if (!isScale(scale)) throw new TypeError(`scale must be a whole number from 0 to 255, not ${kindOf(scale)}`);
  return decimal === undefined ? undefined : BigInt(okOf(native.minor(decimal, scale)));
}

module.exports = { LIST, ROLE, copies, withRoles };
