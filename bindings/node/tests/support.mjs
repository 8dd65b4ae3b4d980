// The shared vectors, for the tests of this package.

import { readFileSync, readdirSync } from 'node:fs';

const FOLDER = new URL('../../../tests/vectors/', import.meta.url);

/** All files of vectors, with their names. */
export function files() {
  const names = readdirSync(FOLDER).filter((name) => name.endsWith('.json') && name !== 'schema.json');
  return names.map((name) => ({ name, text: readFileSync(new URL(name, FOLDER), 'utf8') }))
    .map((file) => ({ ...file, json: JSON.parse(file.text) }));
}

/** Bytes as hex, so that texts and bytes compare alike. */
export function hex(value) {
  return Buffer.from(value).toString('hex');
}

/** What stands for a text in a vector: a text, or `{"hex": …}`; `@@` stands for what the case repeats. */
export function bytesOf(vector, repeat) {
  return typeof vector === 'string' ? Buffer.from(repeated(vector, repeat)) : Buffer.from(vector.hex, 'hex');
}

/** A key of an object in a vector: `hex:…` for what is not UTF-8. */
export function keyOf(key, repeat) {
  return key.startsWith('hex:') ? key.slice(4) : hex(repeated(key, repeat));
}

/** A text with `@@` replaced. */
export function repeated(text, repeat) {
  return repeat ? text.replaceAll('@@', repeat.text.repeat(repeat.times)) : text;
}

/** An Epay notification, its secret, and what it is about. */
export const EXAMPLE = {
  secret: '7a3b1053780db61ebd3d7123e1b8d6c4',
  body: 'pid=152787&trade_no=2024012522001&out_trade_no=20240125193935458&type=wxpay'
    + '&name=%E6%B5%8B%E8%AF%95%E6%94%AF%E4%BB%9820240125193935458&money=0.1&trade_status=TRADE_SUCCESS'
    + '&sign=ef2f540e24deea1e1de28865b15a6fb9&sign_type=MD5',
  orderNo: '20240125193935458',
};
