'use strict';

// What can be done with a message, whatever it is known by.

const { Buffer } = require('node:buffer');
const { isUint8Array } = require('node:util').types;
const { Answer } = require('./answer.js');
const { errorOf, okOf, valueOf } = require('./errors.js');
const { binaryOf, checkPairs, joinedOf, jsonOf, listsOf } = require('./inputs.js');
const { native } = require('./native.js');
const { partsOf } = require('./packed.js');
const { Signed } = require('./signed.js');
const { Verified } = require('./verified.js');

/** How many characters cross at most in one call of a batch. */
const MOST_AT_ONCE = 2 ** 20;
/** How many values cross one by one; see sign.rs. */
const MOST_VALUES = 16;

function verify(target, body) {
  const found = target.verify(body);
  if (found === true) return new Verified(target, body, -2);
  if (typeof found === 'string') return new Verified(target, found, -1);
  // No body: this tells why.
  if (found === undefined) binaryOf(body, 'body');
  throw errorOf(JSON.parse(found.error));
}

function verifyBatch(target, bodies) {
  const list = Array.from(bodies);
  const all = [];
  let from = 0;
  while (from < list.length) {
    let [to, len, texts] = [from, 0, 0];
    while (to < list.length && (to === from || len + list[to].length <= MOST_AT_ONCE)) {
      const body = list[to];
      if (typeof body === 'string') texts += 1; else if (!isUint8Array(body)) binaryOf(body, 'body');
      len += body.length;
      to += 1;
    }
    verifyPart(target, from === 0 && to === list.length ? list : list.slice(from, to), texts, all);
    from = to;
  }
  return all;
}

/** Verifies bodies, of which so many are texts, in one call, and appends what was found to `all`. */
function verifyPart(target, bodies, texts, all) {
  let [list, joined, isBinary, found] = [bodies];
  if (texts === list.length) {
    joined = list.join('');
    found = verdictsOf(target, joined, list, false);
  } else if (texts === 0) {
    [joined, isBinary] = [Buffer.concat(list).toString('latin1'), true];
    found = verdictsOf(target, joined, list, true);
  }
  if (found === undefined) {
    // Texts beside bytes, or not ASCII: each as its bytes.
    list = bodies.map((body) => binaryOf(body, 'body'));
    [joined, isBinary] = [list.join(''), true];
    found = verdictsOf(target, joined, list, true);
  }
  const { verdicts, errors } = found;
  let start = 0;
  for (let index = 0; index < list.length; index += 1) {
    const body = list[index];
    const verdict = verdicts[index];
    const end = start + body.length;
    if (verdict < 0) all.push(errorOf(JSON.parse(errors[-1 - verdict].slice(1))));
    else all.push(new Verified(target, texts === 0 ? joined.slice(start, end) : body, isBinary ? 2 * index + 1 : 2 * index));
    start = end;
  }
}

/** What the core finds of bodies that stand one behind another; nothing if they are texts and not ASCII. */
function verdictsOf(target, joined, list, isBinary) {
  const verdicts = new Int32Array(list.length);
  for (let index = 0; index < list.length; index += 1) verdicts[index] = list[index].length;
  const errors = target.verifyBatch(joined, verdicts, isBinary);
  return errors === undefined ? undefined : { verdicts, errors: partsOf(errors) };
}

function sign(target, params) {
  const lists = listsOf(params);
  const { names, values } = lists;
  const joined = names.length > 0 && names.length <= MOST_VALUES ? joinedOf(names) : undefined;
  const result = joined === undefined ? target.sign(jsonOf(lists)) : target.sign(joined, ...values);
  if (typeof result === 'string') return new Signed(result, lists);
  checkPairs(lists);
  throw errorOf(JSON.parse(result.error));
}

function explain(target, body) {
  const facts = okOf(native.explain(target.native, binaryOf(body, 'body')));
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
  return new Answer(okOf(native.answer(target.native, binary)), (name) => okOf(native.answerField(target.native, binary, name)));
}

module.exports = { answer, explain, sign, verify, verifyBatch };
