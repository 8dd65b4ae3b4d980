// What must not compile: each marked line is an error, and a mark without one is an error too.

import { Gateway, Merchant, Scheme, Secret, sign, verify } from 'paysign';
import type { ErrorCode } from 'paysign';

const secret = new Secret('key');
const merchant = new Merchant('epay@code200', '1', secret, 'https://pay.example.com');
const given = { type: 'wxpay', out_trade_no: '1', notify_url: 'n', return_url: 'r', name: 'x' } as const;

// @ts-expect-error `money` is missing
merchant.request('pay', given);
// @ts-expect-error `money` is a number
merchant.request('pay', { ...given, money: 0.10 });
// @ts-expect-error no such way to pay
merchant.request('pay', { ...given, money: '1', type: 'cash' });
// @ts-expect-error a field with a typing error
merchant.request('pay', { ...given, money: '1', sitname: 'x' });
// @ts-expect-error a notification is not a request
merchant.request('notify', { ...given, money: '1' });
// @ts-expect-error `pid` is filled in by a merchant, but not by `sign`
sign('epay@code200', 'pay', { ...given, money: '1' }, secret);
// @ts-expect-error the signature is computed
sign('epay@code200', 'pay', { ...given, pid: '1', money: '1', sign: 'x' }, secret);
// @ts-expect-error only one of the two
sign('mypaynz', 'online', { mid: '1', total_fee: '1', rmb_fee: '1' }, secret);
// @ts-expect-error no such gateway
verify('epey', 'notify', '', secret);
// @ts-expect-error no such message of this gateway
verify('epay', 'refund_notice', '', secret);
// @ts-expect-error a scheme stands for the message too
verify(Scheme.parse('', { signField: 'sign', wire: 'form' }), 'notify', '', secret);
// @ts-expect-error a parsed body
verify('epay', 'notify', { pid: '1' }, secret);
// @ts-expect-error a float
verify('epay', 'notify', '', secret).expect('1', 0.10);
// @ts-expect-error no such code
const code: ErrorCode = 'mismach';
console.log(code);

const own = Gateway.parse<{ pay: { sign: { order: string }; request: { order: string }; field: 'order' } }>('…');
// @ts-expect-error no such message of this gateway
verify(own, 'notify', '', secret);
// @ts-expect-error a field with a typing error
new Merchant(own, '1', secret, 'https://pay.example.com').request('pay', { ordre: '1' });
// @ts-expect-error a gateway has several messages
verify(Gateway.parse('…'), null, '', secret);
// @ts-expect-error a text is not a list of names
verify('epay', 'notify', '', secret, { shopNames: 'route' });
// @ts-expect-error what is signed holds nothing of the shop's own
sign('epay', 'pay', [['pid', '1']], secret, { shopNames: ['route'] });
// @ts-expect-error a scheme has its names where it is made
Scheme.parse('', { signField: 'sign', wire: 'form' }).verify('', secret, { shopNames: ['route'] });
// @ts-expect-error no such role
Scheme.parse('', { signField: 'sign', wire: 'form', roles: { order: 'order' } });
// @ts-expect-error the scale is not given
merchant.notice('').paidAmountMinor();
