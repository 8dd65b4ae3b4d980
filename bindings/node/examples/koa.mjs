// Koa: it parses no body by itself. Put this in front of any body parser: a body can be read only once.

import Koa from 'koa';
import { notified, rawQuery } from './shop.mjs';

const MAX_BYTES = 65_536;

/** The application, with the notification by `GET` and by `POST`. */
export function koaApp(shop) {
  const app = new Koa();
  app.use(async (context, next) => {
    if (context.path !== '/notify') return next();
    const raw = context.method === 'POST' ? await rawBody(context) : rawQuery(context.req.url);
    const { status, text } = notified(shop, raw);
    context.status = status;
    context.type = 'text';
    context.body = text;
  });
  return app;
}

/** The body as it came, up to a limit. */
async function rawBody(context) {
  const chunks = [];
  let len = 0;
  for await (const chunk of context.req) {
    len += chunk.length;
    if (len > MAX_BYTES) context.throw(413);
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}
