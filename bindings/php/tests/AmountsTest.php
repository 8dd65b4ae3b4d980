<?php

declare(strict_types=1);

namespace Paysign\Tests;

use Paysign\Exception;
use Paysign\Scheme;
use Paysign\Verified;
use Paysign\Wire;
use PHPUnit\Framework\TestCase;

use function Paysign\answer;

/** Amounts as whole numbers of a unit: exactly, or an error. */
final class AmountsTest extends TestCase
{
    private static function paid(string $amount): Verified
    {
        $roles = ['order_no' => 'order', 'paid_amount' => 'money', 'ordered_amount' => 'price', 'status' => 'state'];
        $scheme = Scheme::parse(Samples::SCHEME, 'sign', Wire::Form, roles: $roles, paidValues: ['1']);
        $text = "money=$amount&order=E1&state=1";
        return $scheme->verify("$text&sign=" . md5($text . Samples::SECRET), Samples::SECRET);
    }

    /** @return iterable<array{string, int, int}> */
    public static function whole(): iterable
    {
        yield ['12.5', 2, 1250];
        yield ['12.50', 1, 125];
        yield ['12.000', 0, 12];
        yield ['0.000000000000000001', 18, 1];
        yield ['9.223372036854775807', 18, PHP_INT_MAX];
        yield ['92233720368547758.07', 2, PHP_INT_MAX];
        yield ['0', 30, 0];
    }

    /** @dataProvider whole */
    public function testAnAmountIsAWholeNumberOfAUnit(string $amount, int $scale, int $minor): void
    {
        $verified = self::paid($amount);
        self::assertSame([$minor, null], [$verified->paidAmountMinor($scale), $verified->orderedAmountMinor($scale)]);
        $verified->expectMinor('E1', $minor, $scale);
        $this->expectException($minor === 0 ? Exception\PaidTooLittle::class : Exception\PaidTooMuch::class);
        $verified->expectMinor('E1', $minor === 0 ? 1 : $minor - 1, $scale);
    }

    /** @return iterable<array{string, int, class-string<Exception>}> */
    public static function noNumbers(): iterable
    {
        yield ['12.5', 0, Exception\NotWhole::class];
        yield ['0.001', 2, Exception\NotWhole::class];
        yield ['92233720368547758.08', 2, Exception\InvalidAmount::class];
        yield ['184467440737095516.16', 2, Exception\InvalidAmount::class];
        yield ['18446744073709551617', 0, Exception\InvalidAmount::class];
        yield ['1', 40, Exception\InvalidAmount::class];
        yield ['1', 0xFFFF_FFFF, Exception\InvalidAmount::class];
        yield ['1e3', 2, Exception\InvalidAmount::class];
        yield ['much', 2, Exception\InvalidAmount::class];
    }

    /**
     * @dataProvider noNumbers
     * @param class-string<Exception> $class
     */
    public function testWhatCannotBeSaidExactlyIsAnError(string $amount, int $scale, string $class): void
    {
        $verified = self::paid($amount);
        $this->expectException($class);
        $verified->paidAmountMinor($scale);
    }

    public function testAScaleOrAnAmountThatIsNoneIsRefusedAndNotCut(): void
    {
        $verified = self::paid('1');
        foreach ([-1, 1 << 32, (1 << 32) + 2, PHP_INT_MIN, PHP_INT_MAX] as $scale) {
            foreach ([
                static fn () => $verified->paidAmountMinor($scale),
                static fn () => $verified->orderedAmountMinor($scale),
                static fn () => $verified->expectMinor('E1', 100, $scale),
                static fn () => $verified->expectMinor('E1', -100, 2),
            ] as $call) {
                try {
                    $call();
                    self::fail("$scale was taken");
                } catch (\ValueError $error) {
                    self::assertNotSame('', $error->getMessage());
                }
            }
        }
    }

    public function testAnAnswerHasThemToo(): void
    {
        $read = static fn (string $money) => answer('epay@code200', 'pay_answer', "{\"code\":200,\"trade_no\":\"T1\",\"qrcode\":\"wxp://x\",\"money\":\"$money\"}");
        self::assertSame([101, null], [$read('1.01')->orderedAmountMinor(2), $read('1.01')->paidAmountMinor(2)]);
        foreach (['1.001' => Exception\NotWhole::class, '92233720368547758.08' => Exception\InvalidAmount::class] as $money => $class) {
            try {
                $read((string) $money)->orderedAmountMinor(2);
                self::fail("$money is a number of cents");
            } catch (Exception $error) {
                self::assertInstanceOf($class, $error);
            }
        }
    }
}
