<?php

declare(strict_types=1);

namespace Paysign\Tests;

use Paysign\Answer;
use Paysign\Cause;
use Paysign\Evidence;
use Paysign\Exception;
use Paysign\Finding;
use Paysign\Gateway;
use Paysign\Scheme;
use Paysign\Verified;
use PHPUnit\Framework\TestCase;

/** Every shared vector, run by the PHP package. */
final class VectorsTest extends TestCase
{
    private const VERBS = ['verify', 'sign', 'expect', 'answer', 'explain', 'scheme', 'diagnose', 'gateway', 'minor', 'tables'];

    /** @var array<string, int> */
    private static array $run = [];
    /** @var array<string, true> amounts beyond PHP's numbers, so that `invalid_amount` is expected of them */
    private static array $tooGreat = [];

    /** @return \Generator<string, array{VectorCase}> */
    public static function cases(): \Generator
    {
        foreach (VectorCase::all() as $case) {
            yield $case->id => [$case];
        }
    }

    /** @return \Generator<string, array{VectorCase}> */
    public static function casesByFile(): \Generator
    {
        foreach (VectorCase::byFile() as $case) {
            yield $case->id => [$case];
        }
    }

    /** @dataProvider cases */
    public function testAVector(VectorCase $case): void
    {
        $this->check($case);
        self::$run[$case->verb] = (self::$run[$case->verb] ?? 0) + 1;
    }

    /** @dataProvider casesByFile */
    public function testAVectorWithTheGatewayReadFromItsFile(VectorCase $case): void
    {
        self::assertInstanceOf(Gateway::class, $case->gateway());
        $this->check($case);
    }

    public function testEachBuiltInGatewayHasAFile(): void
    {
        self::assertEqualsCanonicalizing(array_column(\Paysign\gateways(), 'id'), VectorCase::ids());
    }

    private function check(VectorCase $case): void
    {
        $isTold = array_intersect_key($case->json, ['roles' => 0, 'shop_names' => 0, 'added_names' => 0]) !== [];
        $fault = $isTold ? $case->fault() : null;
        if ($fault !== null) {
            $this->refused($case, $fault);
            return;
        }
        match ($case->verb) {
            'verify' => $this->verify($case),
            'sign' => $this->sign($case),
            'expect' => $this->expect($case),
            'answer' => $this->answer($case),
            'explain' => $this->explain($case),
            'scheme' => $this->scheme($case),
            'diagnose' => $this->diagnose($case),
            'gateway' => $this->gateway($case),
            'minor' => $this->minor($case),
            'tables' => self::sameTable($case->tables(), $case->expect['table'], 'table'),
        };
    }

    /** A runner that skips cases proves nothing. */
    public function testNoVectorWasLeftOut(): void
    {
        self::assertSame(VectorCase::countByText(), array_sum(self::$run));
        self::assertEqualsCanonicalizing(self::VERBS, array_keys(self::$run));
        $run = http_build_query(self::$run, '', ', ');
        fwrite(STDERR, sprintf("\n%d shared vectors: %s; %d amounts beyond PHP's numbers\n", array_sum(self::$run), $run, \count(self::$tooGreat)));
    }

    private function refused(VectorCase $case, Exception $error): void
    {
        self::assertSame($case->expect['error'] ?? null, $error->code(), $error->getMessage());
        // A name in an error is cut after its first 48 bytes, and a field without a name is told by its
        // place.
        $wanted = $case->text($case->expect['field'] ?? null) ?? '';
        self::assertSame(substr($wanted, 0, 48), $error->field ?? '');
        self::assertSame(strlen($wanted) > 48, $error->fieldIsCut);
        if (isset($case->expect['offset'])) {
            self::assertSame($case->expect['offset'], $error->offset);
        }
        if (isset($case->expect['dialect'])) {
            self::assertStringContainsString("`{$case->expect['dialect']}`", $error->getMessage());
        }
    }

    private function sameCanonical(VectorCase $case, string $body): void
    {
        if ($case->canonical() !== null) {
            // What was signed within a limit may be longer once it is written.
            $options = $case->verb === 'sign' ? null : $case->options();
            self::assertSame($case->canonical(), $case->call('explain', $body, $case->secretOrNull(), $options)->canonical);
        }
    }

    private function role(VectorCase $case, string $name, ?string $found): void
    {
        self::assertSame($case->text($case->expect[$name] ?? null), $found, $name);
    }

    private function roles(VectorCase $case, Verified|Answer $found): void
    {
        $this->role($case, 'order_no', $found->orderNo());
        $this->role($case, 'trade_no', $found->tradeNo());
        $this->amount($case, 'ordered_amount', $found->orderedAmount(...));
        $this->amount($case, 'paid_amount', $found->paidAmount(...));
        if (isset($case->expect['status'])) {
            self::assertSame($case->expect['status'], $found->status()->value);
        }
        self::assertSame($found->status()->value === 'paid', $found->isPaid());
    }

    private function amount(VectorCase $case, string $role, \Closure $read): void
    {
        if (is_array($case->expect[$role] ?? null)) {
            try {
                $read();
                self::fail("$role can be read");
            } catch (Exception $error) {
                self::assertSame($case->expect[$role]['error'], $error->code());
            }
            return;
        }
        $this->role($case, $role, $read());
    }

    private function verify(VectorCase $case): void
    {
        $this->sameCanonical($case, $case->body());
        // A batch comes without headers.
        $inBatch = $case->isRaw() ? null : $case->call('verifyBatch', [$case->body(), ''], $case->secret(), $case->options());
        if ($inBatch !== null) {
            self::assertCount(2, $inBatch);
            self::assertInstanceOf(Exception::class, $inBatch[1]);
        }
        try {
            $verified = $case->verified();
        } catch (Exception $error) {
            $of = static fn (Exception $error): array => [$error->code(), $error->field, $error->offset];
            self::assertEquals($of($error), $of($inBatch[0] ?? $error));
            $this->refused($case, $error);
            return;
        }
        self::assertTrue($case->expect['valid'] ?? null);
        self::assertSame($case->expect['secret'], $verified->secretIndex());
        self::assertEquals($case->texts($case->expect['fields']), $verified->toArray());
        self::assertEquals($case->texts($case->expect['unproved']), $verified->unprovedFields());
        self::assertEquals($verified->toArray(), ($inBatch[0] ?? $verified)->toArray());
        foreach ($verified as $name => $value) {
            self::assertSame([$value, null], [$verified[$name], $verified->unproved($name)]);
            self::assertTrue(isset($verified[$name]));
        }
        foreach ($verified->unprovedFields() as $name => $value) {
            self::assertSame([null, $value], [$verified->get((string) $name), $verified->unproved((string) $name)]);
            self::assertFalse(isset($verified[$name]));
        }
        $direction = isset($case->file['gateway']) ? $case->direction() : null;
        if (isset($case->json['roles']) || in_array($direction, ['notification', 'answer'], true)) {
            $this->roles($case, $verified);
        }
        if (isset($case->json['ack']) || $direction === 'notification') {
            $this->role($case, 'ack', $verified->ack());
        }
    }

    private function signBody(VectorCase $case): void
    {
        try {
            $headers = $case->call('signBody', $case->body(), $case->secret(), ...$case->came());
        } catch (Exception $error) {
            $this->refused($case, $error);
            return;
        }
        self::assertSame($case->expect['headers'], array_map(null, array_keys($headers), $headers));
    }

    private function sign(VectorCase $case): void
    {
        if ($case->isRaw()) {
            $this->signBody($case);
            return;
        }
        try {
            $signed = $case->call('sign', $case->params(), $case->secret(), $case->options());
        } catch (Exception $error) {
            $this->refused($case, $error);
            return;
        }
        self::assertSame($case->expect['sign'], $signed->signature());
        self::assertSame($case->expect['body'], (string) $signed);
        // What is sent of the parameters: in JSON, numbers may have a shorter text, and empty ones may be
        // left out.
        $given = array_column($case->params(), 1, 0);
        $texts = preg_replace('/":([0-9.]+)(?=[,}])/', '":"$1"', $case->expect['body']);
        $given = array_intersect_key(json_decode($texts, true) ?? $given, $given);
        self::assertEquals($given, array_intersect_key($signed->fields(), $given));
        self::assertCount(\count($given), array_intersect_key($signed->fields(), array_column($case->params(), 1, 0)));
        $this->sameCanonical($case, $signed->body);
    }

    private function expect(VectorCase $case): void
    {
        $want = $case->json['want'];
        try {
            $verified = $case->verified();
            if (isset($want['amount'])) {
                $verified->expect($want['order_no'], $want['amount']);
            } elseif (!self::isTooGreat($want['minor'])) {
                $verified->expectMinor($want['order_no'], (int) $want['minor'], $want['scale']);
            } else {
                // PHP cannot ask for it, and cannot be told it.
                $told = $this->told($verified, $want['scale']);
                self::assertNotSame($want['minor'], $told);
                if ($case->expect === ['ok' => true]) {
                    self::assertSame('invalid_amount', $told);
                }
                return;
            }
        } catch (Exception $error) {
            $this->refused($case, $error);
            return;
        }
        self::assertSame(['ok' => true], $case->expect);
        try {
            $minor = $verified->paidAmountMinor(2);
        } catch (Exception\NotWhole | Exception\InvalidAmount) {
            return;
        }
        $verified->expectMinor($want['order_no'], $minor, 2);
        try {
            $verified->expectMinor($want['order_no'], $minor + 1, 2);
            self::fail('another amount was accepted');
        } catch (Exception\PaidTooLittle) {
        }
    }

    private static function isTooGreat(string $minor): bool
    {
        $greatest = (string) PHP_INT_MAX;
        $is = (\strlen($minor) <=> \strlen($greatest) ?: \strcmp($minor, $greatest)) > 0;
        if ($is) {
            self::$tooGreat[$minor] = true;
        }
        return $is;
    }

    /** The amount paid in a unit, or the code of the error. */
    private function told(Verified $verified, int $scale): ?string
    {
        try {
            $minor = $verified->paidAmountMinor($scale);
            return $minor === null ? null : (string) $minor;
        } catch (Exception $error) {
            return $error->code();
        }
    }

    private function minor(VectorCase $case): void
    {
        try {
            $verified = $case->verified();
        } catch (Exception $error) {
            $this->refused($case, $error);
            return;
        }
        $told = $this->told($verified, $case->json['scale']);
        $wanted = $case->expect['error'] ?? $case->expect['minor'];
        $isTooGreat = isset($case->expect['minor']) && self::isTooGreat($wanted);
        self::assertSame($isTooGreat ? 'invalid_amount' : $wanted, $told);
    }

    private function gateway(VectorCase $case): void
    {
        try {
            $gateway = Gateway::parse($case->repeated($case->json['text']));
        } catch (Exception $error) {
            $this->refused($case, $error);
            return;
        }
        self::assertSame($case->expect, ['ok' => true, 'id' => $gateway->id()]);
    }

    /** By the rule of the vectors' README: what is not named is not compared. */
    private static function sameTable(mixed $found, mixed $expected, string $place): void
    {
        $isObject = static fn (mixed $value): bool => is_array($value) && !array_is_list($value);
        if ($isObject($expected) && is_array($found)) {
            $found = array_is_list($found) ? array_column($found, null, 'name') : $found;
            foreach ($expected as $name => $part) {
                self::assertArrayHasKey($name, $found, $place);
                self::sameTable($found[$name], $part, "$place.$name");
            }
        } elseif (is_array($expected) && is_array($found)) {
            self::assertCount(\count($expected), $found, $place);
            foreach ($expected as $at => $part) {
                self::sameTable($found[$at], $part, "$place.$at");
            }
        } else {
            self::assertSame($expected, is_string($expected) && $isObject($found) ? $found['name'] : $found, $place);
        }
    }

    private function answer(VectorCase $case): void
    {
        try {
            $answer = $case->call('answer', $case->body(), $case->secretOrNull(), $case->options());
        } catch (Exception\GatewayError $error) {
            self::assertSame($case->expect['error'] ?? null, $error->code());
            self::assertSame($case->text($case->expect['gateway_code']), $error->gatewayCode);
            self::assertSame($case->text($case->expect['text'] ?? null), $error->text);
            return;
        } catch (Exception $error) {
            $this->refused($case, $error);
            return;
        }
        self::assertTrue($case->expect['ok'] ?? null);
        foreach ($case->texts($case->expect['fields'] ?? []) as $name => $value) {
            self::assertSame($value, $answer->get((string) $name), (string) $name);
        }
        $this->roles($case, $answer);
        $this->role($case, 'pay_url', $answer->payUrl());
    }

    private function explain(VectorCase $case): void
    {
        $this->sameCanonical($case, $case->body());
        try {
            $explanation = $case->call('explain', $case->body(), $case->secretOrNull(), $case->options());
        } catch (Exception $error) {
            $this->refused($case, $error);
            return;
        }
        self::assertSame(array_map($case->text(...), $case->expect['included']), array_column($explanation->included, 0));
        $leftOut = array_map(static fn (array $field): array => [$field[0], $field[1]->value], $explanation->leftOut);
        self::assertEquals($case->texts($case->expect['left_out']), array_column($leftOut, 1, 0));
        foreach ($case->secretTexts() as $secret) {
            self::assertStringNotContainsString($secret, print_r($explanation, true));
        }
    }

    /** A key that nobody looks at would be a case that tests nothing. */
    private static function checkKeys(VectorCase $case): void
    {
        $known = [
            [$case->json, 'id why source do gateway message variant scheme sign_field wire reading roles paid_values ack shop_names added_names '
                . 'lenient limits secrets other_secrets also lang body body_hex document params expected proof expect'],
            [$case->expect, 'error field offset valid secret first also'],
            [$case->expect['first'] ?? [], 'certain causes fields signed reason texts cures'],
        ];
        foreach ($known as [$part, $keys]) {
            self::assertSame([], array_diff(array_keys($part), explode(' ', $keys)));
        }
    }

    private function diagnose(VectorCase $case): void
    {
        self::checkKeys($case);
        try {
            $found = isset($case->json['document'])
                ? $case->call('diagnoseDocument', $case->params(), $case->json['expected'], $case->secret(), $case->otherSecrets(), ...$case->beside())
                : $case->call('diagnose', $case->body(), $case->secret(), $case->options(), $case->otherSecrets(), ...$case->beside());
        } catch (Exception\UnknownLanguage $error) {
            $this->refused($case, $error);
            return;
        }
        self::assertSame($case->expect['secret'] ?? null, $found->secretIndex);
        self::assertSame($case->expect['valid'] ?? false, $found->error === null);
        if ($found->error !== null) {
            $this->refused($case, $found->error);
        }
        $first = $case->expect['first'];
        if ($first !== null) {
            $first['fields'] = array_map($case->text(...), $first['fields']);
            $first['signed'] = $case->text($first['signed'] ?? null);
        }
        $codes = static fn (Finding $finding): array => array_column($finding->causes, 'code');
        $fields = static fn (Cause $cause): array => array_map(static fn (Evidence $evidence): ?string => $evidence->field, $cause->evidence);
        $shown = static fn (Finding $finding): array => [
            'certain' => $finding->isCertain,
            'causes' => $codes($finding),
            'fields' => array_values(array_filter(array_merge(...array_map($fields, $finding->causes)), is_string(...))),
            'signed' => $finding->signed,
        ];
        $told = array_intersect_key($first ?? [], ['reason' => 0, 'texts' => 0, 'cures' => 0]);
        $first = $first === null ? null : array_diff_key($first, $told);
        self::assertSame($first, isset($found->findings[0]) ? $shown($found->findings[0]) : null);
        foreach ($told as $key => $wanted) {
            $finding = $found->findings[0];
            $is = ['reason' => $finding->reason, 'texts' => array_column($finding->causes, 'text'), 'cures' => array_column($finding->causes, 'cure')];
            self::assertSame($wanted, $is[$key]);
        }
        $later = array_merge(...array_map($codes, array_slice($found->findings, 1)));
        self::assertSame([], array_diff($case->expect['also'] ?? [], $later));
        foreach ([...$case->secretTexts(), ...($case->json['other_secrets'] ?? [])] as $secret) {
            self::assertStringNotContainsString($secret, print_r($found, true) . $found);
        }
    }

    private function scheme(VectorCase $case): void
    {
        try {
            $scheme = $case->scheme();
        } catch (Exception\ConfigError $error) {
            $this->refused($case, $error);
            return;
        }
        self::assertTrue($case->expect['ok'] ?? null);
        self::assertSame($case->expect['printed'], (string) $scheme);
        self::assertSame((string) $scheme, (string) Scheme::parse((string) $scheme, $scheme->signField, $scheme->wire));
    }
}
