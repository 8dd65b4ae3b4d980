// Errors, secrets, and what must never be shown.

import assert from 'node:assert/strict';
import { createRequire } from 'node:module';
import { test } from 'node:test';
import { inspect } from 'node:util';
import * as paysign from '../index.mjs';
import { EXAMPLE, files } from './support.mjs';

const require = createRequire(import.meta.url);
const { native } = require('../lib/native.js');
const { TARGETS, targetOf } = require('../lib/platform.js');

const secret = new paysign.Secret(EXAMPLE.secret);
const merchant = new paysign.Merchant('epay@code200', '152787', secret, 'https://pay.example.com');

test('every code of the core has its class', () => {
  const codes = JSON.parse(native.codes());
  assert.deepEqual(require('../codes.js').map(([code, number]) => [code, number]), codes.map(([code, number]) => [code, number]));
  for (const [code, , name] of require('../codes.js')) {
    assert.ok(paysign[name].prototype instanceof paysign.PaysignError, name);
    assert.equal(paysign[name].prototype.name, name, code);
  }
});

test('an error says what is wrong and where', () => {
  assert.throws(() => merchant.notice('pid=%zz'), (error) => error instanceof paysign.MalformedBodyError
    && error.code === 'malformed_body' && error.number === 2 && error.offset === 4 && error.field === undefined);
  assert.throws(() => merchant.notice('pid=1&sign=00'), { code: 'wrong_merchant', field: 'pid' });
  assert.throws(() => paysign.verify('nobody', 'notify', '', secret), { code: 'unknown_gateway' });
  assert.throws(() => paysign.verify('epay', 'nothing', '', secret), { code: 'unknown_message' });
  assert.throws(() => new paysign.Merchant('epay', '1', secret, 'pay.example.com'), { code: 'invalid_url' });
  assert.throws(() => new paysign.Merchant('epay', '1', [], 'https://pay.example.com'), { code: 'no_secret' });
  assert.throws(() => new paysign.Secret('key\n'), paysign.SecretHasBlanksError);
  assert.throws(() => paysign.Scheme.parse('fields', { signField: 'sign', wire: 'form' }), { code: 'scheme_syntax' });
  assert.throws(() => paysign.verify('epay', 'notify', EXAMPLE.body, secret).expect(EXAMPLE.orderNo, 'free'), { code: 'invalid_amount' });
});

test('what is expected is refused alike, whether the order was asked for before or not', () => {
  const [order, paid] = [EXAMPLE.orderNo, '0.10'];
  for (const isAsked of [false, true]) {
    for (const [orderNo, amount, code] of [
      [order, paid], [order, '0.1'], [order, { minor: 10n, scale: 2 }], [order, '0.11', 'paid_too_little'], [order, '0.09', 'paid_too_much'],
      [order, '', 'invalid_amount'], ['', paid, 'order_differs'], [paid, order, 'order_differs'], ['another', paid, 'order_differs'],
    ]) {
      const notice = merchant.notice(EXAMPLE.body);
      if (isAsked) assert.equal(notice.orderNo, order);
      const expecting = () => notice.expect(orderNo, amount);
      if (code === undefined) expecting(); else assert.throws(expecting, { code }, `${orderNo} ${amount}`);
    }
  }
  const params = [...merchant.notice(EXAMPLE.body)].map(([name, value]) => [name, name === 'trade_status' ? 'TRADE_CLOSED' : value]);
  const unpaid = merchant.notice(paysign.sign('epay', 'notify', params, secret).body);
  assert.equal(unpaid.orderNo, order);
  for (const amount of [paid, '']) assert.throws(() => unpaid.expect(order, amount), paysign.PaysignError);
});

test('without a secret nothing is verified or signed', () => {
  for (const none of [[], [[]]]) {
    assert.throws(() => paysign.verify('epay', 'notify', EXAMPLE.body, none), paysign.NoSecretError);
    assert.throws(() => paysign.sign('epay', 'notify', [...merchant.notice(EXAMPLE.body)], none), paysign.NoSecretError);
    assert.throws(() => new paysign.Merchant('epay', '152787', none, 'https://pay.example.com'), paysign.NoSecretError);
    assert.deepEqual(paysign.verifyBatch('epay', 'notify', Array(9).fill(EXAMPLE.body), none).map(({ code }) => code), Array(9).fill('no_secret'));
  }
  const scheme = paysign.Scheme.parse(paysign.gateways()[0].messages.find(({ name }) => name === 'notify').signing.scheme, { signField: 'sign', wire: 'form' });
  assert.throws(() => scheme.verify(EXAMPLE.body, []), paysign.NoSecretError);
  for (const absent of [undefined, null, 7, {}]) {
    assert.throws(() => paysign.verify('epay', 'notify', EXAMPLE.body, absent), { name: 'TypeError', message: /secret/ });
    assert.throws(() => scheme.verify(EXAMPLE.body, absent), { name: 'TypeError', message: /secret/ });
  }
});

test('a merchant reads leniently if it is told to', () => {
  const params = [...merchant.notice(EXAMPLE.body)].map(([name, value]) => [name, name === 'name' ? 'x&other=y' : value]);
  const body = paysign.sign('epay', 'notify', params, secret, { strict: false }).body;
  assert.throws(() => merchant.notice(body), { code: 'ambiguous_field', field: 'name' });
  const lenient = new paysign.Merchant('epay', '152787', secret, 'https://pay.example.com', { strict: false });
  assert.equal(lenient.notice(body).get('name'), 'x&other=y');
  assert.equal(lenient.noticeOf('notify', body).orderNo, EXAMPLE.orderNo);
  assert.equal(lenient.noticeOf('notify', Buffer.from(body)).orderNo, EXAMPLE.orderNo);
  assert.throws(() => lenient.notice(body.replace('money=', 'money=9')), { code: 'mismatch' });
  assert.throws(() => lenient.noticeOf('nothing', body), { code: 'unknown_message' });
  const small = new paysign.Merchant('epay', '152787', secret, 'https://pay.example.com', { limits: { bodyLen: 9 } });
  assert.throws(() => small.notice(body), { code: 'body_too_long' });
});

test('a gateway that says no is an error with its code and words', () => {
  assert.throws(() => merchant.answer('pay', '{"code":705,"msg":"repeated"}'), (error) => error instanceof paysign.GatewayError
    && error.gatewayCode === '705' && error.text === 'Duplicate order number' && error.said === 'repeated');
});

test('an answer is read by roles, by names and by paths', () => {
  const body = '{"code":200,"money":"1.00","type":"alipay","qrcode":"wxp://x","trade_no":"T","out_trade_no":"O","more":{"deep":"1"}}';
  const answer = merchant.answer('pay', body);
  assert.deepEqual([answer.orderNo, answer.tradeNo, answer.payUrl, answer.orderedAmount, answer.orderedAmountMinor(2), answer.isProved],
    ['O', 'T', 'wxp://x', '1', 100n, false]);
  assert.equal(answer.get('more.deep'), '1');
  assert.equal(answer.get('nothing'), undefined);
});

test('a merchant fills in what it knows, and makes what `fetch` takes', () => {
  const params = { type: 'wxpay', out_trade_no: '1', notify_url: 'https://s.example.com/n', return_url: 'https://s.example.com/r', name: 'x', money: '0.10' };
  const request = merchant.request('pay', params);
  assert.match(request.body, /^pid=152787&type=wxpay&/);
  assert.equal(new globalThis.Request(request.url, request).method, 'POST');
  assert.throws(() => merchant.request('pay', { ...params, pid: '2' }), { code: 'wrong_merchant', field: 'pid' });
  assert.throws(() => merchant.request('notify', params), { code: 'unknown_message' });
});

test('amounts are decimals and whole numbers, never floats', () => {
  const notice = merchant.notice(EXAMPLE.body);
  assert.deepEqual([notice.paidAmount, notice.paidAmountMinor(2), notice.isPaid, notice.status], ['0.1', 10n, true, 'paid']);
  notice.expect(EXAMPLE.orderNo, '0.10');
  notice.expect(EXAMPLE.orderNo, { minor: 10n, scale: 2 });
  assert.throws(() => notice.expect(EXAMPLE.orderNo, { minor: 11n, scale: 2 }), paysign.PaidTooLittleError);
  assert.throws(() => notice.expect('another', '0.10'), paysign.OrderDiffersError);
});

test('nothing secret is shown, however one looks', () => {
  const signature = 'ef2f540e24deea1e1de28865b15a6fb9';
  const wrong = EXAMPLE.body.replace(signature, '0'.repeat(32));
  let error;
  try { merchant.notice(wrong); } catch (caught) { error = caught; }
  assert.equal(error.code, 'mismatch');
  const explained = paysign.explain('epay', 'notify', wrong, secret);
  const request = merchant.request('pay', { type: 'wxpay', out_trade_no: '1', notify_url: 'https://s.example.com/n', return_url: 'https://s.example.com/r', name: 'x', money: '1' });
  const signed = request.body.match(/sign=([0-9a-f]{32})/)[1];
  for (const thing of [secret, paysign.Secret.exact(EXAMPLE.secret), merchant, merchant.notice(EXAMPLE.body), error, explained]) {
    const deep = inspect(thing, { showHidden: true, depth: 9, getters: false });
    const shown = [String(thing), deep, JSON.stringify(thing), inspect(structuredClone({ ...thing })), thing.stack ?? ''].join('\n');
    for (const hidden of [EXAMPLE.secret, signature, signed]) assert.ok(!shown.includes(hidden), shown);
  }
  assert.ok(!inspect(request).includes(signed) && !inspect(paysign.sign('epay', 'notify', [...merchant.notice(EXAMPLE.body)], secret)).includes(signature));
  assert.match(String(secret), /^Secret\(32 bytes, fingerprint [0-9a-f]{4}\)$/);
  assert.equal(JSON.stringify({ secret }), JSON.stringify({ secret: String(secret) }));
  assert.equal(`${inspect({ secret })}`, `{ secret: ${secret} }`);
});

test('an explanation goes field by field', () => {
  const explained = paysign.explain('epay', 'notify', EXAMPLE.body);
  assert.equal(explained.verdict, null);
  assert.deepEqual(explained.leftOut, [['sign', 'signature'], ['sign_type', 'excluded']]);
  assert.match(explained.canonical, /^money=0\.1&name=/);
  assert.equal(paysign.explain('epay', 'notify', EXAMPLE.body, secret).verdict.valid, true);
  assert.ok(paysign.explain('epay', 'notify', EXAMPLE.body, 'another').verdict.error instanceof paysign.MismatchError);
});

test('the tables are the core\'s', () => {
  const tables = paysign.gateways();
  const known = files().flatMap(({ json: { gateway, gateway_file: file } }) => (gateway === undefined || file !== undefined ? [] : [gateway]));
  assert.deepEqual(tables.map(({ id }) => id).sort(), known.sort());
  const notify = tables[0].messages.find(({ name }) => name === 'notify');
  assert.equal(notify.ack, 'success');
});

test('eight platforms have packages, in one version', () => {
  const main = require('../package.json');
  assert.equal(TARGETS.length, 8);
  for (const target of TARGETS) {
    const own = require(`../npm/${target}/package.json`);
    assert.deepEqual([own.name, own.version], [`@paysign/${target}`, main.version]);
    assert.equal(own.main, `paysign.${target}.node`);
    assert.equal(targetOf(own.os[0], own.cpu[0], own.libc?.[0] === 'glibc'), target);
  }
});
