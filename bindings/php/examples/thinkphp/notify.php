<?php

/**
 * The route that the gateway calls, with the rewriting of ThinkPHP's documentation,
 * `rewrite ^(.*)$ /index.php?s=$1 last`: the query then begins with a parameter `s` that nobody has signed.
 * This is the body of a controller's action.
 */

declare(strict_types=1);

use Paysign\Exception;
use Paysign\Gateway;
use Paysign\Merchant;

require $_SERVER['PAYSIGN_AUTOLOAD'] ?? __DIR__ . '/../../vendor/autoload.php';
require __DIR__ . '/../Shop.php';

// What the gateway has sent, not what the web server has made of it.
$query = explode('?', $_SERVER['REQUEST_URI'], 2)[1] ?? '';
$raw = $_SERVER['REQUEST_METHOD'] === 'GET' ? $query : (string) file_get_contents('php://input');

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
