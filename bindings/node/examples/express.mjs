// Express: `express.raw` only on this route, before any `express.urlencoded` or `express.json` for the whole
// app.

import express from 'express';
import { notified, rawQuery } from './shop.mjs';

/** The application, with the notification by `GET` and by `POST`. */
export function expressApp(shop) {
  const app = express();
  const answer = (response, { status, text }) => response.status(status).type('text').send(text);

  app.get('/notify', (request, response) => answer(response, notified(shop, rawQuery(request.originalUrl))));

  // `type` says for which bodies it is: all of them. Without a body `request.body` is not a Buffer.
  const raw = express.raw({ type: () => true, limit: '64kb' });
  app.post('/notify', raw, (request, response) => answer(response, notified(shop, request.body ?? '')));

  // After it the rest of the shop may parse what it likes.
  app.use(express.urlencoded({ extended: true }));
  return app;
}
