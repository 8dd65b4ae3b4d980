// A scheme with roles and an acknowledgement, and exact money; the MD5 of Node is the judge.

import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { test } from 'node:test';
import * as paysign from '../index.mjs';

const KEY = '192006250b4c09247ec02edce69f6a2d';
const SCHEME = 'fields all but sign; empty skip; null word; order name; pair name=value; separator "&"; secret append "&key="; digest md5; hex upper';
const ROLES = { orderNo: 'order', paidAmount: 'money', status: 'state' };

function scheme(more) {
  return paysign.Scheme.parse(SCHEME, { signField: 'sign', wire: 'form', ...more });
}

function signed(text) {
  return `${text}&sign=${createHash('md5').update(`${text}&key=${KEY}`).digest('hex').toUpperCase()}`;
}

test('a scheme with roles can be expected and acknowledged', () => {
  const own = scheme({ roles: ROLES, paidValues: ['1', '2'], ack: '${order}|success' });
  const notice = own.verify(signed('money=1.00&order=E1&state=2'), KEY);
  notice.expect('E1', '1');
  assert.deepEqual([notice.orderNo, notice.paidAmount, notice.isPaid, notice.ack], ['E1', '1', true, 'E1|success']);
  assert.throws(() => own.verify(signed('money=1.00&order=E1&state=3'), KEY).expect('E1', '1'), paysign.NotPaidError);
  const routed = `route=a&${signed('money=1.00&order=E1&state=1')}`;
  assert.equal(scheme({ roles: ROLES, paidValues: ['1'], shopNames: ['route'] }).verify(routed, KEY).isPaid, true);
  assert.throws(() => own.verify(routed, KEY), paysign.MismatchError);
  assert.equal(String(own), SCHEME);
});

test('nothing can be expected of a scheme without roles', () => {
  const notice = scheme().verify(signed('money=1.00&order=E1'), KEY);
  assert.throws(() => notice.expect('E1', '1'), { name: 'NoRolesError', code: 'no_roles' });
});

test('roles that do not fit are refused', () => {
  for (const [roles, paidValues] of [[{ orderNo: 'sign' }, []], [{ status: 'state' }, []], [{ orderNo: 'a', tradeNo: 'a' }, []], [{}, ['1']]]) {
    assert.throws(() => scheme({ roles, paidValues }), paysign.InvalidRolesError);
  }
  for (const roles of [{ order: 'order' }, { order_no: 'order' }, { __proto__: null, toString: 'a' }]) {
    assert.throws(() => scheme({ roles }), { name: 'TypeError', message: /is not a role: orderNo, / });
  }
  for (const roles of ['orderNo', ['orderNo'], null, 7, { orderNo: 7 }, { orderNo: undefined }]) {
    assert.throws(() => scheme({ roles }), { name: 'TypeError', message: /roles/ });
  }
  assert.throws(() => scheme({ roles: ROLES, paidValues: '1' }), { name: 'TypeError', message: /paidValues must be an array/ });
  assert.throws(() => scheme({ ack: 7 }), { name: 'TypeError', message: /ack must be a string/ });
});

test('an amount is a whole number of units of any scale, or an error', () => {
  const own = scheme({ roles: ROLES, paidValues: ['1'] });
  const of = (money) => own.verify(signed(`${money}order=E1&state=1`), KEY);
  const most = 2n ** 128n - 1n;
  for (const [money, scale, minor] of [
    ['1.5', 2, 150n], ['1.50', 1, 15n], ['0', 255, 0n], ['20.5', 18, 20_500_000_000_000_000_000n],
    ['340282366920938463463', 18, 340_282_366_920_938_463_463n * 10n ** 18n],
  ]) {
    const notice = of(`money=${money}&`);
    assert.equal(notice.paidAmountMinor(scale), minor);
    notice.expect('E1', { minor, scale });
    assert.throws(() => notice.expect('E1', { minor: minor + 1n, scale }), paysign.PaysignError);
  }
  assert.throws(() => of('money=1.505&').paidAmountMinor(2), { name: 'NotWholeError', code: 'not_whole' });
  for (const [money, scale] of [['340282366920938463464', 18], ['1', 255], ['1,5', 2], ['-1', 2]]) {
    assert.throws(() => of(`money=${money}&`).paidAmountMinor(scale), paysign.InvalidAmountError);
  }
  for (const minor of [most, most + 1n, 10n ** 400n]) {
    assert.throws(() => of('money=1&').expect('E1', { minor, scale: 2 }), paysign.InvalidAmountError);
  }
  const without = of('');
  assert.deepEqual([without.paidAmountMinor(2), without.orderedAmountMinor(2)], [undefined, undefined]);
  for (const scale of [undefined, '2', 2n, 1.5, -1, 256]) {
    assert.throws(() => without.paidAmountMinor(scale), { name: 'TypeError', message: /scale/ });
    assert.throws(() => of('money=1&').expect('E1', { minor: 1n, scale }), TypeError);
  }
  const answer = (money) => paysign.answer('epay@code200', 'pay_answer', `{"code":200,"money":"${money}"}`);
  assert.equal(answer('1.5').orderedAmountMinor(18), 1_500_000_000_000_000_000n);
  assert.equal(answer('1.5').paidAmountMinor(2), undefined);
  assert.throws(() => answer('1.505').orderedAmountMinor(2), paysign.NotWholeError);
  assert.throws(() => answer('free').orderedAmountMinor(2), paysign.InvalidAmountError);
});
