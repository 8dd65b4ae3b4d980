<?php

/**
 * In the place of the example: runs the vectors of `verify` and `sign` inside php-fpm, and says how many
 * there were.
 */

declare(strict_types=1);

use Paysign\Exception;
use Paysign\Tests\VectorCase;

require $_SERVER['PAYSIGN_AUTOLOAD'];
require __DIR__ . '/../../VectorCase.php';

$run = 0;
$wrong = [];
foreach (VectorCase::all() as $case) {
    if (!in_array($case->verb, ['verify', 'sign'], true)) {
        continue;
    }
    $run++;
    try {
        $isRight = $case->verb === 'verify'
            ? $case->call('verify', $case->body(), $case->secret(), $case->options())->toArray() == $case->texts($case->expect['fields'] ?? ['?' => '?'])
            : (string) $case->call('sign', $case->params(), $case->secret(), $case->options()) === ($case->expect['body'] ?? null);
    } catch (Exception $error) {
        $isRight = $error->code() === ($case->expect['error'] ?? null);
    }
    if (!$isRight) {
        $wrong[] = $case->id;
    }
}
echo "$run vectors, wrong: ", implode(' ', $wrong) ?: 'none';
