<?php

/** The route that the gateway calls, in plain PHP. `nginx.conf` and `php-fpm.conf` beside it run it. */

declare(strict_types=1);

use Paysign\Exception;
use Paysign\Gateway;
use Paysign\Merchant;

require $_SERVER['PAYSIGN_AUTOLOAD'] ?? __DIR__ . '/../vendor/autoload.php';
require __DIR__ . '/Shop.php';

// The bytes as they came: $_GET and $_POST hold decoded values, and PHP has changed names with a dot or a
// space in them.
$raw = $_SERVER['REQUEST_METHOD'] === 'GET' ? $_SERVER['QUERY_STRING'] : (string) file_get_contents('php://input');

header('Content-Type: text/plain');
$secret = getenv('EPAY_SECRET') ?: throw new RuntimeException('EPAY_SECRET is not set');
$merchant = new Merchant(Gateway::Epay, '152787', $secret, 'https://pay.example.com');
try {
    $shop = new Shop($_SERVER['SHOP_FOLDER']);
    $notice = $merchant->notice($raw);                      // authentic, or an exception
    $orderNo = (string) $notice->orderNo();
    $notice->expect($orderNo, $shop->amountOf($orderNo));   // paid, this order, the right amount, or an exception
    $shop->deliver($orderNo);                               // once: the gateway repeats itself
    echo $notice->ack();
} catch (Exception $error) {
    http_response_code(400);
    echo $error->code();
}
