<?php

declare(strict_types=1);

namespace Paysign\Tests;

use Paysign\Exception;
use Paysign\Gateway;
use Paysign\Merchant;
use Paysign\Options;
use Paysign\Scheme;
use Paysign\Secret;
use Paysign\Status;
use Paysign\Verified;
use Paysign\Wire;
use PHPUnit\Framework\TestCase;

use function Paysign\answer;
use function Paysign\explain;
use function Paysign\gateways;
use function Paysign\sign;
use function Paysign\verify;

/** What goes out to PHP: messages, answers, exceptions, and nothing secret. */
final class ResultsTest extends TestCase
{
    private function verified(): Verified
    {
        return verify('epay', 'notify', Samples::BODY, new Secret(Samples::SECRET));
    }

    private function merchant(): Merchant
    {
        return new Merchant(Gateway::EpayCode200, '152787', Samples::SECRET, 'https://pay.example.com');
    }

    public function testAVerifiedMessageIsReadLikeAnArrayOfWhatIsSigned(): void
    {
        $verified = $this->verified();
        self::assertSame('0.1', $verified['money']);
        self::assertSame([true, false, false], [isset($verified['money']), isset($verified['sign']), isset($verified['nothing'])]);
        self::assertSame('none', $verified['nothing'] ?? 'none');
        self::assertCount(7, $verified);
        self::assertSame($verified->toArray(), iterator_to_array($verified));
        self::assertSame(['pid', 'trade_no', 'out_trade_no', 'type', 'name', 'money', 'trade_status'], array_keys($verified->toArray()));
        self::assertSame([Samples::ORDER, '2024012522001', '0.1', Status::Paid, true, 'success', 0], [
            $verified->orderNo(), $verified->tradeNo(), $verified->paidAmount(), $verified->status(), $verified->isPaid(),
            $verified->ack(), $verified->secretIndex(),
        ]);
        self::assertSame([10, 100], [$verified->paidAmountMinor(2), $verified->paidAmountMinor(3)]);
        $this->expectException(Exception\NotWhole::class);
        $verified->paidAmountMinor(0);
    }

    public function testWhatIsNotThereOrNotSignedIsToldApart(): void
    {
        $scheme = Scheme::parse(str_replace('all but sign;', 'all but sign, note;', Samples::SCHEME), 'sign', Wire::Form);
        $verified = $scheme->verify($scheme->sign([['a', '1'], ['note', 'n']], Samples::SECRET)->body, Samples::SECRET);
        self::assertSame([null, 'n', null], [$verified->get('note'), $verified->unproved('note'), $verified->unproved('a')]);
        self::assertNull($verified->paidAmountMinor(2));
        foreach (['note' => 'ask unproved()', 'nothing' => 'no field'] as $name => $hint) {
            try {
                $verified[$name];
                self::fail("$name was handed out");
            } catch (\OutOfBoundsException $error) {
                self::assertStringContainsString($hint, $error->getMessage());
            }
        }
    }

    public function testAMessageCannotBeChanged(): void
    {
        foreach ([
            static function (Verified $verified): void { $verified['money'] = '9'; },
            static function (Verified $verified): void { unset($verified['money']); },
            static function (Verified $verified): void { $verified->money = '9'; },
        ] as $change) {
            try {
                $change($this->verified());
                self::fail('it was changed');
            } catch (\LogicException | \Error $error) {
                self::assertNotSame('', $error->getMessage());
            }
        }
    }

    public function testFieldsAreTheSameInWhateverWayTheyAreFetched(): void
    {
        $scheme = Scheme::parse(Samples::SCHEME, 'sign', Wire::Form);
        // Values that look like what is between them, names that PHP makes numbers of, and more than is
        // fetched at once.
        $params = [['a', "\1"], ['b', "x\0\1\1\0y"], ['n', "\1\1\0"], ['12', '7'], ['long', str_repeat('z', 3000)]];
        $verified = $scheme->verify($scheme->sign($params, 'key')->body, 'key');
        $expected = array_column($params, 1, 0);
        self::assertSame($expected, $verified->toArray());
        self::assertSame('7', $verified['12']);
        // A notification is verified once, and read from what the library holds.
        $notice = $this->merchant()->notice(Samples::BODY);
        self::assertSame($this->verified()->toArray(), $notice->toArray());
        $afterRole = $this->verified();
        self::assertSame(Samples::ORDER, $afterRole->orderNo());
        self::assertSame($notice->toArray(), $afterRole->toArray());
    }

    /** @return iterable<string, array{list<array{string, string}>}> */
    public static function fields(): iterable
    {
        yield 'a few' => [[['b', '2'], ['a', '1']]];
        yield 'none that is signed' => [[['a', '']]];
        yield 'bytes that occur between others' => [[['a', "1\1"], ['b', "\0"]]];
        yield 'another one of them' => [[['a', "\2"], ['c', "\2b"]]];
        yield 'another byte, and no text' => [[['a', "\3\xff"], ['c', "\x03会员"]]];
        yield 'names like numbers' => [[['1', 'a'], ['01', 'b'], ['-3', 'c']]];
        yield 'just what one call can hand out' => [[['a', str_repeat('z', 4093)]]];
        yield 'more than that' => [[['a', str_repeat('z', 4094)]]];
        yield 'many' => [array_map(static fn (int $at): array => ["name$at", str_repeat('v', $at)], range(1, 60))];
    }

    /**
     * @dataProvider fields
     * @param list<array{string, string}> $params
     */
    public function testAllThatIsSignedIsHandedOut(array $params): void
    {
        $scheme = Scheme::parse(Samples::SCHEME, 'sign', Wire::Form);
        $secret = new Secret('key');
        [$body, $other] = [$scheme->sign($params, $secret)->body, $scheme->sign([['a', 'of another message']], $secret)->body];
        $expected = array_filter(array_column($params, 1, 0), static fn (string $value): bool => $value !== '');
        // By the defaults, with options, and out of a batch; each read after another one was.
        $verified = [
            $scheme->verify($body, $secret),
            $scheme->verify($body, $secret, new Options(depth: 8)),
            ...$scheme->verifyBatch([$body, $body], 'key'),
        ];
        foreach ($verified as $one) {
            self::assertInstanceOf(Verified::class, $one);
            self::assertSame(['a' => 'of another message'], $scheme->verify($other, $secret)->toArray());
            self::assertSame($expected, $one->toArray());
        }
    }

    public function testASecretIsWipedWhenItGoesWhateverWasVerifiedByIt(): void
    {
        $secret = new Secret(Samples::SECRET);
        $handle = \WeakReference::create($secret->handle);
        $verified = verify('epay', 'notify', Samples::BODY, $secret);
        unset($secret);
        self::assertNotNull($handle->get(), 'what is verified may still be asked');
        self::assertSame('0.1', $verified['money']);
        unset($verified);
        self::assertNull($handle->get(), 'it is kept');
    }

    public function testTheTablesHoldEveryGatewayMessageAndField(): void
    {
        $gateways = gateways();
        $ids = array_values((new \ReflectionClass(Gateway::class))->getConstants());
        $named = array_merge(...array_map(static fn (array $gateway): array => [$gateway['id'], ...array_column($gateway['variants'], 'id')], $gateways));
        self::assertSame($ids, $named);
        foreach ($gateways as $gateway) {
            self::assertNotSame([], $gateway['messages']);
            foreach ($gateway['messages'] as $message) {
                self::assertNotSame([], $message['fields'], $message['name']);
            }
        }
        $notification = array_column($gateways[0]['messages'], null, 'name')['notify'];
        self::assertSame(['sign', 'notification'], [$notification['signing']['field'], $notification['direction']]);
        self::assertSame('money', array_column($notification['fields'], 'name', 'role')['paid_amount']);
    }

    public function testExpectSaysWhatDoesNotHold(): void
    {
        $notice = $this->merchant()->notice(Samples::BODY);
        foreach ([
            [Samples::ORDER, '0.10', null], ['another', '0.10', Exception\OrderDiffers::class],
            [Samples::ORDER, '0.11', Exception\PaidTooLittle::class], [Samples::ORDER, '0.09', Exception\PaidTooMuch::class],
            [Samples::ORDER, '0,10', Exception\InvalidAmount::class], ["\xff", '0.10', Exception\NotUtf8::class],
        ] as [$order, $amount, $class]) {
            // One that nothing is known of yet, one of which the library holds what was asked before, and one
            // of a merchant.
            $asked = $this->verified();
            self::assertTrue($asked->isPaid());
            foreach ([$this->verified(), $asked, $notice] as $verified) {
                try {
                    $verified->expect($order, $amount);
                    self::assertNull($class, 'it was accepted');
                } catch (Exception $error) {
                    self::assertSame($class, $error::class);
                }
            }
        }
        $verified = $this->verified();
        $verified->expectMinor(Samples::ORDER, 10, 2);
        $this->expectException(\ValueError::class);
        $verified->expectMinor(Samples::ORDER, -1, 2);
    }

    public function testAMerchantMakesRequestsReadsAnswersAndVerifiesNotices(): void
    {
        $merchant = $this->merchant();
        $request = $merchant->request('pay', array_diff_key(Samples::PARAMS, ['pid' => '']));
        self::assertSame(['POST', 'https://pay.example.com/pay/mapi.php'], [$request->method, $request->url]);
        self::assertSame(['Content-Type' => 'application/x-www-form-urlencoded'], $request->headers);
        self::assertStringContainsString('sign=' . Samples::SIGNATURE, $request->body);
        $answer = $merchant->answer('pay', '{"code":200,"trade_no":"T1","qrcode":"wxp://x","money":"1.01","other":{"at":"x"}}');
        self::assertSame(['wxp://x', 'T1', '1.01', 101, false], [$answer->payUrl(), $answer->tradeNo(), $answer->orderedAmount(), $answer->orderedAmountMinor(2), $answer->isProved()]);
        self::assertSame(['200', 'x', null, false], [$answer['code'], $answer->get('other.at'), $answer->get('nothing'), isset($answer['nothing'])]);
        try {
            $merchant->answer('pay', '{"code":-1,"msg":"no"}');
            self::fail('an error of the gateway was read as an answer');
        } catch (Exception\GatewayError $error) {
            self::assertSame(['gateway_error', 67, '-1', 'no'], [$error->code(), $error->getCode(), $error->gatewayCode, $error->said]);
        }
        $notice = $merchant->notice(Samples::BODY);
        $notice->expect(Samples::ORDER, '0.10');
        self::assertSame($notice->toArray(), $merchant->noticeOf('return', Samples::BODY)->toArray());
        foreach ([
            [static fn () => $merchant->notice(str_replace('152787', '152788', Samples::BODY)), 'wrong_merchant'],
            [static fn () => $merchant->request('notify', Samples::PARAMS), 'unknown_message'],
            [static fn () => $merchant->request('pay', ['type' => 'wxpay']), 'missing_field'],
            [static fn () => new Merchant('epay', '1', Samples::SECRET, 'pay.example.com'), 'invalid_url'],
        ] as [$call, $code]) {
            try {
                $call();
                self::fail("$code was expected");
            } catch (Exception $error) {
                self::assertSame($code, $error->code());
            }
        }
    }

    public function testResultsOutliveWhatMadeThem(): void
    {
        $notice = $this->merchant()->notice(str_repeat('', 1) . Samples::BODY);
        $answer = answer('epay@code200', 'pay_answer', '{"code":200,"trade_no":"T1","qrcode":"wxp://x","money":"1.01"}');
        gc_collect_cycles();
        $room = array_map(static fn (int $size): string => str_repeat('x', $size), range(1, 2000));
        self::assertSame([Samples::ORDER, 'T1', 2000], [$notice->orderNo(), $answer->get('trade_no'), count($room)]);
    }

    public function testEachCodeHasItsExceptionInTheRightGroups(): void
    {
        try {
            verify('epay', 'notify', str_replace('0.1', '0.2', Samples::BODY), Samples::SECRET);
            self::fail('a changed body was accepted');
        } catch (Exception\VerifyError $error) {
            self::assertInstanceOf(Exception::class, $error);
            self::assertInstanceOf(Exception\SignatureError::class, $error);
            self::assertSame(['mismatch', 16, null, null], [$error->code(), $error->getCode(), $error->field, $error->offset]);
        }
        $classes = \Paysign\Internal\Header::EXCEPTIONS;
        self::assertGreaterThan(48, count($classes));
        self::assertCount(count($classes), array_unique(array_map(static fn (string $class): string => $class::CODE, $classes)));
    }

    /** @return iterable<string, array{\Closure(): object}> */
    public static function holders(): iterable
    {
        yield 'a secret' => [static fn () => new Secret(Samples::SECRET)];
        yield 'a merchant' => [static fn () => new Merchant('epay@code200', '152787', Samples::SECRET, 'https://pay.example.com')];
        yield 'a verified message' => [static fn () => verify('epay', 'notify', Samples::BODY, Samples::SECRET)];
        yield 'an answer' => [static fn () => answer('epay@code200', 'pay_answer', '{"code":200,"trade_no":"T1","qrcode":"wxp://x"}')];
        yield 'a signed message' => [static fn () => sign('epay@code200', 'pay', Samples::PARAMS, Samples::SECRET)];
        yield 'an explanation' => [static fn () => explain('epay', 'notify', Samples::BODY, Samples::SECRET)];
    }

    /**
     * @dataProvider holders
     * @param \Closure(): object $make
     */
    public function testNothingPrintsASecretOrASignature(\Closure $make): void
    {
        $object = $make();
        ob_start();
        var_dump($object);
        $shown = ob_get_clean() . print_r($object, true);
        // What is made to be sent is public: its body is the signature's only place.
        $shown .= $object instanceof \Paysign\Signed ? '' : json_encode($object);
        foreach ([Samples::SECRET, Samples::SIGNATURE, 'ef2f540e24deea1e1de28865b15a6fb9'] as $secret) {
            self::assertStringNotContainsString($secret, $shown);
        }
        self::assertStringNotContainsString(Samples::SECRET, @var_export($object, true));
    }

    /**
     * @dataProvider holders
     * @param \Closure(): object $make
     */
    public function testWhatIsProvedOrSecretIsNotSerialized(\Closure $make): void
    {
        $object = $make();
        if ($object instanceof \Paysign\Explanation) {
            self::assertStringNotContainsString(Samples::SECRET, serialize($object));
            return;
        }
        $this->expectException(\LogicException::class);
        serialize($object);
    }

    public function testAMessageIsNotMadeOfSerializedBytes(): void
    {
        $this->expectException(\LogicException::class);
        unserialize('O:16:"Paysign\Verified":0:{}');
    }

    public function testATraceHoldsNoSecret(): void
    {
        $traces = '';
        foreach ([
            static fn () => verify('epay', 'notify', 'x', Samples::SECRET),
            static fn () => verify('epay', 'notify', 'x', [Samples::SECRET, Samples::SECRET]),
            static fn () => verify('nobody', 'notify', 'x', Samples::SECRET),
            static fn () => sign('epay@code200', 'pay', ['a' => '1'], Samples::SECRET),
            static fn () => answer('epay@code200', 'pay_answer', '', Samples::SECRET),
            static fn () => explain('epay', 'notify', '', Samples::SECRET),
            static fn () => self::inAHeader()->verify('x', Samples::SECRET, headers: ['Sign' => '1'], now: 1),
            static fn () => self::inAHeader()->signBody('x', Samples::SECRET),
            static fn () => new Secret(Samples::SECRET . "\n"),
            static fn () => Secret::several(Samples::SECRET, Samples::SECRET . ' '),
            static fn () => Secret::exact(str_repeat(Samples::SECRET, 9)),
            static fn () => verify('epay', 'notify', 'x', [Samples::SECRET, 7]),
            static fn () => new Merchant('epay', '1', Samples::SECRET, 'nowhere'),
            static fn () => verify('epay', 'notify', Samples::BODY, Samples::SECRET)->expect(Samples::ORDER, '9'),
            static fn () => verify('epay', 'notify', Samples::BODY, Samples::SECRET)->paidAmountMinor(0),
            static fn () => (new Merchant('epay@code200', '152787', Samples::SECRET, 'https://pay.example.com'))->notice('x'),
        ] as $call) {
            try {
                $call();
                self::fail('it was accepted');
            } catch (Exception | \TypeError $error) {
                // The frames of the tests themselves hold PHPUnit as a whole.
                $isOurs = static fn (array $frame): bool => preg_match('~^Paysign\\\\(?!Tests)~', ($frame['class'] ?? '') . $frame['function']) === 1;
                $frames = array_filter($error->getTrace(), $isOurs);
                self::assertNotSame([], $frames);
                $traces .= print_r($frames, true) . $error;
            }
        }
        self::assertStringContainsString('SensitiveParameterValue', $traces);
        self::assertStringNotContainsString(Samples::SECRET, $traces);
    }

    private static function inAHeader(): Scheme
    {
        return Scheme::parse('text timestamp body; secret hmac; digest md5; hex lower; signature Sign alone; time header Time seconds; age any', '', Wire::Form);
    }

    public function testArgumentsStandInTraces(): void
    {
        self::assertSame('0', (string) ini_get('zend.exception_ignore_args'), 'else the test above could not fail');
    }

    public function testASecretPrintsAsItsLengthAndAFingerprint(): void
    {
        self::assertMatchesRegularExpression('~\ASecret\(32 bytes, fingerprint [0-9a-f]{4}\)\z~', (string) new Secret(Samples::SECRET));
        self::assertSame(json_encode((string) new Secret(Samples::SECRET)), json_encode(new Secret(Samples::SECRET)));
    }
}
