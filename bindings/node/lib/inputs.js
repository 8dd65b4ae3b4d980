'use strict';

// What callers pass, as what crosses to the core: bytes as a binary string, parameters in one string.

const { Buffer } = require('node:buffer');
const { isUint8Array } = require('node:util').types;

/** What a value is, for a sentence. */
function kindOf(value) {
  if (value === null) return 'null';
  if (Array.isArray(value)) return 'an array';
  if (typeof value === 'object') return `an object (${value.constructor?.name ?? 'without a prototype'})`;
  return value === undefined ? 'undefined' : `a ${typeof value}`;
}

/** The bytes as a string of one character each, which cannot change while it is looked at. */
function binaryOf(bytes, what) {
  if (typeof bytes === 'string') {
    // As long as its UTF-8: nothing but ASCII in it.
    if (Buffer.byteLength(bytes) === bytes.length) return bytes;
    return Buffer.from(wellFormed(bytes, what)).toString('latin1');
  }
  if (isUint8Array(bytes)) {
    return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1');
  }
  throw new TypeError(`${what} must be a string or a Uint8Array, not ${kindOf(bytes)}`
    + (what === 'body' ? ': pass the raw body, before a framework parses it' : ''));
}

/** The text, if it stands for bytes at all. */
function wellFormed(text, what) {
  if (typeof text !== 'string') throw new TypeError(`${what} must be a string, not ${kindOf(text)}`);
  if (text.isWellFormed()) return text;
  throw new TypeError(`${what} holds half of a surrogate pair, which stands for no character`);
}

/** The names and values of parameters, all in one string with a zero byte between, and how many pairs they are. */
function joinedOf(params) {
  let joined = '';
  let count = 0;
  const add = (name, value) => {
    if (typeof value !== 'string') throw notText(name, value);
    joined = count === 0 ? `${name}\0${value}` : `${joined}\0${name}\0${value}`;
    count += 1;
  };
  if (typeof params !== 'object' || params === null || isUint8Array(params)) {
    throw new TypeError(`params must be an object or a list of pairs, not ${kindOf(params)}`);
  }
  if (typeof params[Symbol.iterator] === 'function') {
    for (const pair of params) add(...checkedPair(pair));
  } else {
    for (const name of Object.keys(params)) add(name, params[name]);
  }
  if (!joined.isWellFormed()) throw halfPair(params);
  return { joined, count };
}

/** The pairs of parameters that `joinedOf` has accepted. */
function pairsOf(params) {
  return typeof params[Symbol.iterator] === 'function' ? Array.from(params, checkedPair) : Object.entries(params);
}

function checkedPair(pair) {
  if (Array.isArray(pair) && pair.length === 2 && typeof pair[0] === 'string') return pair;
  throw new TypeError('params as a list must hold pairs [name, value], both of them strings');
}

function notText(name, value) {
  const hint = typeof value === 'number' || typeof value === 'bigint'
    ? '. Write an amount as the gateway is to see it: the number 0.10 would become 0.1'
    : '. Leave out a field that has no value';
  return new TypeError(`the field \`${name}\` must be a string, not ${kindOf(value)}${hint}`);
}

function halfPair(params) {
  const [name] = pairsOf(params).find(([name, value]) => !name.isWellFormed() || !value.isWellFormed());
  return new TypeError(`the field \`${name.toWellFormed()}\` holds half of a surrogate pair, which stands for no character`);
}

/** The pairs in one string. */
function splitOf(joined, count) {
  const parts = joined.split('\0');
  return Array.from({ length: count }, (_, index) => parts.slice(2 * index, 2 * index + 2));
}

/** Calls `cross` with the parameters; once more, as a JSON list, if a zero byte stands in one of
 * them. Returns its result, and what gives the pairs as they were then. */
function crossed(params, cross) {
  // What is no array may be readable only once.
  const isOther = typeof params?.[Symbol.iterator] === 'function' && typeof params !== 'string' && !Array.isArray(params);
  const list = isOther ? Array.from(params) : params;
  const { joined, count } = joinedOf(list);
  const result = cross(joined, count);
  if (result !== null) return { result, pairs: () => splitOf(joined, count) };
  const json = JSON.stringify(pairsOf(list));
  return { result: cross(json), pairs: () => JSON.parse(json) };
}

module.exports = { binaryOf, crossed, kindOf, wellFormed };
