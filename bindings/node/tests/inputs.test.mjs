// What only JavaScript has: texts and bytes, objects, names that mean something to the language, threads,
// both module systems.

import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { createRequire } from 'node:module';
import { test } from 'node:test';
import { setTimeout } from 'node:timers/promises';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { Worker } from 'node:worker_threads';
import * as paysign from '../index.mjs';
import { EXAMPLE } from './support.mjs';

const require = createRequire(import.meta.url);
const secret = new paysign.Secret(EXAMPLE.secret);
const PAY = {
  pid: '152787', type: 'wxpay', out_trade_no: '1', notify_url: 'https://shop.example.com/n', return_url: 'https://shop.example.com/r',
  name: 'x', money: '0.10',
};
const ANY = 'fields all; empty skip; null word; order name; pair name=value; separator "&"; secret append ""; digest md5; hex lower';
const scheme = paysign.Scheme.parse(ANY, { signField: 'sign', wire: 'form' });

test('a body is taken as text, bytes, a Buffer, and a part of a larger buffer', () => {
  const bytes = new TextEncoder().encode(EXAMPLE.body);
  const around = new Uint8Array(bytes.length + 9).fill(0x25);
  around.set(bytes, 4);
  const shared = new Uint8Array(new SharedArrayBuffer(bytes.length));
  shared.set(bytes);
  for (const body of [EXAMPLE.body, bytes, Buffer.from(bytes), around.subarray(4, 4 + bytes.length), shared]) {
    assert.equal(paysign.verify('epay', 'notify', body, secret).orderNo, EXAMPLE.orderNo);
  }
});

test('a text that is not ASCII stands for its UTF-8', () => {
  const body = decodeURIComponent(EXAMPLE.body);
  assert.notEqual(Buffer.byteLength(body), body.length);
  assert.match(paysign.verify('epay', 'notify', body, secret).get('name'), /^测试支付/);
});

test('what is verified cannot be changed afterwards', () => {
  const bytes = Buffer.from(EXAMPLE.body);
  const verified = paysign.verify('epay', 'notify', bytes, secret);
  bytes.write('pid=9');
  assert.equal(verified.get('pid'), '152787');
  assert.throws(() => { 'use strict'; verified.fields.pid = '9'; }, TypeError);
});

test('a parsed body is refused, and the error says what to pass', () => {
  for (const body of [{ pid: '1' }, null, undefined, 7, ['a'], new ArrayBuffer(4), new Uint16Array(2)]) {
    assert.throws(() => paysign.verify('epay', 'notify', body, secret), { name: 'TypeError', message: /raw body/ });
  }
});

test('half of a surrogate pair is refused wherever a text goes in', () => {
  const half = 'x\ud800';
  assert.throws(() => paysign.verify('epay', 'notify', `a=${half}`, secret), { name: 'TypeError', message: /surrogate/ });
  assert.throws(() => paysign.sign('epay@code200', 'pay', { ...PAY, name: half }, secret), { name: 'TypeError', message: /`name`.*surrogate/ });
  assert.throws(() => new paysign.Secret(half), { name: 'TypeError', message: /surrogate/ });
  assert.throws(() => paysign.verify('epay', 'notify', EXAMPLE.body, secret).expect(half, '1'), { name: 'TypeError', message: /surrogate/ });
  assert.equal(paysign.sign('epay@code200', 'pay', { ...PAY, name: '😀' }, secret).fields.name, '😀');
});

test('a number is refused with the name of its field and a hint', () => {
  assert.throws(() => paysign.sign('epay@code200', 'pay', { ...PAY, money: 0.10 }, secret), { name: 'TypeError', message: /`money`.*0\.10 would become 0\.1/ });
  for (const value of [true, null, undefined, 10n, {}, []]) {
    assert.throws(() => paysign.sign('epay@code200', 'pay', { ...PAY, money: value }, secret), { name: 'TypeError', message: /`money` must be a string/ });
  }
  for (const params of [null, undefined, 'a=1', 7, [['a']], [['a', 1]], ['ab'], Buffer.from('ab')]) {
    assert.throws(() => paysign.sign('epay@code200', 'pay', params, secret), TypeError);
  }
  const verified = paysign.verify('epay', 'notify', EXAMPLE.body, secret);
  for (const amount of [0.1, 10n, undefined, null, { minor: 10, scale: 2 }, { minor: 10n }]) {
    assert.throws(() => verified.expect(EXAMPLE.orderNo, amount), { name: 'TypeError', message: /as a string/ });
  }
});

test('parameters come as an object, pairs, a Map, a URLSearchParams or an iterator', () => {
  const of = (params) => paysign.sign('epay@code200', 'pay', params, secret).body;
  const pairs = Object.entries(PAY);
  for (const params of [pairs, new Map(pairs), new URLSearchParams(PAY), pairs.values(), Object.assign(Object.create({ inherited: 'x' }), PAY)]) {
    assert.equal(of(params), of(PAY));
  }
  assert.throws(() => of([...pairs, ['money', '9']]), { code: 'duplicate_field', field: 'money' });
  assert.throws(() => of({ ...PAY, 'a\0b': 'c' }), { code: 'ambiguous_field', field: 'a\0b' });
  assert.equal(scheme.sign({ a: 'x\0y', b: '' }, secret).fields.a, 'x\0y');
  assert.throws(() => of({}), { code: 'missing_field' });
});

test('names that mean something to JavaScript are fields like any other', () => {
  const names = ['__proto__', 'constructor', 'toString', 'hasOwnProperty', 'valueOf', '__defineGetter__', 'length', 'then'];
  const signed = scheme.sign(names.map((name) => [name, 'x']), secret);
  const verified = scheme.verify(signed.body, secret);
  for (const name of names) {
    assert.equal(verified.get(name), 'x');
    assert.equal(verified.fields[name], 'x');
    assert.ok(Object.hasOwn(verified.fields, name));
    assert.equal(signed.fields[name], 'x');
  }
  assert.equal(Object.getPrototypeOf(verified.fields), null);
  assert.equal({}.polluted, undefined);
  const plain = paysign.verify('epay', 'notify', EXAMPLE.body, secret);
  for (const name of names) {
    assert.equal(plain.get(name), undefined);
    assert.equal(plain.has(name), false);
    assert.equal(plain.fields[name], undefined);
    assert.equal(plain.unproved(name), undefined);
  }
  const object = JSON.parse('{"__proto__": "x", "a": "1"}');
  assert.equal(scheme.verify(scheme.sign(object, secret).body, secret).get('__proto__'), 'x');
});

test('a scheme takes the place of gateway and message', () => {
  const { body } = paysign.sign(scheme, null, { a: '1' }, secret);
  assert.equal(body, scheme.sign({ a: '1' }, secret).body);
  assert.equal(paysign.verify(scheme, null, body, secret).get('a'), '1');
  assert.deepEqual(paysign.verifyBatch(scheme, null, [body, ''], secret).map((verdict) => verdict.code), [undefined, 'empty_body']);
  assert.equal(paysign.explain(scheme, null, body, secret).verdict.valid, true);
  for (const answer of [paysign.answer(scheme, null, body, secret), scheme.answer(body, secret)]) assert.deepEqual([answer.get('a'), answer.isProved], ['1', true]);
  assert.throws(() => paysign.verify(scheme, 'notify', body, secret), { name: 'TypeError', message: /the message is null/ });
  assert.throws(() => paysign.verify({}, 'notify', body, secret), { name: 'TypeError', message: /gateway must be a string/ });
});

test('`require` and `import` give the same classes', () => {
  const required = require('../index.js');
  assert.throws(() => required.verify('epay', 'notify', 'a=1', secret), paysign.MissingSignatureError);
  assert.throws(() => paysign.verify('epay', 'notify', 'a=1', secret), required.PaysignError);
  const names = (module) => Object.keys(module).filter((name) => !['default', 'module.exports'].includes(name)).sort();
  assert.deepEqual(names(paysign), names(required));
  for (const name of names(required)) assert.equal(paysign[name], required[name]);
});

test('a batch gives the verdicts of single calls', () => {
  const bodies = [];
  for (let at = 0; at < EXAMPLE.body.length; at += 3) bodies.push(EXAMPLE.body, `${EXAMPLE.body.slice(0, at)}Z${EXAMPLE.body.slice(at + 1)}`);
  bodies.push('', decodeURIComponent(EXAMPLE.body), Buffer.from(EXAMPLE.body), Buffer.from([0xff, 0x3d, 0xfe]));
  const verdicts = paysign.verifyBatch('epay', 'notify', bodies, secret);
  assert.equal(verdicts.length, bodies.length);
  bodies.forEach((body, index) => {
    let single;
    try { single = paysign.verify('epay', 'notify', body, secret).fields; } catch (error) { single = error.message; }
    const verdict = verdicts[index];
    assert.deepEqual(verdict instanceof paysign.Verified ? verdict.fields : verdict.message, single);
  });
  assert.deepEqual(paysign.verifyBatch('epay', 'notify', [], secret), []);
  assert.equal(paysign.verifyBatch('epay', 'notify', new Set([EXAMPLE.body]), secret)[0].isPaid, true);
  assert.throws(() => paysign.verifyBatch('epay', 'notify', [{}], secret), TypeError);
});

test('a batch of any size and kind gives each body its own fields', () => {
  const one = scheme.sign({ a: 'x'.repeat(300) }, secret).body;
  const bodies = Array.from({ length: 9000 }, (_, index) => (index % 3 === 0 ? scheme.sign({ a: `${index}`, b: 'é' }, secret).body : one));
  for (const given of [bodies, bodies.map((body) => Buffer.from(body)), bodies.map((body, index) => (index % 2 === 0 ? body : Buffer.from(body)))]) {
    const verdicts = scheme.verifyBatch(given, secret);
    given.forEach((_, index) => assert.equal(verdicts[index].get('a'), index % 3 === 0 ? `${index}` : 'x'.repeat(300)));
  }
  const binary = Buffer.concat([Buffer.from('a='), Buffer.from([0xb2, 0xe2])]);
  const signed = Buffer.concat([binary, Buffer.from(`&sign=${createHash('md5').update(binary).update(EXAMPLE.secret).digest('hex')}`)]);
  for (const verified of [scheme.verify(signed, secret), ...scheme.verifyBatch(Array(12).fill(signed), secret)]) {
    assert.deepEqual(verified.get('a'), new Uint8Array([0xb2, 0xe2]));
  }
});

test('a message is read whatever was verified after it', () => {
  const bodies = Array.from({ length: 20 }, (_, index) => scheme.sign({ a: `${index}` }, secret).body);
  const verified = bodies.flatMap((body) => [scheme.verify(body, secret), scheme.verify(Buffer.from(body), secret)]);
  const batches = [scheme.verifyBatch(bodies, secret), scheme.verifyBatch(bodies.toReversed(), secret).reverse()];
  assert.throws(() => scheme.verify('a=0&sign=00', secret), { code: 'malformed_signature' });
  bodies.forEach((_, index) => {
    for (const one of [verified[2 * index], verified[2 * index + 1], batches[0][index], batches[1][index]]) {
      assert.deepEqual([one.get('a'), one.secretIndex, [...one].length], [`${index}`, 0, 1]);
    }
  });
});

test('bytes of any length are read whatever was verified after them', () => {
  const options = { limits: { bodyLen: 100_000 } };
  const lens = [1, 70_000, 2, 40_000, 30_000, 3, 65_000];
  const bodies = lens.map((len) => Buffer.from(scheme.sign({ a: 'x'.repeat(len), n: `${len}` }, secret, options).body));
  const read = (message) => [message.get('n'), message.get('a').length, [...message].length];
  const expected = bodies.map((body) => read(scheme.verify(body, secret, options)));
  const singly = bodies.map((body) => scheme.verify(body, secret, options));
  const batches = [bodies, bodies.toReversed()].map((list) => scheme.verifyBatch(list, secret, options));
  // One array for all messages, as a server may have it.
  const reused = Buffer.alloc(100_000);
  const fromReused = bodies.map((body) => {
    body.copy(reused);
    return scheme.verify(reused.subarray(0, body.length), secret, options);
  });
  reused.fill('%');
  for (const found of [singly, batches[0], batches[1].toReversed(), fromReused]) assert.deepEqual(found.map(read), expected);
  assert.deepEqual(expected, lens.map((len) => [`${len}`, len, 2]));
});

test('texts and bytes of a batch keep their places, whatever is right', () => {
  const make = (index) => scheme.sign({ a: index % 7 === 0 ? `é${index}` : `${index}` }, secret).body;
  const bodies = Array.from({ length: 3000 }, (_, index) => {
    const body = index % 5 === 0 ? make(index).replace('sign=', 'sign=0') : make(index);
    return index % 11 < 6 ? body : Buffer.from(body);
  });
  const verdicts = scheme.verifyBatch(bodies, secret);
  bodies.forEach((_, index) => {
    const expected = index % 5 === 0 ? 'malformed_signature' : index % 7 === 0 ? `é${index}` : `${index}`;
    assert.equal(verdicts[index].code ?? verdicts[index].get('a'), expected);
  });
  for (const half of ['a=\ud800', 'a=\udc00']) assert.throws(() => scheme.verifyBatch(['a=\ud800', 'b', half], secret), { name: 'TypeError', message: /surrogate/ });
  assert.throws(() => scheme.verifyBatch(['a=\ud83d', '\ude00=b'], secret), { name: 'TypeError', message: /surrogate/ });
});

test('what is signed is read whatever was signed after it', () => {
  const all = Array.from({ length: 40 }, (_, index) => (index % 3 === 0 ? { a: `${index}`, b: 'x' } : { a: `${index}` }));
  const signed = all.map((params) => scheme.sign(params, secret));
  const other = scheme.sign({ z: '1' }, 'another');
  all.forEach((params, index) => {
    assert.equal(signed[index].body, scheme.sign(params, secret).body);
    assert.deepEqual({ ...scheme.verify(signed[index].body, secret).fields }, params);
    assert.deepEqual(signed[index].fields, Object.assign(Object.create(null), params, { sign: signed[index].signature }));
  });
  assert.equal(scheme.verify(other.body, 'another').get('z'), '1');
});

test('parameters may be computed, also by signing others', () => {
  const nested = { a: '1', get b() { return scheme.sign({ c: '2', d: '3' }, secret).signature; }, e: '4' };
  const expected = { a: '1', b: scheme.sign({ c: '2', d: '3' }, secret).signature, e: '4' };
  for (let turn = 0; turn < 3; turn += 1) {
    const before = scheme.sign({ a: '1', b: '2', e: '3' }, secret);
    assert.deepEqual({ ...scheme.verify(scheme.sign(nested, secret).body, secret).fields }, expected);
    assert.deepEqual(Object.keys(before.fields), ['a', 'b', 'e', 'sign']);
  }
});

test('secrets that were given as bytes do not stay', async () => {
  setFlagsFromString('--expose-gc');
  const collect = runInNewContext('gc');
  const { namedTarget } = require('../lib/gateway.js');
  const made = () => namedTarget('epay', 'notify', Buffer.from(EXAMPLE.secret)).number;
  const most = Math.max(...Array.from({ length: 500 }, made));
  assert.ok(most >= 499);
  // Once those that nobody has are gone, their numbers are given again.
  let number = most;
  for (let turn = 0; number >= 499 && turn < 100; turn += 1) {
    collect();
    await setTimeout(10);
    number = made();
  }
  assert.ok(number < 499, `${number} of ${most}`);
});

test('as many parameters are signed as there are', () => {
  for (const count of [0, 1, 15, 16, 17, 40]) {
    const params = Object.fromEntries(Array.from({ length: count }, (_, index) => [`n${index}`, `${index}é`]));
    const signed = scheme.sign(params, secret);
    assert.deepEqual(Object.entries(signed.fields).slice(0, -1), Object.entries(params));
    assert.deepEqual({ ...scheme.verify(signed.body, secret).fields }, params);
  }
  assert.throws(() => scheme.sign({ a: '\ufffd', b: '\udc00' }, secret), { name: 'TypeError', message: /`b`.*surrogate/ });
  assert.equal(scheme.verify('a=\ufffd&' + scheme.sign({ a: '\ufffd' }, secret).body.split('&')[1], secret).get('a'), '\ufffd');
});

test('secrets as text, bytes or lists are told apart, whatever was used before', () => {
  const body = scheme.sign({ a: '1' }, 'right').body;
  const right = [scheme.verify(body, 'right'), scheme.verify(body, ['old', 'right']), scheme.verify(body, ['right']), scheme.verify(body, Buffer.from('right'))];
  assert.deepEqual(right.map(({ secretIndex }) => secretIndex), [0, 1, 0, 0]);
  const list = ['right'];
  scheme.verify(body, list);
  list[0] = 'wrong';
  assert.throws(() => scheme.verify(body, list), { code: 'mismatch' });
  const bytes = Buffer.from('right');
  scheme.verify(body, bytes);
  bytes.fill('x');
  assert.throws(() => scheme.verify(body, bytes), { code: 'mismatch' });
  // The characters of the bytes of `é`, and `é`.
  const accented = scheme.sign({ a: '1' }, 'é').body;
  assert.throws(() => scheme.verify(accented, '\u00c3\u00a9'), { code: 'mismatch' });
  for (let turn = 0; turn < 30; turn += 1) assert.throws(() => scheme.verify(body, `wrong${turn}`), { code: 'mismatch' });
  assert.equal(scheme.verify(body, 'right').get('a'), '1');
  const doubled = scheme.sign([['a', 'x&b=y']], 'right', { strict: false }).body;
  for (let turn = 0; turn < 2; turn += 1) {
    assert.equal(scheme.verify(doubled, 'right', { strict: false }).get('a'), 'x&b=y');
    assert.throws(() => scheme.verify(doubled, 'right'), { code: 'ambiguous_field' });
    assert.throws(() => scheme.verify(doubled, 'right', { limits: { bodyLen: 3 } }), { code: 'body_too_long' });
  }
});

test('options are the core\'s, and wrong ones are refused', () => {
  const doubled = scheme.sign([['a', 'x&b=y']], secret, { strict: false }).body;
  assert.throws(() => scheme.verify(doubled, secret), { code: 'ambiguous_field' });
  assert.equal(scheme.verify(doubled, secret, { strict: false }).get('a'), 'x&b=y');
  assert.throws(() => paysign.verify('epay', 'notify', EXAMPLE.body, secret, { limits: { bodyLen: 9 } }), { code: 'body_too_long' });
  for (const options of [null, 7, { strict: 'no' }, { limits: { fields: 1.5 } }, { limits: { depth: -1 } }]) {
    assert.throws(() => paysign.verify('epay', 'notify', EXAMPLE.body, secret, options), TypeError);
  }
});

test('several secrets verify, and the result says which', () => {
  const verified = paysign.verify('epay', 'notify', EXAMPLE.body, ['an old one', Buffer.from(EXAMPLE.secret)]);
  assert.equal(verified.secretIndex, 1);
});

test('worker threads have the package for themselves', async () => {
  const source = `
    const { parentPort, workerData } = require('node:worker_threads');
    const { verify, Secret } = require(${JSON.stringify(require.resolve('../index.js'))});
    const secret = new Secret(workerData.secret);
    for (let turn = 0; turn < 2000; turn += 1) verify('epay', 'notify', workerData.body, secret).expect(workerData.orderNo, '0.1');
    parentPort.postMessage('done');`;
  const run = () => new Promise((resolve, reject) => {
    const worker = new Worker(source, { eval: true, workerData: EXAMPLE });
    worker.once('message', resolve).once('error', reject);
  });
  assert.deepEqual(await Promise.all([run(), run(), run(), run()]), ['done', 'done', 'done', 'done']);
});
