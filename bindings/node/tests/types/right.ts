// What must compile.

import paysign, {
  Gateway, Merchant, MismatchError, NotWholeError, PaysignError, GatewayError, Scheme, Secret, Verified, answer, diagnose, diagnoseDocument, explain, gateways, sign, verify, verifyBatch,
} from 'paysign';
import type { EpayCode200PayRequest, EpayPayParams, EpayStandardPayParams, ErrorCode, GatewayId, GatewayTable, MypaynzOnlineParams, Role, Status, UnknownMessages } from 'paysign';

const secret = new Secret('7a3b1053780db61ebd3d7123e1b8d6c4');
const verified: Verified = verify('epay', 'notify', new Uint8Array(), [secret, 'old', Buffer.from('older')], { strict: true, limits: { fields: 9 } });
const value: string | Uint8Array | undefined = verified.get('out_trade_no');
const cents: bigint | undefined = verified.paidAmountMinor(2);
const status: Status = verified.status;
verified.expect('1', '1.50');
verified.expect('1', { minor: 150n, scale: 2 });
for (const [name, of] of verified) console.log(name, of, value, cents, status);

const pay: EpayPayParams = { pid: '1', type: 'wxpay', out_trade_no: '1', notify_url: 'n', return_url: 'r', name: 'x', money: '1.00', clientip: '203.0.113.7' };
const body: string = sign('epay@key', 'pay', pay, secret).body;
sign('epay', 'pay', [['pid', '1'], ['more', 'x']], secret);
sign('epay', 'pay', new Map([['pid', '1']]), secret);

const merchant = new Merchant('epay', '1', secret, 'https://pay.example.com');
const { pid, ...rest } = pay;
const request = merchant.request('pay', rest);
void fetch(request.url, request);
const standard: EpayStandardPayParams = pay;
sign('epay', 'standard_pay', standard, secret);
const order: EpayCode200PayRequest = { type: 'wxpay', out_trade_no: '1', notify_url: 'n', return_url: 'r', name: 'x', money: '1.00', ext: 'user 7' };
new Merchant('epay@code200', '1', secret, 'https://pay.example.com').request('pay', order);
const ack: string = merchant.notice(body).ack;
merchant.noticeOf('return', 'a=1');
const url: string | Uint8Array | undefined = merchant.answer('pay', '{}').payUrl;

const online: Pick<MypaynzOnlineParams, 'total_fee' | 'rmb_fee'> = { total_fee: '1' };
const either: (Verified | PaysignError)[] = verifyBatch('payindex', 'notify', [body, new Uint8Array()], secret);
try {
  answer('epay', 'pay_answer', '{}');
} catch (error) {
  if (error instanceof GatewayError) console.log(error.gatewayCode, error.text);
  if (error instanceof MismatchError) { const code: 'mismatch' = error.code; console.log(code); }
  if (error instanceof PaysignError) { const code: ErrorCode = error.code; console.log(code, error.field, error.offset); }
}
const scheme = Scheme.parse('…', { signField: 'sign', wire: 'form' });
scheme.sign({ a: '1' }, secret);
sign(scheme, null, { a: '1' }, secret);
const ofScheme: Verified = verify(scheme, null, body, secret);
const id: GatewayId = 'paypro@prefix';
console.log(pid, ack, url, online, either, id, explain('epay', 'notify', body).text, gateways()[0]?.messages, paysign.verify, scheme.verify(body, secret).isPaid, ofScheme.isPaid, answer(scheme, null, body, secret).isProved);

const found = diagnose('epay', 'notify', new Uint8Array(), secret, { strict: false, otherSecrets: ['older'] });
const first: { code: string; certain: boolean; text: string; cure: string } | undefined = found.findings.flatMap(({ certain, causes }) => (
  causes.map(({ code, text, cure }) => ({ code, certain, text, cure }))))[0];
console.log(first, found.verdict.valid ? found.verdict.secretIndex : found.verdict.error.code, found.findings[0]?.causes[0]?.evidence[0]?.field);
console.log(diagnoseDocument('epay', 'pay', [['pid', '1']], '00', secret).isComplete, scheme.diagnose(new Uint8Array(), secret).text);

const own = Gateway.parse('…');
const tables: GatewayTable = own.tables;
const names = { shopNames: ['route'], addedNames: ['channel'] as readonly string[] };
const ofOwn: Verified = verify(own.variant('key'), 'notify', body, secret, names);
const isAtOwn: Merchant<Gateway<UnknownMessages>> = new Merchant(own, '1', secret, 'https://pay.example.com', { ...names, strict: false });
isAtOwn.request('pay', { order: '1' });
isAtOwn.noticeOf('return', body).get('anything');
sign(own, 'pay', { order: '1' }, secret);
console.log(own.id, tables.messages, ofOwn.isPaid, isAtOwn.answer('pay', '{}').paidAmountMinor(18), answer(own, 'pay_answer', '{}').payUrl);
console.log(verifyBatch(own, 'notify', [body], secret, names).length, explain(own, 'notify', body, secret, names).text);
console.log(diagnose(own, 'notify', body, secret, { ...names, otherSecrets: 'old', also: [body], lang: 'zh' }).text, diagnoseDocument(own, 'pay', { order: '1' }, '00', secret).text);
new Merchant('epay', '1', secret, 'https://pay.example.com', names).request('pay', rest);

// With the types of its messages.
interface OwnMessages {
  pay: { sign: { order: string; sum: string }; request: { order: string }; field: 'order' | 'sum' };
  notify: { sign: { order: string }; request: never; field: 'order' };
}
const typed = Gateway.parse<OwnMessages>('…');
new Merchant(typed, '1', secret, 'https://pay.example.com').request('pay', { order: '1' });
const ofTyped: Verified<'order'> = verify(typed, 'notify', body, secret);
sign(typed.variant<OwnMessages>('key'), 'pay', { order: '1', sum: '2' }, secret);

const role: Role = 'orderNo';
const described = Scheme.parse('…', { signField: 'sign', wire: 'json', roles: { [role]: 'order', status: 'state' }, paidValues: ['1'], ack: '${order}', ...names });
try {
  described.verify(body, secret).orderedAmountMinor(6);
} catch (error) {
  if (error instanceof NotWholeError) console.log(ofTyped.orderNo);
}
