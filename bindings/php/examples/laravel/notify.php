<?php

/**
 * The route that the gateway calls, in Laravel. In an application of one's own the part `Route` is in
 * `routes/web.php`; the rest is what Laravel's skeleton has: its kernel, with the middleware that trims every
 * input.
 */

declare(strict_types=1);

use Illuminate\Container\Container;
use Illuminate\Events\Dispatcher;
use Illuminate\Foundation\Http\Middleware\ConvertEmptyStringsToNull;
use Illuminate\Foundation\Http\Middleware\TrimStrings;
use Illuminate\Foundation\Http\Middleware\ValidatePostSize;
use Illuminate\Http\Request;
use Illuminate\Http\Response;
use Illuminate\Pipeline\Pipeline;
use Illuminate\Routing\Router;
use Paysign\Exception;
use Paysign\Gateway;
use Paysign\Merchant;

require $_SERVER['PAYSIGN_AUTOLOAD'] ?? __DIR__ . '/../../vendor/autoload.php';
require_once $_SERVER['LARAVEL_AUTOLOAD'] ?? __DIR__ . '/../../vendor/autoload.php';
require __DIR__ . '/../Shop.php';

$secret = getenv('EPAY_SECRET') ?: throw new RuntimeException('EPAY_SECRET is not set');
$app = new Container();
$app->singleton(Merchant::class, static fn (): Merchant
    => new Merchant(Gateway::Epay, '152787', $secret, 'https://pay.example.com'));
$app->singleton(Shop::class, static fn (): Shop => new Shop($_SERVER['SHOP_FOLDER']));
$router = new Router(new Dispatcher($app), $app);

// Route::match(…)->withoutMiddleware([VerifyCsrfToken::class]) in an application.
$router->match(['get', 'post'], '/notify', static function (Request $request, Merchant $merchant, Shop $shop): Response {
    // Not $request->getQueryString(), which sorts and encodes again.
    $raw = $request->isMethod('GET') ? $request->server('QUERY_STRING') : $request->getContent();
    try {
        $notice = $merchant->notice((string) $raw);             // authentic, or an exception
        $orderNo = (string) $notice->orderNo();
        $notice->expect($orderNo, $shop->amountOf($orderNo));   // paid, this order, the right amount, or an exception
        $shop->deliver($orderNo);                               // once: the gateway repeats itself
        return new Response($notice->ack());
    } catch (Exception $error) {
        return new Response($error->code(), 400);
    }
});

$app->instance(Request::class, Request::capture());
$response = (new Pipeline($app))
    ->send($app->make(Request::class))
    ->through([ValidatePostSize::class, TrimStrings::class, ConvertEmptyStringsToNull::class])
    ->then(static fn (Request $request) => $router->dispatch($request));
$response->send();
