'use strict';

// What can be done with a message, whatever it is known by.

const { Buffer } = require('node:buffer');
const { isUint8Array } = require('node:util').types;
const { Answer } = require('./answer.js');
const { errorOf, okOf, valueOf } = require('./errors.js');
const { binaryOf, checkPairs, listsOf, wellFormed } = require('./inputs.js');
const { native } = require('./native.js');
const { arrivalOf } = require('./options.js');
const { partsOf } = require('./packed.js');
const registers = require('./registers.js');
const { Signed, signatureOf } = require('./signed.js');
const { Target } = require('./target.js');
const { Verified, refuseUnless } = require('./verified.js');

/** How many characters and bytes are verified at most in one call of a batch. */
const MAX_AT_ONCE = 2 ** 20;
/**
 * How many characters of texts cross together: V8 gives memory of its own, which is expensive, to strings of
 * eight times as many.
 */
const MAX_JOINED = 2 ** 14;

function verify(target, body) {
  const found = target.verify(body);
  if (found === undefined) wellFormed(body, 'body');
  refuseUnless(found);
  const number = target.nextMessage;
  target.nextMessage = number + 1;
  const verified = typeof body === 'string'
    ? new Verified(target, body, 0, 0, number)
    : new Verified(target, registers.lastBuffer(), target.start, body.length, number);
  target.lastMessage = number;
  return verified;
}

/** Verifies a body that came with headers: the message is verified again by these too. */
function verifyArrived(target, body, options) {
  const arrival = arrivalOf(options);
  return verify(arrival === undefined ? target : new Target(native.arrivedTarget(target.native, ...arrival)), body);
}

/** Signs a raw body: the headers to send with it. */
function signBody(target, body, options) {
  const [headers, now] = arrivalOf(options) ?? ['[]'];
  return Object.fromEntries(okOf(native.signedHeaders(target.native, binaryOf(body, 'body'), headers, now)));
}

function verifyBatch(target, bodies) {
  const list = Array.from(bodies);
  const all = new Array(list.length);
  for (let from = 0; from < list.length;) from = verifyPart(target, list, from, all);
  return all;
}

/**
 * Verifies bodies from `from` on, as many as go in one call, puts what was found into `all`, and returns
 * where it has stopped.
 */
function verifyPart(target, list, from, all) {
  const lens = new Int32Array(list.length - from);
  const first = target.nextMessage;
  target.nextMessage = first + lens.length;
  const to = addBodies(target, first, list, from, all, lens);
  const verdicts = lens.length === to - from ? lens : lens.subarray(0, to - from);
  target.batchLen = 0;
  const errors = partsOf(registers.verifyBatch(target.number, verdicts));
  for (let place = 0; place < verdicts.length; place += 1) {
    if (verdicts[place] < 0) all[from + place] = errorOf(JSON.parse(errors[-1 - verdicts[place]].slice(1)));
  }
  target.firstOfBatch = first;
  target.batchLen = verdicts.length;
  return to;
}

/**
 * Adds bodies to a batch: puts messages into `all`, as if all were right, numbered from `first` on, writes
 * how many bytes each has to `lens`, and returns where it has stopped.
 */
function addBodies(target, first, list, from, all, lens) {
  let [at, sum] = [from, 0];
  // Texts that wait: the last ones before `at`.
  let [joined, texts] = ['', 0];
  // Bytes that wait: the last ones in the buffer.
  let [start, waiting] = [0, 0];
  registers.openBatch();
  for (; at < list.length; at += 1) {
    const body = list[at];
    const isText = typeof body === 'string';
    if (!isText && !isUint8Array(body)) binaryOf(body, 'body');
    const len = body.length;
    if (at > from && sum + len > MAX_AT_ONCE) break;
    sum += len;
    lens[at - from] = len;
    if (isText) {
      if (waiting > 0) waiting = batchBytes(start, waiting);
      joined += body;
      texts += 1;
      if (joined.length >= MAX_JOINED) [joined, texts] = batchTexts(joined, list, at + 1 - texts, texts, from, lens);
      all[at] = new Verified(target, body, 0, 0, first + at - from);
    } else {
      if (texts > 0) [joined, texts] = batchTexts(joined, list, at - texts, texts, from, lens);
      if (waiting > 0 && len > registers.roomInBuffer()) waiting = batchBytes(start, waiting);
      const own = registers.copyIn(body, len);
      if (waiting === 0) start = own;
      waiting += len;
      all[at] = new Verified(target, registers.lastBuffer(), own, len, first + at - from);
    }
  }
  if (waiting > 0) batchBytes(start, waiting);
  if (texts > 0) batchTexts(joined, list, at - texts, texts, from, lens);
  return at;
}

/** Hands over bytes in the buffer. None wait any more. */
function batchBytes(start, len) {
  registers.batchBytes(start, len);
  return 0;
}

/** Hands over texts, of which the first is at `first` of the list. None wait any more. */
function batchTexts(joined, list, first, count, from, lens) {
  // As long as its UTF-8: nothing but ASCII in it.
  if (registers.batchText(joined) !== joined.length) {
    for (let at = first; at < first + count; at += 1) lens[at - from] = Buffer.byteLength(wellFormed(list[at], 'body'));
  }
  return ['', 0];
}

function sign(target, params) {
  const { names, values } = listsOf(params);
  target.signed = undefined;
  const signature = signatureOf(target, names, values);
  if (typeof signature !== 'string') {
    checkPairs({ names, values });
    throw errorOf(JSON.parse(signature.error));
  }
  const signed = new Signed(target, names, values, signature);
  target.signed = signed;
  return signed;
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

module.exports = { answer, explain, sign, signBody, verify, verifyArrived, verifyBatch };
