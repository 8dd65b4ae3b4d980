'use strict';

// What can be done with a message, whatever it is known by.

const { errorOf, okOf, valueOf } = require('./errors.js');
const { binaryOf, crossed } = require('./inputs.js');
const { native } = require('./native.js');
const { Signed } = require('./signed.js');
const { Answer, Verified } = require('./verified.js');

/** How many characters cross at most in one call of a batch. */
const MOST_AT_ONCE = 2 ** 24;

function verify(target, body) {
  const binary = binaryOf(body, 'body');
  const verdict = native.verify(target, binary);
  return verdictOf(target, binary, verdict, true);
}

/** The message, or its error: thrown, or handed back. */
function verdictOf(target, binary, verdict, isThrown) {
  if (typeof verdict === 'number') return new Verified(target, binary, verdict);
  const error = errorOf(JSON.parse(verdict));
  if (isThrown) throw error;
  return error;
}

function verifyBatch(target, bodies) {
  const binaries = Array.from(bodies, (body) => binaryOf(body, 'body'));
  const verdicts = [];
  let from = 0;
  while (from < binaries.length) {
    let to = from;
    let len = 0;
    do {
      len += binaries[to].length;
      to += 1;
    } while (to < binaries.length && len + binaries[to].length <= MOST_AT_ONCE);
    const part = binaries.slice(from, to);
    const found = native.verifyBatch(target, part.join(''), Uint32Array.from(part, (binary) => binary.length));
    for (let index = 0; index < part.length; index += 1) verdicts.push(verdictOf(target, part[index], found[index], false));
    from = to;
  }
  return verdicts;
}

function sign(target, params) {
  const { result, pairs } = crossed(params, (joined, count) => native.sign(target, joined, count));
  if (result.startsWith('{')) throw errorOf(JSON.parse(result));
  return new Signed(result, pairs);
}

function explain(target, body) {
  const facts = okOf(native.explain(target, binaryOf(body, 'body')));
  const { verdict } = facts;
  return {
    ...facts,
    included: facts.included.map((pair) => pair.map(valueOf)),
    leftOut: facts.leftOut.map(([name, reason]) => [valueOf(name), reason]),
    canonical: valueOf(facts.canonical),
    verdict: verdict?.error ? { ...verdict, error: errorOf(verdict.error) } : verdict,
  };
}

function answer(target, body) {
  const binary = binaryOf(body, 'body');
  return new Answer(okOf(native.answer(target, binary)), (name) => okOf(native.answerField(target, binary, name)));
}

module.exports = { answer, explain, sign, verify, verifyBatch };
