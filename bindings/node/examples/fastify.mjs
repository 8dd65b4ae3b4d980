// Fastify: a parser that hands the bytes through, inside a plugin, so that other routes keep theirs.

import fastify from 'fastify';
import { notified, rawQuery } from './shop.mjs';

/** The application, with the notification by `GET` and by `POST`. */
export function fastifyApp(shop) {
  const app = fastify({ bodyLimit: 65_536 });
  const answer = (reply, { status, text }) => reply.code(status).type('text/plain').send(text);

  app.register(async (plugin) => {
    plugin.removeAllContentTypeParsers();
    plugin.addContentTypeParser('*', { parseAs: 'buffer' }, (_request, body, done) => done(null, body));
    plugin.post('/notify', async (request, reply) => answer(reply, notified(shop, request.body ?? '')));
    // `request.raw.url`: `request.query` is decoded.
    plugin.get('/notify', async (request, reply) => answer(reply, notified(shop, rawQuery(request.raw.url))));
  });
  return app;
}
