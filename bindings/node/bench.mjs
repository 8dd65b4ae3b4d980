// Side by side with hand-written JavaScript, in one run: `node bindings/node/bench.mjs`. Interleaved, medians; only ratios hold.

import { createHash, timingSafeEqual } from 'node:crypto';
import { existsSync } from 'node:fs';
import paysign from './index.js';

const ROUNDS = 41;
const KEY = '7a3b1053780db61ebd3d7123e1b8d6c4';
const secret = new paysign.Secret(KEY);
const PARAMS = {
  pid: '152787', type: 'wxpay', out_trade_no: '20240125193935458', notify_url: 'https://shop.example.com/notify',
  return_url: 'https://shop.example.com/thanks', name: 'An Oreo', money: '1.00',
};
const BODY = paysign.sign('epay', 'notify', {
  pid: '152787', trade_no: '2024012522001', out_trade_no: '20240125193935458', type: 'wxpay', name: 'VIP member 30 days',
  money: '1.00', trade_status: 'TRADE_SUCCESS', param: 'user-7',
}, secret).body;
const BYTES = Buffer.from(BODY);
const BATCH = Array.from({ length: 500 }, (_, index) => paysign.sign('epay', 'notify', {
  pid: '152787', trade_no: `20240125${index}`, out_trade_no: `20240125193935${index}`, type: 'wxpay', name: 'VIP member 30 days',
  money: '1.00', trade_status: 'TRADE_SUCCESS', param: 'user-7',
}, secret).body);

/** What a careful shop writes: parsed by URLSearchParams, duplicates refused, compared in constant time. */
function verifyByHand(body) {
  const params = new URLSearchParams(body.toString());
  const fields = new Map();
  for (const [name, value] of params) {
    if (fields.has(name)) throw new Error('a field stands twice');
    fields.set(name, value);
  }
  const given = Buffer.from(fields.get('sign') ?? '', 'hex');
  const expected = digestByHand(fields);
  if (given.length !== expected.length || !timingSafeEqual(given, expected)) throw new Error('wrong signature');
  return fields;
}

function digestByHand(fields) {
  const names = [...fields.keys()].filter((name) => name !== 'sign' && name !== 'sign_type' && fields.get(name) !== '').sort();
  const canonical = names.map((name) => `${name}=${fields.get(name)}`).join('&');
  return createHash('md5').update(canonical + KEY).digest();
}

function signByHand(params) {
  const sign = digestByHand(new Map(Object.entries(params))).toString('hex');
  return new URLSearchParams({ ...params, sign, sign_type: 'MD5' }).toString();
}

/** Nanoseconds a call. */
function timed(action, calls) {
  const start = process.hrtime.bigint();
  for (let call = 0; call < calls; call += 1) action();
  return Number(process.hrtime.bigint() - start) / calls;
}

function spread(times) {
  const sorted = times.toSorted((left, right) => left - right);
  const at = (part) => sorted[Math.floor((sorted.length - 1) * part)];
  return { median: at(0.5), low: at(0.1), high: at(0.9) };
}

/** Runs both again and again, one after the other, and prints the medians and their ratio. */
function compare(what, ours, byHand, { calls, per = 1 }) {
  for (let round = 0; round < 5; round += 1) for (const action of [ours, byHand]) timed(action, calls);
  const times = [[], []];
  for (let round = 0; round < ROUNDS; round += 1) [ours, byHand].forEach((action, index) => times[index].push(timed(action, calls) / per));
  const [own, hand] = times.map(spread);
  const shown = ({ median, low, high }) => `${median.toFixed(0).padStart(7)} ns (${low.toFixed(0)}–${high.toFixed(0)})`;
  console.log(`${what.padEnd(38)} ${shown(own).padEnd(26)} by hand ${shown(hand).padEnd(26)} ${(hand.median / own.median).toFixed(1)} ×`);
}

if (!existsSync(new URL('../../Cargo.toml', import.meta.url))) throw new Error('run it from the repository');
console.log(`node ${process.version}, ${process.arch}; a body of ${BODY.length} bytes, ${PARAMS && Object.keys(PARAMS).length} parameters to sign, a batch of ${BATCH.length}`);
const deliver = (message) => message.expect('20240125193935458', '1.00');
const deliverByHand = (fields) => {
  if (fields.get('trade_status') !== 'TRADE_SUCCESS' || fields.get('out_trade_no') !== '20240125193935458' || fields.get('money') !== '1.00') throw new Error('not paid');
};
compare('verify a Buffer', () => paysign.verify('epay', 'notify', BYTES, secret), () => verifyByHand(BYTES), { calls: 2000 });
compare('verify a string', () => paysign.verify('epay', 'notify', BODY, secret), () => verifyByHand(BODY), { calls: 2000 });
compare('verify a Buffer, then expect', () => deliver(paysign.verify('epay', 'notify', BYTES, secret)), () => deliverByHand(verifyByHand(BYTES)), { calls: 2000 });
compare('verify a Buffer, then read a field', () => paysign.verify('epay', 'notify', BYTES, secret).get('money'), () => verifyByHand(BYTES).get('money'), { calls: 2000 });
compare('sign an object', () => paysign.sign('epay', 'pay', PARAMS, secret).body, () => signByHand(PARAMS), { calls: 2000 });
compare('verify a batch, per message', () => paysign.verifyBatch('epay', 'notify', BATCH, secret), () => BATCH.map(verifyByHand), { calls: 4, per: BATCH.length });
