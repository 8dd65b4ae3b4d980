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
        if ($case->verb === 'verify') {
            $isRight = $case->verified()->toArray() == $case->texts($case->expect['fields'] ?? ['?' => '?']);
        } elseif ($case->isRaw()) {
            $headers = $case->call('signBody', $case->body(), $case->secret(), ...$case->came());
            $isRight = array_map(null, array_keys($headers), $headers) === ($case->expect['headers'] ?? null);
        } else {
            $isRight = (string) $case->call('sign', $case->params(), $case->secret(), $case->options()) === ($case->expect['body'] ?? null);
        }
    } catch (Exception $error) {
        $isRight = $error->code() === ($case->expect['error'] ?? null);
    }
    if (!$isRight) {
        $wrong[] = $case->id;
    }
}
echo "$run vectors, wrong: ", implode(' ', $wrong) ?: 'none';
