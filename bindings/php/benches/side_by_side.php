<?php

/**
 * paysign beside careful hand-written PHP, interleaved in one run; `bindings/php/bench` runs it, once by FFI
 * and once by the extension.
 *
 * Prints medians, their spread and ratios. The machine may be shared: only ratios hold.
 */

declare(strict_types=1);

use Paysign\Merchant;
use Paysign\Secret;

require getenv('PAYSIGN_AUTOLOAD');

const KEY = '7a3b1053780db61ebd3d7123e1b8d6c4';
const BATCH = 1000;
const NOT_SIGNED = ['sign' => true, 'sign_type' => true];
const MERCHANT_ID = '1001';
const ORDER = '20160806151343349';
/** The shop's database: what each order costs. */
const ORDERS = [ORDER => '1.00', 'another one' => '2.00'];

/**
 * What a careful shop writes: decoded once, duplicates refused, sorted by bytes, compared in constant time.
 *
 * @return array<string, string>
 */
function verify_by_hand(string $body, #[SensitiveParameter] string $key): array
{
    $fields = [];
    foreach (explode('&', $body) as $pair) {
        if ($pair === '') {
            continue;
        }
        [$name, $value] = explode('=', $pair, 2) + [1 => ''];
        $name = urldecode($name);
        if (isset($fields[$name])) {
            throw new RuntimeException('a field is there twice');
        }
        $fields[$name] = urldecode($value);
    }
    $signed = array_diff_key($fields, NOT_SIGNED);
    ksort($signed, SORT_STRING);
    $text = '';
    foreach ($signed as $name => $value) {
        if ($value !== '') {
            $text .= "&$name=$value";
        }
    }
    if (!hash_equals(md5(substr($text, 1) . $key), strtolower($fields['sign'] ?? ''))) {
        throw new RuntimeException('wrong signature');
    }
    return $signed;
}

/**
 * What it asks then, as `expect` does: paid, this order, this amount.
 *
 * @param array<string, string> $fields
 */
function is_paid_by_hand(array $fields, string $orderNo, string $amount): bool
{
    return $fields['trade_status'] === 'TRADE_SUCCESS'
        && $fields['out_trade_no'] === $orderNo
        && round((float) $fields['money'] * 100) === round((float) $amount * 100);
}

/** An amount in cents, exactly. */
function cents(string $amount): int
{
    if (preg_match('/^(\d{1,12})(?:\.(\d{1,2}))?$/D', $amount, $parts) !== 1) {
        throw new RuntimeException('not an amount');
    }
    return (int) $parts[1] * 100 + (int) str_pad($parts[2] ?? '', 2, '0');
}

/** The whole route: authentic, this merchant's, of a known order, paid, and the right amount. */
function route_by_hand(string $raw, #[SensitiveParameter] string $key): string
{
    $fields = verify_by_hand($raw, $key);
    if ($fields['pid'] !== MERCHANT_ID) {
        throw new RuntimeException("another merchant's");
    }
    $cost = ORDERS[$fields['out_trade_no']] ?? throw new RuntimeException('no such order');
    if ($fields['trade_status'] !== 'TRADE_SUCCESS') {
        throw new RuntimeException('not paid');
    }
    if (cents($fields['money']) !== cents($cost)) {
        throw new RuntimeException('another amount');
    }
    return 'success';
}

function route(Merchant $merchant, string $raw): string
{
    $notice = $merchant->notice($raw);
    $orderNo = $notice->orderNo();
    $notice->expect($orderNo, ORDERS[$orderNo] ?? throw new RuntimeException('no such order'));
    return $notice->ack();
}

function ends_well(Closure $call): bool
{
    try {
        return $call() === 'success';
    } catch (RuntimeException|Paysign\Exception) {
        return false;
    }
}

/** Nanoseconds for each message. */
function timed(Closure $action, int $calls, int $messages): float
{
    $start = hrtime(true);
    for ($call = 0; $call < $calls; $call++) {
        $action();
    }
    return (hrtime(true) - $start) / $calls / $messages;
}

/** @param list<float> $times */
function at(array $times, float $part): float
{
    sort($times);
    return $times[(int) ((count($times) - 1) * $part)];
}

$isJson = in_array('--json', $argv, true);
[$rounds, $calls] = in_array('--short', $argv, true) ? [7, 300] : [41, 3000];
$prefix = extension_loaded('paysign') ? 'php_ext' : 'php';
$secret = new Secret(KEY);
// Epay notifications as benches/src/inputs.rs has them.
$bodyOf = static fn (string $orderNo = ORDER, string $name = 'VIP20160806', string $param = 'userId10023', array $others = []): string => Paysign\sign('epay', 'notify', $others + [
    'pid' => MERCHANT_ID, 'trade_no' => '2016080622555342651', 'out_trade_no' => $orderNo, 'type' => 'alipay', 'name' => $name,
    'money' => '1.00', 'trade_status' => 'TRADE_SUCCESS', 'param' => $param,
], $secret)->body;
$body = $bodyOf();
$escaped = $bodyOf(name: '会员充值 100 元');
$bodies = array_map(
    static fn (int $at): string => $bodyOf(orderNo: sprintf('2016080615134%04d', $at), param: 'user' . $at ** ($at % 5)),
    range(0, BATCH - 1),
);
foreach ([$body, $escaped, ...$bodies] as $one) {
    $verified = Paysign\verify('epay', 'notify', $one, $secret)->toArray();
    ksort($verified, SORT_STRING);
    $verified === verify_by_hand($one, KEY) || throw new LogicException('both do not say the same');
}

$merchant = new Merchant('epay', MERCHANT_ID, $secret, 'https://pay.example.com');
$refused = [
    $bodyOf(others: ['pid' => '1002']), $bodyOf(orderNo: 'unknown'), $bodyOf(others: ['trade_status' => 'TRADE_CLOSED']),
    $bodyOf(others: ['money' => '1.01']), str_replace('money=1.00', 'money=1.01', $body),
];
foreach ([$body, $escaped, ...$refused] as $at => $one) {
    foreach ([static fn () => route($merchant, $one), static fn () => route_by_hand($one, KEY)] as $call) {
        ends_well($call) === ($at < 2) || throw new LogicException('both do not end the same route alike');
    }
}

$read = static fn (ArrayAccess|array $fields): string => $fields['out_trade_no'] . $fields['money'] . $fields['trade_status'];
$byHand = static fn () => array_map(static fn (string $body): array => verify_by_hand($body, KEY), $bodies);
$many = max(1, intdiv($calls, BATCH));
// What is measured, the same by hand, how often in a round, how many messages each time.
$measured = [
    'route' => [static fn () => route($merchant, $body), static fn () => route_by_hand($body, KEY), $calls, 1],
    'verify' => [static fn () => Paysign\verify('epay', 'notify', $body, $secret), static fn () => verify_by_hand($body, KEY), $calls, 1],
    'verify_escaped' => [static fn () => Paysign\verify('epay', 'notify', $escaped, $secret), static fn () => verify_by_hand($escaped, KEY), $calls, 1],
    'verify_read' => [static fn () => $read(Paysign\verify('epay', 'notify', $body, $secret)), static fn () => $read(verify_by_hand($body, KEY)), $calls, 1],
    'verify_expect' => [
        static fn () => Paysign\verify('epay', 'notify', $body, $secret)->expect('20160806151343349', '1.00'),
        static fn () => is_paid_by_hand(verify_by_hand($body, KEY), '20160806151343349', '1.00') || throw new LogicException(),
        $calls,
        1,
    ],
    'batch' => [static fn () => Paysign\verifyBatch('epay', 'notify', $bodies, $secret), $byHand, $many, BATCH],
];

$times = [];
for ($round = -2; $round < $rounds; $round++) {
    foreach ($measured as $name => [$ours, $hand, $count, $messages]) {
        $both = ['ours' => timed($ours, $count, $messages), 'hand' => timed($hand, $count, $messages)];
        foreach ($round < 0 ? [] : $both as $which => $time) {
            $times[$name][$which][] = $time;
        }
    }
}

$isJson || printf("PHP %s, %s; a body of %d bytes\n%-24s %10s %17s %10s %8s\n", PHP_VERSION, $prefix, strlen($body), 'a message', 'median ns', 'quartiles', 'by hand', 'times');
foreach ($times as $name => ['ours' => $ours, 'hand' => $hand]) {
    [$ns, $byHand] = [at($ours, 0.5), at($hand, 0.5)];
    // Round by round, so that what disturbs a round disturbs both sides.
    $ratio = at(array_map(static fn (float $one, float $other): float => $other / $one, $ours, $hand), 0.5);
    $row = ['name' => "$prefix.$name", 'ns' => round($ns, 1), 'spread' => round((at($ours, 0.75) - at($ours, 0.25)) / $ns, 3), 'vs_hand' => round($ratio, 2)];
    echo $isJson
        ? json_encode($row, JSON_THROW_ON_ERROR) . "\n"
        : sprintf("%-24s %10.0f %8.0f-%-8.0f %10.0f %8.2f\n", $row['name'], $ns, at($ours, 0.25), at($ours, 0.75), $byHand, $row['vs_hand']);
}
