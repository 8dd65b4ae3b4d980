// The examples, over HTTP on loopback: forged, genuine and repeated notifications, by GET and by POST.

import assert from 'node:assert/strict';
import { once } from 'node:events';
import { createServer } from 'node:http';
import { test } from 'node:test';
import { newShop } from '../examples/shop.mjs';
import { byGet, byPost, checkRoute, listening } from './notify.mjs';
import { EXAMPLE } from './support.mjs';

/** Each starts an application and returns its address and what stops it. */
const FRAMEWORKS = {
  async express(shop) {
    const { expressApp } = await import('../examples/express.mjs');
    return served(expressApp(shop));
  },
  async koa(shop) {
    const { koaApp } = await import('../examples/koa.mjs');
    return served(koaApp(shop).callback());
  },
  async fastify(shop) {
    const { fastifyApp } = await import('../examples/fastify.mjs');
    const app = fastifyApp(shop);
    return { url: await app.listen({ host: '127.0.0.1', port: 0 }), stop: () => app.close() };
  },
  async nest(shop) {
    // Compiled from nest.mts by `tsc -p examples`.
    const { nestApp } = await import('../examples/built/nest.mjs');
    const app = await nestApp(shop);
    await app.listen(0, '127.0.0.1');
    return { url: await app.getUrl(), stop: () => app.close() };
  },
};

async function served(listener) {
  const server = createServer(listener);
  const url = await listening(server);
  return { url, stop: async () => { server.close(); await once(server, 'close'); } };
}

test('without its secret there is no shop, whatever the framework', () => {
  for (const secret of ['', undefined]) {
    delete process.env.EPAY_SECRET;
    if (secret !== undefined) process.env.EPAY_SECRET = secret;
    assert.throws(() => newShop(), /EPAY_SECRET is not set/);
  }
  delete process.env.EPAY_SECRET;
});

for (const [name, start] of Object.entries(FRAMEWORKS)) {
  for (const [method, by] of Object.entries({ GET: byGet, POST: byPost })) {
    test(`${name}, ${method}: forged is refused, genuine and repeated are acknowledged, delivered once`, async () => {
      const shop = newShop(EXAMPLE.secret);
      const order = shop.orders.get(EXAMPLE.orderNo);
      const { url, stop } = await start(shop);
      try {
        await checkRoute(by(`${url}/notify`), () => order.isPaid, () => order.delivered);
      } finally {
        await stop();
      }
    });
  }
}
