'use strict';

// What callers pass, as what crosses to the core: bytes as a binary string, parameters in one string.

const { Buffer } = require('node:buffer');
const { isUint8Array } = require('node:util').types;

const hasOwn = Object.prototype.hasOwnProperty;

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

/** Texts in an array, as they are now; nothing if none are given. */
function textsOf(texts, what) {
  if (texts === undefined) return undefined;
  if (!Array.isArray(texts)) throw new TypeError(`${what} must be an array of strings, not ${kindOf(texts)}`);
  const own = [...texts];
  for (const text of own) if (typeof text !== 'string' || !text.isWellFormed()) wellFormed(text, `each of ${what}`);
  return own;
}

/** Whether this may be how many digits of an amount are after the point. */
function isScale(scale) {
  return Number.isInteger(scale) && scale >= 0 && scale < 256;
}

/**
 * The names of the last object: a shop signs the same fields again and again, and these are then the same
 * list. Nobody changes it.
 */
let lastNames = [];

/** The names and the values of parameters, as they are now. */
function listsOf(params) {
  if (typeof params !== 'object' || params === null || isUint8Array(params)) {
    throw new TypeError(`params must be an object or a list of pairs, not ${kindOf(params)}`);
  }
  if (typeof params[Symbol.iterator] === 'function') {
    const [names, values] = [[], []];
    for (const pair of params) {
      if (!Array.isArray(pair) || pair.length !== 2 || typeof pair[0] !== 'string') {
        throw new TypeError('params as a list must hold pairs [name, value], both of them strings');
      }
      names.push(pair[0]);
      values.push(text(...pair));
    }
    return { names, values };
  }
  const known = lastNames;
  let [names, count] = [known, 0];
  const values = [];
  // Faster than `Object.keys`: V8 knows where the values are. What is inherited is none of the parameters.
  for (const name in params) {
    if (!hasOwn.call(params, name)) continue;
    if (names === known && known[count] !== name) names = known.slice(0, count);
    if (names !== known) names.push(name);
    values.push(text(name, params[name]));
    count += 1;
  }
  lastNames = names.length === count ? names : names.slice(0, count);
  return { names: lastNames, values };
}

/** The value of a field, if it is a text. */
function text(name, value) {
  if (typeof value === 'string') return value;
  const hint = typeof value === 'number' || typeof value === 'bigint'
    ? '. Write an amount as the gateway is to see it: the number 0.10 would become 0.1'
    : '. Leave out a field that has no value';
  throw new TypeError(`the field \`${name}\` must be a string, not ${kindOf(value)}${hint}`);
}

/** Parameters as a JSON list of pairs. */
function jsonOf({ names, values }) {
  return JSON.stringify(names.map((name, index) => [name, values[index]]));
}

/** Throws if a parameter holds half of a surrogate pair. */
function checkPairs({ names, values }) {
  const at = names.findIndex((name, index) => !name.isWellFormed() || !values[index].isWellFormed());
  if (at >= 0) throw new TypeError(`the field \`${names[at].toWellFormed()}\` holds half of a surrogate pair, which stands for no character`);
}

module.exports = { binaryOf, checkPairs, isScale, jsonOf, kindOf, listsOf, textsOf, wellFormed };
