<?php

declare(strict_types=1);

namespace Paysign\Tests;

use Paysign\Exception;
use Paysign\Gateway;
use Paysign\Merchant;
use Paysign\Scheme;
use Paysign\Wire;
use PHPUnit\Framework\TestCase;

use function Paysign\verify;

/** A signature in a header: what only PHP has of it. What is verified is in the shared vectors. */
final class HeadersTest extends TestCase
{
    private const FILE = <<<'END'
        id = "hookpay"
        title = "Hook Pay"
        [[messages]]
        name = "notify"
        direction = "notification"
        wire = "json"
        raw = '''text timestamp "." body; secret hmac; digest sha256; hex lower;
            signature Hook-Signature item v1 separator "," joint "="; time item t seconds; age past 300 future 60'''
        ack = "OK ${order.id}"
        fields = [
            { name = "shop",         required = true, role = "merchant_id" },
            { name = "order.id",     required = true, role = "order_no" },
            { name = "order.paid",   required = true, kind = "amount", role = "paid_amount" },
            { name = "order.status", required = true, role = "status", choices = [{ value = "done", status = "paid" }] },
        ]
        END;
    private const NOW = 1_700_000_000;

    private static function merchant(): Merchant
    {
        return new Merchant(Gateway::parse(self::FILE), '7', 'k3y', 'https://pay.example.com');
    }

    private static function body(string $order): string
    {
        return '{"shop":"7","order":{"id":"' . $order . '","paid":"9.90","status":"done"}}';
    }

    /** @return array<string, string> */
    private static function signed(string $body): array
    {
        return ['hook-signature' => 't=' . self::NOW . ',v1=' . hash_hmac('sha256', self::NOW . ".$body", 'k3y')];
    }

    public function testAMerchantTakesANoticeWithItsHeadersWhateverHoldsThem(): void
    {
        $body = self::body('E1');
        $value = self::signed($body)['hook-signature'];
        $lists = (static function () use ($value): \Generator {
            yield 'HOOK-SIGNATURE' => $value;
        })();
        foreach ([self::signed($body), ['Hook-Signature' => [$value], 'Via' => ['a', 'b']], [['Hook-Signature', $value]], $lists] as $headers) {
            $notice = self::merchant()->notice($body, $headers, self::NOW + 1.5);
            $notice->expect('E1', '9.9');
            self::assertSame(['E1', 'OK E1', '9.90', true], [$notice->orderNo(), $notice->ack(), $notice['order.paid'], $notice->isPaid()]);
        }
        self::assertTrue(self::merchant()->noticeOf('notify', $body, self::signed($body), self::NOW)->isPaid());
        $verified = verify(Gateway::parse(self::FILE), 'notify', $body, 'k3y', headers: self::signed($body), now: self::NOW);
        self::assertSame('E1', $verified->orderNo());
    }

    /** @return array<string, array{string, string, ?array<string, string>, ?int}> */
    public static function wrong(): array
    {
        $body = self::body('E1');
        $headers = self::signed($body);
        return [
            'old' => ['stale', $body, $headers, self::NOW + 301],
            'early' => ['from_future', $body, $headers, self::NOW - 61],
            'without a time' => ['no_time', $body, $headers, null],
            'without headers' => ['missing_signature', $body, [], self::NOW],
            'as a message without headers' => ['missing_signature', $body, null, null],
            'another body' => ['mismatch', self::body('E2'), $headers, self::NOW],
            'twice' => ['repeated_header', $body, [...$headers, 'Hook-Signature' => 't=1'], self::NOW],
        ];
    }

    /**
     * @dataProvider wrong
     * @param ?array<string, string> $headers
     */
    public function testWhatIsWrongIsToldAsOfAnyMessage(string $code, string $body, ?array $headers, ?int $now): void
    {
        try {
            self::merchant()->notice($body, $headers, $now);
            self::fail('it was accepted');
        } catch (Exception $error) {
            self::assertSame($code, $error->code());
            self::assertStringNotContainsString('k3y', (string) $error);
        }
    }

    public function testABodyIsSignedByTheHeadersThatVerifyIt(): void
    {
        $text = 'text header Id "." timestamp "." body; secret hmac; digest sha256; base64; signature Sign alone; '
            . 'time header Time seconds; age past 300 future 300';
        $scheme = Scheme::parse($text, '', Wire::Json);
        $headers = $scheme->signBody('{"a":1}', 'k3y', ['Id' => 'm1'], self::NOW);
        $expected = base64_encode(hash_hmac('sha256', 'm1.' . self::NOW . '.{"a":1}', 'k3y', true));
        self::assertSame(['Sign' => $expected, 'Time' => (string) self::NOW], $headers);
        $verified = $scheme->verify('{"a":1}', 'k3y', headers: ['Id' => 'm1', ...$headers], now: self::NOW);
        self::assertSame(['a' => '1'], $verified->toArray());
        self::assertSame($text, (string) $scheme);
        $this->expectException(Exception::class);
        $scheme->signBody('{"a":1}', 'k3y', ['Id' => 'm1']);
    }

    /** @return array<string, array{class-string<\Throwable>, array<mixed>, int|float}> */
    public static function none(): array
    {
        return [
            'lines' => [\TypeError::class, ['Hook-Signature: 1'], self::NOW],
            'a number' => [\TypeError::class, ['Hook-Signature' => 1], self::NOW],
            'a pair of three' => [\TypeError::class, [['Hook-Signature', '1', '2']], self::NOW],
            'a time before 1970' => [\ValueError::class, [], -1],
        ];
    }

    /**
     * @dataProvider none
     * @param class-string<\Throwable> $class
     * @param array<mixed> $headers
     */
    public function testHeadersThatAreNoneAreTold(string $class, array $headers, int|float $now): void
    {
        $this->expectException($class);
        self::merchant()->notice(self::body('E1'), $headers, $now);
    }
}
