// Nest: `rawBody: true` keeps the bytes beside the parsed body, for forms and JSON alike.

import 'reflect-metadata';
import { Controller, Get, Inject, Module, Post, Req, Res } from '@nestjs/common';
import type { DynamicModule, RawBodyRequest } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import type { NestExpressApplication } from '@nestjs/platform-express';
import type { Request, Response } from 'express';
import { newShop, notified, rawQuery } from './shop.mjs';

type Shop = ReturnType<typeof newShop>;

@Controller('notify')
class NotifyController {
  constructor(@Inject('shop') private readonly shop: Shop) {}

  @Get()
  byGet(@Req() request: Request, @Res() response: Response): void {
    this.answer(response, rawQuery(request.originalUrl));
  }

  @Post()
  byPost(@Req() request: RawBodyRequest<Request>, @Res() response: Response): void {
    this.answer(response, request.rawBody ?? '');
  }

  private answer(response: Response, raw: string | Uint8Array): void {
    const { status, text } = notified(this.shop, raw);
    response.status(status).type('text').send(text);
  }
}

@Module({})
class ShopModule {
  static of(shop: Shop): DynamicModule {
    return { module: ShopModule, controllers: [NotifyController], providers: [{ provide: 'shop', useValue: shop }] };
  }
}

/** The application, with the notification by `GET` and by `POST`. */
export async function nestApp(shop: Shop): Promise<NestExpressApplication> {
  return NestFactory.create<NestExpressApplication>(ShopModule.of(shop), { rawBody: true, logger: ['error'] });
}
