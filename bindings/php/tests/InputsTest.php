<?php

declare(strict_types=1);

namespace Paysign\Tests;

use Paysign\Exception;
use Paysign\Gateway;
use Paysign\Options;
use Paysign\Scheme;
use Paysign\Secret;
use Paysign\Wire;
use PHPUnit\Framework\TestCase;

use function Paysign\sign;
use function Paysign\verify;
use function Paysign\verifyBatch;

/** What comes in from PHP: bodies, parameters, secrets, amounts, options. */
final class InputsTest extends TestCase
{
    /** @return iterable<string, array{iterable<mixed>}> */
    public static function params(): iterable
    {
        $pairs = array_map(null, array_keys(Samples::PARAMS), array_values(Samples::PARAMS));
        yield 'an array' => [Samples::PARAMS];
        yield 'pairs' => [$pairs];
        yield 'an iterator' => [new \ArrayIterator(Samples::PARAMS)];
        yield 'a generator' => [(static fn () => yield from Samples::PARAMS)()];
    }

    /**
     * @dataProvider params
     * @param iterable<mixed> $params
     */
    public function testParametersComeAsAnyIterableOrAsPairs(iterable $params): void
    {
        $signed = sign(Gateway::EpayCode200, 'pay', $params, Samples::SECRET);
        self::assertSame(Samples::SIGNATURE, $signed->signature());
        self::assertSame([...Samples::PARAMS, 'sign' => Samples::SIGNATURE, 'sign_type' => 'MD5'], $signed->fields());
    }

    public function testDuplicatesInPairsStayVisible(): void
    {
        try {
            sign('epay@code200', 'pay', [['money', '1'], ['money', '2']], Samples::SECRET);
            self::fail('a field that is there twice was signed');
        } catch (Exception\DuplicateField $error) {
            self::assertSame('money', $error->field);
        }
    }

    /** @return iterable<string, array{mixed, string}> */
    public static function noTexts(): iterable
    {
        yield 'a float' => [0.10, "'0.10'"];
        yield 'a number' => [1, 'exactly that text'];
        yield 'true' => [true, 'page asks for'];
        yield 'null' => [null, 'leave the field out'];
        yield 'an array' => [['1', '2'], 'exactly that text'];
        yield 'an object' => [new \ArrayObject(), 'exactly that text'];
    }

    /** @dataProvider noTexts */
    public function testAValueThatIsNoTextIsRefusedWithItsNameAndAHint(mixed $value, string $hint): void
    {
        foreach ([[...Samples::PARAMS, 'money' => $value], [['money', $value]]] as $params) {
            try {
                sign('epay@code200', 'pay', $params, Samples::SECRET);
                self::fail('it was signed');
            } catch (\TypeError $error) {
                self::assertStringContainsString('`money`', $error->getMessage());
                self::assertStringContainsString($hint, $error->getMessage());
            }
        }
    }

    /** @return iterable<array{array<mixed>}> */
    public static function noParams(): iterable
    {
        yield [['a', 'b']];
        yield [[['a']]];
        yield [[['a', 'b', 'c']]];
        yield [[[1, 'b']]];
        yield [[['name' => 'a', 'value' => 'b']]];
    }

    /**
     * @dataProvider noParams
     * @param array<mixed> $params
     */
    public function testWhatIsNeitherNamedNorPairsIsRefused(array $params): void
    {
        $this->expectException(\TypeError::class);
        Scheme::parse(Samples::SCHEME, 'sign', Wire::Form)->sign($params, Samples::SECRET);
    }

    public function testANameThatLooksLikeANumberStaysAText(): void
    {
        $scheme = Scheme::parse(Samples::SCHEME, 'sign', Wire::Form);
        $signed = $scheme->sign(['7' => 'x', '08' => 'y'], Samples::SECRET);
        $verified = $scheme->verify($signed->body, Samples::SECRET);
        self::assertSame([['7', 'x'], ['08', 'y']], array_map(null, ...[$this->names($verified), array_values($verified->toArray())]));
        self::assertSame(['x', 'x'], [$verified['7'], $verified[7]]);
    }

    /**
     * @param iterable<string, string> $fields
     * @return list<string>
     */
    private function names(iterable $fields): array
    {
        $names = [];
        foreach ($fields as $name => $value) {
            $names[] = $name;
        }
        return $names;
    }

    public function testABodyIsBytes(): void
    {
        $scheme = Scheme::parse(Samples::SCHEME, 'sign', Wire::Form);
        $bytes = implode('', array_map(chr(...), array_diff(range(0, 255), [ord('&')])));
        $signed = $scheme->sign(['bytes' => $bytes, 'name' => "\xff\x00"], Samples::SECRET);
        $verified = $scheme->verify($signed->body, Samples::SECRET);
        self::assertSame([$bytes, "\xff\x00"], [$verified['bytes'], $verified['name']]);
        $raw = "name=\xb2\xe2\xca\xd4"; // GBK, and not escaped
        self::assertSame(md5($raw . Samples::SECRET), md5('name=' . hex2bin('b2e2cad4') . Samples::SECRET));
        self::assertSame("\xb2\xe2\xca\xd4", $scheme->verify("$raw&sign=" . md5($raw . Samples::SECRET), Samples::SECRET)['name']);
        $this->expectException(Exception\SignatureMismatch::class);
        $scheme->verify("$raw\0&sign=" . md5($raw . Samples::SECRET), Samples::SECRET);
    }

    /** What PHP hands out in $_GET and $_POST is not what was signed. */
    public function testWhatPhpHasParsedCannotBeVerified(): void
    {
        $scheme = Scheme::parse(Samples::SCHEME, 'sign', Wire::Form);
        $raw = $scheme->sign(['order.no' => '1', 'x[y' => '3'], Samples::SECRET)->body;
        self::assertSame(['order.no', 'x[y'], $this->names($scheme->verify($raw, Samples::SECRET)));
        parse_str($raw, $parsed);
        self::assertSame(['order_no', 'x_y', 'sign'], array_keys($parsed));
        try {
            $scheme->verify(http_build_query($parsed), Samples::SECRET);
            self::fail('other names were accepted');
        } catch (Exception\SignatureMismatch) {
        }
        parse_str(Samples::BODY . '&money=9', $parsed);
        self::assertSame('9', $parsed['money'], 'PHP keeps the last one of two, without a word');
        $this->expectException(Exception\DuplicateField::class);
        verify('epay', 'notify', Samples::BODY . '&money=9', Samples::SECRET);
    }

    public function testSeveralSecretsVerifyAndTheResultSaysWhichOneMatched(): void
    {
        $other = str_repeat('0', 32);
        foreach ([[Samples::SECRET, 0], [[$other, Samples::SECRET], 1], [Secret::several($other, Samples::SECRET), 1]] as [$secret, $index]) {
            self::assertSame($index, verify('epay', 'notify', Samples::BODY, $secret)->secretIndex());
        }
        self::assertSame(Samples::SIGNATURE, sign('epay@code200', 'pay', Samples::PARAMS, [Samples::SECRET, $other])->signature());
    }

    /** @return iterable<array{string|array<mixed>, class-string<\Throwable>}> */
    public static function noSecrets(): iterable
    {
        yield ['', Exception\EmptySecret::class];
        yield ["x\n", Exception\SecretHasBlanks::class];
        yield [str_repeat('x', 257), Exception\SecretTooLong::class];
        yield [[], Exception\NoSecret::class];
        yield [[Samples::SECRET, 7], \TypeError::class];
    }

    /**
     * @dataProvider noSecrets
     * @param string|array<mixed> $secret
     * @param class-string<\Throwable> $error
     */
    public function testASecretThatCannotBeOneIsRefused(string|array $secret, string $error): void
    {
        $this->expectException($error);
        verify('epay', 'notify', Samples::BODY, $secret);
    }

    public function testOptionsArePassedOn(): void
    {
        foreach ([
            [new Options(bodyLen: 10), Exception\BodyTooLong::class],
            [new Options(fields: 2), Exception\TooManyFields::class],
        ] as [$options, $class]) {
            try {
                verify('epay', 'notify', Samples::BODY, Samples::SECRET, $options);
                self::fail('a limit was not kept');
            } catch (Exception $error) {
                self::assertInstanceOf($class, $error);
            }
        }
        $few = 'money=1&sign=' . md5('money=1' . Samples::SECRET);
        self::assertSame(['money' => '1'], verify('epay', 'notify', $few, Samples::SECRET, new Options(strict: false))->toArray());
        $this->expectException(Exception\MissingField::class);
        verify('epay', 'notify', $few, Samples::SECRET);
    }

    public function testALimitBelowZeroIsNone(): void
    {
        $this->expectException(\ValueError::class);
        new Options(fields: -1);
    }

    public function testABatchHasAVerdictForEachBodyInTheirOrder(): void
    {
        $bodies = [];
        foreach (range(0, 9999) as $index) {
            $bodies[] = $index % 7 === 0 ? Samples::BODY . '&money=1' : Samples::BODY;
        }
        $verdicts = verifyBatch('epay', 'notify', $bodies, Samples::SECRET);
        self::assertCount(10_000, $verdicts);
        foreach ($verdicts as $index => $verdict) {
            self::assertSame($index % 7 === 0, $verdict instanceof Exception\DuplicateField);
        }
        self::assertSame([], verifyBatch('epay', 'notify', [], Samples::SECRET));
        $long = str_repeat('x', 9 << 20);
        self::assertCount(3, verifyBatch('epay', 'notify', [$long, $long, Samples::BODY], Samples::SECRET));
        $this->expectException(\TypeError::class);
        $this->expectExceptionMessage('raw body');
        verifyBatch('epay', 'notify', [['money' => '1']], Samples::SECRET);
    }

    public function testUnknownNamesAreErrors(): void
    {
        foreach ([['nobody', 'notify', 'unknown_gateway'], ['epay', 'nothing', 'unknown_message'], ["\xff", 'notify', 'not_utf8']] as [$gateway, $message, $code]) {
            try {
                verify($gateway, $message, Samples::BODY, Samples::SECRET);
                self::fail('a name was made up');
            } catch (Exception $error) {
                self::assertSame($code, $error->code());
            }
        }
        foreach ((new \ReflectionClass(Gateway::class))->getConstants() as $gateway) {
            try {
                verify($gateway, 'notify', '', Samples::SECRET);
                self::fail('an empty body was accepted');
            } catch (Exception $error) {
                self::assertContains($error->code(), ['empty_body', 'unsigned_message']);
            }
        }
    }
}
