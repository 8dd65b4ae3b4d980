// What every notification route must do, over HTTP on loopback.

import assert from 'node:assert/strict';
import { once } from 'node:events';
import { EXAMPLE } from './support.mjs';

export const FORGED = EXAMPLE.body.replace('money=0.1', 'money=9.1');

/** Starts a server from a request listener and returns its address. */
export async function listening(server) {
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return `http://127.0.0.1:${server.address().port}`;
}

/**
 * Forged, genuine, repeated; `isPaid` tells whether the order counts as paid, `times` how often it was
 * processed.
 */
export async function checkRoute(send, isPaid, times = undefined) {
  const forged = await send(FORGED);
  assert.deepEqual([forged.status, await forged.text(), isPaid()], [400, 'mismatch', false]);
  const unsigned = await send('pid=152787');
  assert.deepEqual([unsigned.status, isPaid()], [400, false]);
  for (const turn of ['genuine', 'repeated']) {
    const answer = await send(EXAMPLE.body);
    assert.deepEqual([answer.status, await answer.text(), isPaid()], [200, 'success', true], turn);
    if (times) assert.equal(times(), 1, turn);
  }
}

/** Sends a notification as the query of a `GET`. */
export const byGet = (url) => (raw) => fetch(`${url}?${raw}`);

/** Sends a notification as the form of a `POST`. */
export const byPost = (url) => (raw) => fetch(url, {
  method: 'POST', body: raw, headers: { 'content-type': 'application/x-www-form-urlencoded' },
});
