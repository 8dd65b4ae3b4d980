// What the examples share: a shop with one order, and what it does when a gateway calls. No framework in
// here.

import { Merchant, PaysignError, Secret } from 'paysign';

/** A shop; keep the secret in the environment. Without it there is no shop. */
export function newShop(secret = process.env.EPAY_SECRET) {
  if (!secret) throw new Error('EPAY_SECRET is not set');
  const merchant = new Merchant('epay', '152787', new Secret(secret), 'https://pay.example.com');
  const orders = new Map([['20240125193935458', { amount: '0.10', isPaid: false, delivered: 0 }]]);
  return { merchant, orders };
}

/**
 * Takes a notification, as the raw bytes or text that came; returns the status and the text to answer with.
 */
export function notified({ merchant, orders }, raw) {
  try {
    const notice = merchant.notice(raw);
    const orderNo = String(notice.orderNo);
    const order = orders.get(orderNo);
    if (order === undefined) return { status: 404, text: 'no such order' };
    notice.expect(orderNo, order.amount);
    // In a database: UPDATE … SET paid WHERE id = … AND NOT paid, and deliver only if a row has changed.
    if (!order.isPaid) {
      order.isPaid = true;
      order.delivered += 1;
    }
    return { status: 200, text: notice.ack };
  } catch (error) {
    if (!(error instanceof PaysignError)) throw error;
    // The code tells what is wrong; nothing in it helps a forger.
    return { status: 400, text: error.code };
  }
}

/** The query of a URL, exactly as it came: what a framework hands out as `query` is decoded already. */
export function rawQuery(url) {
  const at = url.indexOf('?');
  return at < 0 ? '' : url.slice(at + 1);
}
