// A signature in a header: what only Node has of it. What is verified is in the shared vectors.

import assert from 'node:assert/strict';
import { createHmac } from 'node:crypto';
import { test } from 'node:test';
import * as paysign from '../index.mjs';

const GATEWAY = paysign.Gateway.parse(`
id = "hookpay"
title = "Hook Pay"
[[messages]]
name = "notify"
direction = "notification"
wire = "json"
raw = '''text timestamp "." body; secret hmac; digest sha256; hex lower;
    signature Hook-Signature item v1 separator "," joint "="; time item t seconds; age past 300 future 60'''
ack = "OK \${order.id}"
fields = [
    { name = "shop",         required = true, role = "merchant_id" },
    { name = "order.id",     required = true, role = "order_no" },
    { name = "order.paid",   required = true, kind = "amount", role = "paid_amount" },
    { name = "order.status", required = true, role = "status", choices = [{ value = "done", status = "paid" }] },
]
`);
const NOW = 1_700_000_000;
const merchant = new paysign.Merchant(GATEWAY, '7', 'k3y', 'https://pay.example.com');
const bodyOf = (id) => `{"shop":"7","order":{"id":"${id}","paid":"9.90","status":"done"}}`;
const signed = (body) => ({ 'hook-signature': `t=${NOW},v1=${createHmac('sha256', 'k3y').update(`${NOW}.${body}`).digest('hex')}`, via: undefined });

test('a merchant takes a notice with its headers, whatever holds them', () => {
  const body = bodyOf('E1');
  const headers = signed(body);
  const given = [headers, new Headers({ 'Hook-Signature': headers['hook-signature'] }), [['Hook-Signature', headers['hook-signature']]], { 'hook-signature': [headers['hook-signature']] }];
  for (const fields of given) {
    const notice = merchant.notice(Buffer.from(body), fields, NOW + 1.5);
    notice.expect('E1', '9.9');
    assert.deepEqual([notice.orderNo, notice.status, notice.ack, notice.get('order.paid')], ['E1', 'paid', 'OK E1', '9.90']);
  }
  assert.ok(merchant.noticeOf('notify', body, headers, NOW).isPaid);
});

test('a message is read again by its own headers when others came after it', () => {
  const notices = ['E1', 'E2', 'E3'].map((id) => merchant.notice(bodyOf(id), signed(bodyOf(id)), NOW));
  assert.deepEqual(notices.map(({ orderNo }) => orderNo), ['E1', 'E2', 'E3']);
  assert.deepEqual(notices.map((notice) => notice.ack), ['OK E1', 'OK E2', 'OK E3']);
});

test('what is wrong is told as of any message', () => {
  const body = bodyOf('E1');
  const code = (...given) => {
    try {
      merchant.notice(...given);
    } catch (error) {
      return error.code;
    }
    return undefined;
  };
  assert.equal(code(body, signed(body), NOW + 301), 'stale');
  assert.equal(code(body, signed(body), NOW - 61), 'from_future');
  assert.equal(code(body, signed(body)), 'no_time');
  assert.equal(code(body), 'missing_signature');
  assert.equal(code(bodyOf('E2'), signed(body), NOW), 'mismatch');
});

test('a time in milliseconds, and headers of another shape, are told', () => {
  const body = bodyOf('E1');
  assert.throws(() => merchant.notice(body, signed(body), NOW * 1000), RangeError);
  for (const now of ['1', NaN, -1, null, new Date()]) assert.throws(() => merchant.notice(body, signed(body), now), TypeError);
  for (const headers of ['a: b', 7, null, [['a']], ['ab'], { a: 1 }, [['a', '\ud800']]]) assert.throws(() => merchant.notice(body, headers, NOW), TypeError);
});
