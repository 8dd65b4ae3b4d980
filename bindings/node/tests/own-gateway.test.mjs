// A gateway that is not built in, by the file in the README and the rule of the vendor's page; the MD5 of
// Node is the judge.

import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { readFileSync, readdirSync } from 'node:fs';
import { test } from 'node:test';
import { inspect } from 'node:util';
import * as paysign from '../index.mjs';
import { EXAMPLE } from './support.mjs';

const [, FILE] = readFileSync(new URL('../README.md', import.meta.url), 'utf8').match(/```toml\n([^]*?)```/);
const KEY = '192006250b4c09247ec02edce69f6a2d';
const URL_OF_SITE = 'https://api.xunhupay.com';
const PAID = {
  trade_order_id: 'E20261130', total_fee: '12.50', transaction_id: '4200002', order_title: 'Tea',
  status: 'OD', appid: '2147483647', time: '1796000000', nonce_str: '5f3a',
};

const md5 = (text) => createHash('md5').update(text).digest('hex');

/** The page's rule: by name, without empty values, the secret right after them. */
function signature(fields, joint = '') {
  const text = Object.keys(fields).sort().filter((name) => fields[name] !== '').map((name) => `${name}=${fields[name]}`).join('&');
  return md5(`${text}${joint}${KEY}`);
}

function body(fields, joint) {
  return String(new URLSearchParams({ ...fields, hash: signature(fields, joint) }));
}

function merchantOf(text, options) {
  return new paysign.Merchant(paysign.Gateway.parse(text), PAID.appid, KEY, URL_OF_SITE, options);
}

/** A change of the file that has taken place. */
function changed(from, to, text = FILE) {
  assert.ok(text.includes(from), from);
  return text.replace(from, () => to);
}

test('the file has about thirty lines', () => {
  assert.ok(FILE.trim().split('\n').length < 45);
});

test("a request is made and signed by the page's rule", () => {
  const given = {
    version: '1.1', trade_order_id: 'E20261130', total_fee: '12.50', title: '茶', time: '1796000000',
    notify_url: 'https://shop.example.com/notify', nonce_str: '5f3a',
  };
  const request = merchantOf(FILE).request('pay', given);
  assert.deepEqual([request.method, request.url], ['POST', `${URL_OF_SITE}/payment/do.html`]);
  const { hash, ...sent } = Object.fromEntries(new URLSearchParams(request.body));
  assert.equal(hash, signature({ ...given, appid: PAID.appid }));
  assert.deepEqual(sent, { ...given, appid: PAID.appid });
  assert.throws(() => merchantOf(FILE).request('pay', { ...given, title: '' }), { code: 'missing_field', field: 'title' });
});

test('a genuine notification is accepted and expected', () => {
  const notice = merchantOf(FILE).notice(body(PAID));
  assert.deepEqual({ ...notice.fields }, PAID);
  assert.deepEqual([notice.ack, notice.tradeNo, notice.message, notice.status], ['success', '4200002', 'notify', 'paid']);
  notice.expect('E20261130', '12.5');
  notice.expect('E20261130', { minor: 1250n, scale: 2 });
  assert.throws(() => notice.expect('E20261131', '12.5'), paysign.OrderDiffersError);
  assert.throws(() => notice.expect('E20261130', '12.51'), paysign.PaidTooLittleError);
  assert.throws(() => merchantOf(FILE).notice(body({ ...PAID, status: 'WP' })).expect('E20261130', '12.5'), paysign.PendingError);
});

test('what is forged or cut again is refused', () => {
  assert.throws(() => merchantOf(FILE).notice(body(PAID).replace('12.50', '0.01')), paysign.MismatchError);
  // The same text and the same digest, cut at another place: another order's number.
  const cut = { ...PAID, trade_order_id: 'E20261130&transaction_id=4200002', transaction_id: '' };
  assert.equal(signature(cut), signature(PAID));
  assert.throws(() => merchantOf(FILE).notice(body(cut)), { code: 'ambiguous_field', field: 'trade_order_id' });
});

test('an acknowledgement may repeat what is proved, of each message its own', () => {
  const shop = merchantOf(changed('ack = "success"', 'ack = "${trade_order_id}|success"'));
  const notices = ['E1', 'E2', 'E3'].map((order) => shop.notice(body({ ...PAID, trade_order_id: order })));
  for (const turn of [notices, notices.toReversed()]) {
    for (const notice of turn) assert.equal(notice.ack, `${notice.orderNo}|success`);
  }
});

test('a wrong joint is named', () => {
  const gateway = paysign.Gateway.parse(FILE);
  const found = paysign.diagnose(gateway, 'notify', body(PAID, '&key='), KEY);
  assert.deepEqual([found.findings[0].certain, found.findings[0].causes.map(({ code }) => code)], [true, ['secret_joint']]);
  assert.match(found.text, /&key=/);
  const document = paysign.diagnoseDocument(gateway, 'notify', PAID, signature(PAID, '&key='), KEY);
  assert.deepEqual(document.findings[0].causes.map(({ code }) => code), ['secret_joint']);
});

test('every verb takes a gateway where it takes an id', () => {
  const [gateway, raw] = [paysign.Gateway.parse(FILE), body(PAID)];
  assert.deepEqual({ ...paysign.verify(gateway, 'notify', raw, KEY).fields }, PAID);
  assert.equal(paysign.sign(gateway, 'notify', PAID, KEY).signature, signature(PAID));
  const explained = paysign.explain(gateway, 'notify', raw, KEY);
  assert.deepEqual([explained.verdict.valid, explained.leftOut], [true, [['hash', 'signature']]]);
  const [good, bad] = paysign.verifyBatch(gateway, 'notify', [raw, Buffer.from(raw.replace('12.50', '0.01'))], KEY);
  assert.equal(good.paidAmount, '12.5');
  assert.ok(bad instanceof paysign.MismatchError);
  const shop = new paysign.Merchant(gateway, PAID.appid, KEY, URL_OF_SITE);
  assert.equal(shop.noticeOf('notify', raw).orderNo, 'E20261130');
  assert.throws(() => paysign.verify(gateway, 'notice', raw, KEY), paysign.UnknownMessageError);
  assert.throws(() => paysign.verify(gateway, null, raw, KEY), { name: 'TypeError', message: /message must be a string/ });
  const answering = paysign.Gateway.parse(`${FILE}
[[messages]]
name = "pay_answer"
direction = "answer"
wire = "json"
success = [{ field = "errcode", values = ["0"] }]
fields = [{ name = "errcode", required = true }, { name = "url", kind = "url", role = "pay_url" }]
`);
  assert.equal(paysign.answer(answering, 'pay_answer', '{"errcode":"0","url":"https://p.example"}').payUrl, 'https://p.example');
  for (const wrong of [null, undefined, 7, Buffer.from('epay'), {}, { id: 'epay' }]) {
    assert.throws(() => paysign.verify(wrong, 'notify', raw, KEY), { name: 'TypeError', message: /a Gateway/ });
    assert.throws(() => new paysign.Merchant(wrong, '1', KEY, URL_OF_SITE), { name: 'TypeError', message: /a Gateway/ });
    assert.throws(() => paysign.Gateway.parse(wrong), TypeError);
    assert.throws(() => gateway.variant(wrong), TypeError);
  }
});

test('gateways of the same id are told apart, whatever was used before', () => {
  const gateways = [FILE, changed('secret append ""', 'secret append "&key="')].map((text) => paysign.Gateway.parse(text));
  const bodies = [body(PAID), body(PAID, '&key=')];
  for (let turn = 0; turn < 3; turn += 1) {
    gateways.forEach((gateway, own) => bodies.forEach((raw, at) => {
      const verdict = () => paysign.verify(gateway, 'notify', raw, KEY);
      if (at === own) assert.equal(verdict().orderNo, 'E20261130'); else assert.throws(verdict, paysign.MismatchError);
    }));
    assert.equal(paysign.verify('epay', 'notify', EXAMPLE.body, EXAMPLE.secret).orderNo, EXAMPLE.orderNo);
  }
});

test('a variant of a file is chosen by its name', () => {
  const gateway = paysign.Gateway.parse(`${FILE}
[[variants]]
name = "key"
scheme = 'fields all but hash; empty skip; null empty; order name; pair name=value; separator "&"; secret append "&key="; digest md5; hex lower'
`);
  const key = gateway.variant('key');
  assert.deepEqual([gateway.id, key.id, String(key), inspect({ key })], ['xunhupay', 'xunhupay@key', 'xunhupay@key', "{ key: Gateway 'xunhupay@key' }"]);
  const raw = body(PAID, '&key=');
  assert.equal(paysign.verify(key, 'notify', raw, KEY).isPaid, true);
  const shop = new paysign.Merchant(key, PAID.appid, KEY, URL_OF_SITE);
  assert.equal(shop.notice(raw).isPaid, true);
  assert.match(inspect(shop), /'xunhupay@key'/);
  assert.throws(() => paysign.verify(gateway, 'notify', raw, KEY), paysign.MismatchError);
  assert.throws(() => gateway.variant('none'), paysign.UnknownGatewayError);
});

test('the tables of a file are as those of a built-in gateway', () => {
  const folder = new URL('../../../gateways/', import.meta.url);
  const names = readdirSync(folder).filter((name) => name.endsWith('.toml'));
  assert.equal(names.length, paysign.gateways().length);
  for (const builtIn of paysign.gateways()) {
    const loaded = paysign.Gateway.parse(readFileSync(new URL(`${builtIn.id}.toml`, folder), 'utf8'));
    assert.deepEqual(loaded.tables, builtIn);
    assert.equal(loaded.tables, loaded.tables);
    assert.throws(() => { 'use strict'; loaded.tables.messages[0].name = 'x'; }, TypeError);
    assert.equal(loaded.id, builtIn.id);
  }
});

test('what is wrong with a file is said with its line', () => {
  for (const [from, to, line] of [
    ['[[messages]]', '[[messages]', 6], ['role = "merchant_id"', 'role = "merchant"', 15], ['direction = "notification"', 'direction = "back"', 27],
  ]) {
    const parse = () => paysign.Gateway.parse(changed(from, to));
    assert.throws(parse, (error) => error instanceof paysign.GatewaySyntaxError && error.code === 'gateway_syntax' && error.message.includes(`line ${line},`));
  }
});

/** The notification of a shop whose address has a query. */
const ROUTED = `route=payment/epay/notify&${EXAMPLE.body}`;

test('the route of a shop is named, or a mismatch', () => {
  const named = { shopNames: ['route'] };
  const shop = (options) => new paysign.Merchant('epay', '152787', EXAMPLE.secret, 'https://pay.example.com', options);
  assert.throws(() => shop().notice(ROUTED), paysign.MismatchError);
  assert.throws(() => paysign.verify('epay', 'notify', ROUTED, EXAMPLE.secret), paysign.MismatchError);
  for (const notice of [
    shop(named).notice(ROUTED), shop(named).noticeOf('notify', Buffer.from(ROUTED)),
    shop({ shopNames: ['order_id', 'route'] }).notice(`route=x&order_id=117?${EXAMPLE.body}`),
    paysign.verify('epay', 'notify', ROUTED, EXAMPLE.secret, named),
    ...paysign.verifyBatch('epay', 'notify', Array(9).fill(ROUTED), EXAMPLE.secret, named),
  ]) {
    notice.expect(EXAMPLE.orderNo, '0.1');
    assert.deepEqual([notice.has('route'), notice.unproved('route'), [...notice.unprovedFields()].flat().includes('route')], [false, undefined, false]);
  }
  const explained = paysign.explain('epay', 'notify', ROUTED, EXAMPLE.secret, named);
  assert.ok(explained.verdict.valid && explained.leftOut.some(([name, reason]) => name === 'route' && reason === 'shop'));
  assert.equal(paysign.diagnose('epay', 'notify', ROUTED, EXAMPLE.secret, named).verdict.valid, true);
  const own = paysign.Gateway.parse(FILE);
  const routed = `route=a&${body(PAID)}`;
  assert.deepEqual({ ...paysign.verify(own, 'notify', routed, KEY, named).fields }, PAID);
  assert.deepEqual({ ...merchantOf(FILE, named).notice(routed).fields }, PAID);
});

test('names are of the call that they are given to', () => {
  const names = ['route'];
  const options = { shopNames: names };
  const accepted = (given) => {
    try { return paysign.verify('epay', 'notify', ROUTED, EXAMPLE.secret, given).isPaid; } catch (error) { return error.code; }
  };
  for (let turn = 0; turn < 3; turn += 1) {
    names[0] = 'route';
    assert.deepEqual([accepted(options), accepted(), accepted({}), accepted({ shopNames: [] }), accepted({ shopNames: ['s'] })],
      [true, 'mismatch', 'mismatch', 'mismatch', 'mismatch']);
    names[0] = 's';
    assert.equal(accepted(options), 'mismatch');
  }
});

const SCHEME = 'fields all but sign; empty skip; null word; order name; pair name=value; separator "&"; secret append "&key="; digest md5; hex upper';

test('names are an array of strings', () => {
  const parse = (given) => paysign.Scheme.parse(SCHEME, { signField: 'sign', wire: 'form', ...given });
  for (const which of ['shopNames', 'addedNames']) {
    for (const names of ['route', 7, null, { route: true }, [Buffer.from('route')], [null], ['\ud800'], new Set(['route']), Array(1)]) {
      const given = { [which]: names };
      for (const call of [
        () => new paysign.Merchant('epay', '1', EXAMPLE.secret, 'https://pay.example.com', given),
        ...['verify', 'explain', 'diagnose'].map((verb) => () => paysign[verb]('epay', 'notify', EXAMPLE.body, EXAMPLE.secret, given)),
        () => paysign.verifyBatch('epay', 'notify', [EXAMPLE.body], EXAMPLE.secret, given), () => parse(given),
      ]) assert.throws(call, { name: 'TypeError', message: new RegExp(which) });
    }
    // What a shop sends, and what it reads of an answer, holds nothing of its own.
    const given = { [which]: ['route'] };
    for (const call of [
      () => paysign.sign('epay', 'notify', [['a', '1']], EXAMPLE.secret, given), () => paysign.answer('epay', 'pay_answer', '{}', EXAMPLE.secret, given),
      () => paysign.diagnoseDocument('epay', 'notify', [['a', '1']], '00', EXAMPLE.secret, given),
      () => parse({}).verify('a=1', KEY, given), () => paysign.verify(parse({}), null, 'a=1', KEY, given),
    ]) assert.throws(call, { name: 'TypeError', message: new RegExp(`${which} is not an option here`) });
  }
});

test('a name that the gateway has a use for, or that is none, is refused', () => {
  for (const name of ['money', 'sign', 'a,b', '', ' route', 'a b']) {
    const given = { shopNames: [name] };
    assert.throws(() => paysign.verify('epay', 'notify', EXAMPLE.body, EXAMPLE.secret, given), paysign.InvalidNameError);
    assert.throws(() => new paysign.Merchant('epay', '1', EXAMPLE.secret, 'https://pay.example.com', given), paysign.InvalidNameError);
  }
  assert.throws(() => paysign.verify('epay', 'notify', EXAMPLE.body, EXAMPLE.secret, { shopNames: ['money'] }), { code: 'invalid_name', field: 'money' });
});

test('a name that a gateway has begun to send can be added', () => {
  const text = changed('separator "&"', 'separator none');
  const fields = { ...PAID, channel: '7' };
  const runOn = Object.keys(fields).sort().map((name) => `${name}=${fields[name]}`).join('');
  const raw = String(new URLSearchParams({ ...fields, hash: md5(runOn + KEY) }));
  const [gateway, given] = [paysign.Gateway.parse(text), { addedNames: ['channel'] }];
  assert.throws(() => paysign.verify(gateway, 'notify', raw, KEY), paysign.AmbiguousFieldError);
  assert.deepEqual({ ...paysign.verify(gateway, 'notify', raw, KEY, given).fields }, fields);
  assert.deepEqual({ ...merchantOf(text, given).notice(raw).fields }, fields);
});
