<?php

declare(strict_types=1);

namespace Paysign\Tests;

use Paysign\Exception;
use Paysign\Gateway;
use Paysign\Merchant;
use Paysign\Options;
use Paysign\Reason;
use Paysign\Scheme;
use Paysign\Secret;
use Paysign\Status;
use Paysign\Verified;
use Paysign\Wire;
use PHPUnit\Framework\TestCase;

use function Paysign\answer;
use function Paysign\diagnose;
use function Paysign\diagnoseDocument;
use function Paysign\explain;
use function Paysign\gateways;
use function Paysign\sign;
use function Paysign\verify;
use function Paysign\verifyBatch;

/**
 * A gateway that is not built in, by the file in the README and the rule of the vendor's page. Signatures are
 * PHP's own MD5.
 */
final class OwnGatewayTest extends TestCase
{
    private const KEY = '192006250b4c09247ec02edce69f6a2d';
    private const URL = 'https://api.xunhupay.com';
    private const PAID = [
        'trade_order_id' => 'E20261130', 'total_fee' => '12.50', 'transaction_id' => '4200002', 'order_title' => 'Tea',
        'status' => 'OD', 'appid' => '2147483647', 'time' => '1796000000', 'nonce_str' => '5f3a',
    ];
    private const GATEWAYS = __DIR__ . '/../../../gateways';

    private static function file(): string
    {
        $readme = (string) file_get_contents(__DIR__ . '/../README.md');
        self::assertSame(1, preg_match('~```toml\n(.*?)```~s', $readme, $found));
        return $found[1];
    }

    /** @param array<string, string> $changes */
    private static function changed(array $changes): string
    {
        $file = strtr(self::file(), $changes);
        self::assertNotSame(self::file(), $file);
        return $file;
    }

    /**
     * The page's rule: by name, without empty values, the secret right after them.
     *
     * @param array<string, string> $fields
     */
    private static function signature(array $fields, string $joint = ''): string
    {
        ksort($fields, SORT_STRING);
        $pairs = [];
        foreach (array_filter($fields, static fn (string $value): bool => $value !== '') as $name => $value) {
            $pairs[] = "$name=$value";
        }
        return md5(implode('&', $pairs) . $joint . self::KEY);
    }

    /** @param array<string, string> $fields */
    private static function body(array $fields, string $joint = ''): string
    {
        return http_build_query([...$fields, 'hash' => self::signature($fields, $joint)]);
    }

    private static function merchant(?string $file = null): Merchant
    {
        return new Merchant(Gateway::parse($file ?? self::file()), self::PAID['appid'], self::KEY, self::URL);
    }

    /**
     * @template T of \Throwable
     * @param class-string<T> $class
     * @return T
     */
    private static function thrown(string $class, \Closure $call): \Throwable
    {
        try {
            $call();
        } catch (\Throwable $error) {
            self::assertInstanceOf($class, $error, $error->getMessage());
            return $error;
        }
        self::fail("$class was expected");
    }

    public function testTheFileHasAboutThirtyLines(): void
    {
        self::assertLessThan(45, substr_count(self::file(), "\n"));
    }

    public function testARequestIsMadeAndSignedByThePagesRule(): void
    {
        $given = [
            'version' => '1.1', 'trade_order_id' => 'E20261130', 'total_fee' => '12.50', 'title' => '茶', 'time' => '1796000000',
            'notify_url' => 'https://shop.example.com/notify', 'nonce_str' => '5f3a',
        ];
        $request = self::merchant()->request('pay', $given);
        self::assertSame(['POST', self::URL . '/payment/do.html'], [$request->method, $request->url]);
        parse_str($request->body, $sent);
        $signed = [...$given, 'appid' => self::PAID['appid']];
        self::assertEquals([...$signed, 'hash' => self::signature($signed)], $sent);
        $error = self::thrown(Exception\MissingField::class, static fn () => self::merchant()->request('pay', [...$given, 'title' => '']));
        self::assertSame('title', $error->field);
    }

    public function testAGenuineNotificationIsAcceptedAndExpected(): void
    {
        $notice = self::merchant()->notice(self::body(self::PAID));
        self::assertSame(self::PAID, $notice->toArray());
        self::assertSame(['success', '4200002', Status::Paid, true], [$notice->ack(), $notice->tradeNo(), $notice->status(), $notice->isPaid()]);
        $notice->expect('E20261130', '12.5');
        $notice->expectMinor('E20261130', 1250, 2);
        self::assertSame([1250, null], [$notice->paidAmountMinor(2), $notice->orderedAmountMinor(2)]);
        self::thrown(Exception\OrderDiffers::class, static fn () => $notice->expect('E20261131', '12.5'));
        self::thrown(Exception\PaidTooLittle::class, static fn () => $notice->expect('E20261130', '12.51'));
        $pending = self::merchant()->notice(self::body([...self::PAID, 'status' => 'WP']));
        self::thrown(Exception\Pending::class, static fn () => $pending->expect('E20261130', '12.5'));
    }

    public function testWhatIsForgedOrCutAgainIsRefused(): void
    {
        $forged = str_replace('12.50', '0.01', self::body(self::PAID));
        self::thrown(Exception\SignatureMismatch::class, static fn () => self::merchant()->notice($forged));
        // The same text and the same digest, cut at another place: another order's number.
        $cut = [...self::PAID, 'trade_order_id' => 'E20261130&transaction_id=4200002', 'transaction_id' => ''];
        self::assertSame(self::signature(self::PAID), self::signature($cut));
        $error = self::thrown(Exception\AmbiguousField::class, static fn () => self::merchant()->notice(self::body($cut)));
        self::assertSame('trade_order_id', $error->field);
    }

    public function testAnAcknowledgementMayRepeatWhatIsProved(): void
    {
        $shop = self::merchant(self::changed(['ack = "success"' => 'ack = "${trade_order_id}|success"']));
        foreach (['E20261130', 'E20261131'] as $order) {
            $raw = self::body([...self::PAID, 'trade_order_id' => $order]);
            self::assertSame(["$order|success", "$order|success"], [$shop->notice($raw)->ack(), $shop->noticeOf('notify', $raw)->ack()]);
        }
    }

    public function testAWrongJointIsNamed(): void
    {
        $gateway = Gateway::parse(self::file());
        foreach ([
            diagnose($gateway, 'notify', self::body(self::PAID, '&key='), self::KEY),
            diagnoseDocument($gateway, 'notify', self::PAID, self::signature(self::PAID, '&key='), self::KEY),
        ] as $found) {
            self::assertTrue($found->findings[0]->isCertain);
            self::assertSame(['secret_joint'], array_column($found->findings[0]->causes, 'code'));
            self::assertStringContainsString('&key=', (string) $found);
        }
    }

    public function testEveryVerbTakesAGatewayWhereItTakesAnId(): void
    {
        [$gateway, $raw] = [Gateway::parse(self::file()), self::body(self::PAID)];
        foreach ([self::KEY, new Secret(self::KEY)] as $secret) {
            // Twice: what was found is kept.
            self::assertSame(self::PAID, verify($gateway, 'notify', $raw, $secret)->toArray());
            self::assertSame(self::PAID, verify($gateway, 'notify', $raw, $secret)->toArray());
        }
        self::assertSame(self::signature(self::PAID), sign($gateway, 'notify', self::PAID, self::KEY)->signature());
        $explained = explain($gateway, 'notify', $raw, self::KEY);
        self::assertSame([0, [['hash', Reason::Signature]]], [$explained->secretIndex, $explained->leftOut]);
        [$good, $bad] = verifyBatch($gateway, 'notify', [$raw, str_replace('12.50', '0.01', $raw)], self::KEY);
        self::assertInstanceOf(Verified::class, $good);
        self::assertSame(self::PAID, $good->toArray());
        self::assertInstanceOf(Exception\SignatureMismatch::class, $bad);
        self::thrown(Exception\UnknownMessage::class, static fn () => verify($gateway, 'notice', $raw, self::KEY));
        $answering = Gateway::parse(self::file() . <<<'TOML'

            [[messages]]
            name = "pay_answer"
            direction = "answer"
            wire = "json"
            success = [{ field = "errcode", values = ["0"] }]
            fields = [{ name = "errcode", required = true }, { name = "url", kind = "url", role = "pay_url" }]
            TOML);
        self::assertSame('https://p.example', answer($answering, 'pay_answer', '{"errcode":"0","url":"https://p.example"}')->payUrl());
    }

    public function testAVariantOfAFileIsChosenByItsName(): void
    {
        $gateway = Gateway::parse(self::file() . <<<'TOML'

            [[variants]]
            name = "key"
            scheme = 'fields all but hash; empty skip; null empty; order name; pair name=value; separator "&"; secret append "&key="; digest md5; hex lower'
            TOML);
        $key = $gateway->variant('key');
        self::assertSame(['xunhupay', 'xunhupay@key', 'xunhupay@key'], [$gateway->id(), $key->id(), (string) $key]);
        $raw = self::body(self::PAID, '&key=');
        self::assertSame(self::PAID, verify($key, 'notify', $raw, self::KEY)->toArray());
        $shop = new Merchant($key, self::PAID['appid'], self::KEY, self::URL);
        self::assertSame(['xunhupay@key', true], [$shop->gateway, $shop->notice($raw)->isPaid()]);
        self::thrown(Exception\SignatureMismatch::class, static fn () => verify($gateway, 'notify', $raw, self::KEY));
        self::thrown(Exception\UnknownGateway::class, static fn () => $gateway->variant('none'));
    }

    public function testTheTablesOfAFileAreAsThoseOfABuiltInGateway(): void
    {
        foreach (gateways() as $tables) {
            $loaded = Gateway::parse((string) file_get_contents(self::GATEWAYS . "/{$tables['id']}.toml"));
            self::assertSame([$tables['id'], $tables], [$loaded->id(), $loaded->tables()]);
        }
    }

    public function testTheConstantsAreTheIdsOfTheBuiltInGateways(): void
    {
        $ids = (new \ReflectionClass(Gateway::class))->getConstants();
        self::assertSame(['epay', 'epay@code200'], [$ids['Epay'], Gateway::EpayCode200]);
        self::assertSame(self::bodyIsAccepted(Gateway::Epay), self::bodyIsAccepted('epay'));
    }

    private static function bodyIsAccepted(string $id): bool
    {
        return verify($id, 'notify', Samples::BODY, Samples::SECRET)->isPaid();
    }

    /** @return iterable<string, array{array<string, string>, int}> */
    public static function broken(): iterable
    {
        yield 'its syntax' => [["[[messages]]\nname = \"pay\"" => "[[messages]\nname = \"pay\""], 6];
        yield 'a role' => [["required = true, role = \"merchant_id\" },\n    { name = \"trade" => "required = true, role = \"merchant\" },\n    { name = \"trade"], 15];
        yield 'a direction' => [['direction = "notification"' => 'direction = "back"'], 27];
    }

    /**
     * @dataProvider broken
     * @param array<string, string> $changes
     */
    public function testWhatIsWrongWithAFileIsSaidWithItsLine(array $changes, int $line): void
    {
        $error = self::thrown(Exception\GatewaySyntax::class, static fn () => Gateway::parse(self::changed($changes)));
        self::assertInstanceOf(Exception\ConfigError::class, $error);
        self::assertSame(['gateway_syntax', 72], [$error->code(), $error->getCode()]);
        self::assertStringContainsString("line $line,", $error->getMessage());
    }

    public function testTheRouteOfAShopIsNamedOrAMismatch(): void
    {
        $routed = 'route=payment/epay/notify&' . Samples::BODY;
        $shop = static fn (?Options $options): Merchant => new Merchant('epay', '152787', Samples::SECRET, 'https://pay.example.com', $options);
        self::thrown(Exception\SignatureMismatch::class, static fn () => $shop(null)->notice($routed));
        self::thrown(Exception\SignatureMismatch::class, static fn () => verify('epay', 'notify', $routed, Samples::SECRET));
        $options = new Options(shopNames: ['route']);
        $secret = new Secret(Samples::SECRET);
        foreach ([
            $shop($options)->notice($routed),
            $shop(new Options(shopNames: ['order_id', 'route']))->notice('route=x&order_id=117?' . Samples::BODY),
            verify('epay', 'notify', $routed, Samples::SECRET, $options),
            // Twice: what was found is kept with the options.
            verify('epay', 'notify', $routed, $secret, $options),
            verify('epay', 'notify', $routed, $secret, $options),
            verify('epay', 'notify', $routed, $secret, new Options(fields: 20, shopNames: ['route'])),
        ] as $notice) {
            $notice->expect(Samples::ORDER, '0.10');
            self::assertSame([null, null, false], [$notice->get('route'), $notice->unproved('route'), isset($notice['route'])]);
        }
        $plain = verify('epay', 'notify', Samples::BODY, $secret)->toArray();
        foreach (verifyBatch('epay', 'notify', [$routed, $routed, Samples::BODY], $secret, $options) as $verdict) {
            self::assertInstanceOf(Verified::class, $verdict);
            self::assertSame($plain, $verdict->toArray());
        }
        self::assertContainsEquals(['route', Reason::Shop], explain('epay', 'notify', $routed, $secret, $options)->leftOut);
        self::assertNull(diagnose('epay', 'notify', $routed, $secret, $options)->error);
        // What has these names does not give them to another call.
        self::thrown(Exception\SignatureMismatch::class, static fn () => verify('epay', 'notify', $routed, $secret));
        [$own, $raw] = [Gateway::parse(self::file()), 'route=a&' . self::body(self::PAID)];
        self::assertSame(self::PAID, verify($own, 'notify', $raw, self::KEY, $options)->toArray());
        self::assertSame(self::PAID, (new Merchant($own, self::PAID['appid'], self::KEY, self::URL, $options))->notice($raw)->toArray());
        self::thrown(Exception\SignatureMismatch::class, static fn () => verify($own, 'notify', $raw, self::KEY));
    }

    public function testWhatTheNamesNeedGoesWithTheOptions(): void
    {
        $secret = new Secret(Samples::SECRET);
        $options = new Options(shopNames: ['route']);
        verify('epay', 'notify', Samples::BODY, $secret, $options);
        $kept = \WeakReference::create($options);
        unset($options);
        self::assertNull($kept->get());
        $gateway = Gateway::parse(self::file());
        $verified = verify($gateway, 'notify', self::body(self::PAID), self::KEY);
        unset($gateway);
        self::assertSame('E20261130', $verified->orderNo(), 'what is verified outlives the gateway');
    }

    /** @return iterable<string, array{array<mixed>}> */
    public static function noNames(): iterable
    {
        yield 'a number' => [[7]];
        yield 'nothing' => [['route', null]];
        yield 'a list' => [[['route']]];
    }

    /**
     * @dataProvider noNames
     * @param array<mixed> $names
     */
    public function testNamesAreTexts(array $names): void
    {
        foreach ([
            'shopNames' => static fn () => new Options(shopNames: $names),
            'addedNames' => static fn () => new Options(addedNames: $names),
            'paidValues' => static fn () => self::scheme(paidValues: $names),
        ] as $what => $call) {
            $error = self::thrown(\TypeError::class, $call);
            self::assertStringContainsString("$what is a list of strings", $error->getMessage());
        }
        self::thrown(\TypeError::class, static fn () => self::scheme(shopNames: $names));
        self::thrown(\TypeError::class, static fn () => self::scheme(addedNames: $names));
    }

    public function testANameThatTheGatewayHasAUseForOrThatIsNoneIsRefused(): void
    {
        foreach (['money', 'sign', 'a,b', '', ' route', 'a b'] as $name) {
            $options = new Options(shopNames: [$name]);
            foreach ([
                static fn () => verify('epay', 'notify', Samples::BODY, Samples::SECRET, $options),
                static fn () => new Merchant('epay', '1', Samples::SECRET, 'https://pay.example.com', $options),
                static fn () => explain('epay', 'notify', Samples::BODY, null, $options),
            ] as $call) {
                self::assertSame('invalid_name', self::thrown(Exception\InvalidName::class, $call)->code());
            }
        }
        $taken = self::thrown(Exception\InvalidName::class, static fn () => verify('epay', 'notify', '', Samples::SECRET, new Options(shopNames: ['pid'])));
        self::assertSame('pid', $taken->field);
        self::thrown(Exception\InvalidName::class, static fn () => self::scheme(shopNames: ['sign']));
    }

    public function testANameThatAGatewayHasBegunToSendCanBeAdded(): void
    {
        $fields = [...self::PAID, 'channel' => '7'];
        $sorted = $fields;
        ksort($sorted, SORT_STRING);
        $text = implode('', array_map(static fn (string $name, string $value): string => "$name=$value", array_keys($sorted), $sorted));
        $raw = http_build_query([...$fields, 'hash' => md5($text . self::KEY)]);
        $gateway = Gateway::parse(self::changed(['separator "&"' => 'separator none']));
        self::thrown(Exception\AmbiguousField::class, static fn () => verify($gateway, 'notify', $raw, self::KEY));
        $options = new Options(addedNames: ['channel']);
        self::assertSame($fields, verify($gateway, 'notify', $raw, self::KEY, $options)->toArray());
        self::assertSame($fields, (new Merchant($gateway, self::PAID['appid'], self::KEY, self::URL, $options))->notice($raw)->toArray());
    }

    /** A scheme whose parts are named as in `Scheme::parse`. */
    private static function scheme(mixed ...$more): Scheme
    {
        $text = 'fields all but sign; empty skip; null word; order name; pair name=value; separator "&"; secret append "&key="; digest md5; hex upper';
        return Scheme::parse($text, 'sign', Wire::Form, ...$more);
    }

    private static function signed(string $text): string
    {
        return "$text&sign=" . strtoupper(md5("$text&key=" . self::KEY));
    }

    public function testASchemeWithRolesCanBeExpectedAndAcknowledged(): void
    {
        $roles = ['order_no' => 'order', 'paid_amount' => 'money', 'status' => 'state'];
        $own = self::scheme(roles: $roles, paidValues: ['1', '2'], ack: '${order}|success');
        $notice = $own->verify(self::signed('money=1.00&order=E1&state=2'), self::KEY);
        $notice->expect('E1', '1');
        $notice->expectMinor('E1', 100, 2);
        self::assertSame(['E1|success', true, 100, 'E1'], [$notice->ack(), $notice->isPaid(), $notice->paidAmountMinor(2), $notice->orderNo()]);
        $other = $own->verify(self::signed('money=1.00&order=E2&state=3'), self::KEY);
        self::assertSame('E2|success', $other->ack());
        self::thrown(Exception\NotPaid::class, static fn () => $other->expect('E2', '1'));
        $routed = 'route=a&' . self::signed('money=1.00&order=E1&state=1');
        self::assertTrue(self::scheme(roles: $roles, paidValues: ['1'], shopNames: ['route'])->verify($routed, self::KEY)->isPaid());
        self::thrown(Exception\SignatureMismatch::class, static fn () => $own->verify($routed, self::KEY));
    }

    public function testNothingCanBeExpectedOfASchemeWithoutRoles(): void
    {
        $verified = self::scheme()->verify(self::signed('money=1.00&order=E1'), self::KEY);
        foreach ([static fn () => $verified->expect('E1', '1'), static fn () => $verified->expectMinor('E1', 100, 2)] as $call) {
            $error = self::thrown(Exception\NoRoles::class, $call);
            self::assertInstanceOf(Exception\ConfigError::class, $error);
            self::assertSame('no_roles', $error->code());
        }
    }

    public function testRolesThatDoNotFitAreRefused(): void
    {
        $error = self::thrown(\ValueError::class, static fn () => self::scheme(roles: ['order' => 'order']));
        self::assertStringContainsString('`order` is not a role: order_no, ', $error->getMessage());
        foreach ([['order_no' => 'sign'], ['status' => 'state'], ['order_no' => 'a', 'trade_no' => 'a']] as $roles) {
            self::thrown(Exception\InvalidRoles::class, static fn () => self::scheme(roles: $roles));
        }
        self::thrown(\TypeError::class, static fn () => self::scheme(roles: ['order_no' => 7]));
        self::thrown(\ValueError::class, static fn () => self::scheme(roles: ['order_no']));
    }

    public function testASchemeHasItsNamesWhereItIsMade(): void
    {
        $options = new Options(shopNames: ['route']);
        foreach (['verify', 'sign', 'explain', 'diagnose', 'answer', 'verifyBatch'] as $verb) {
            $given = in_array($verb, ['sign', 'verifyBatch'], true) ? [] : '';
            $error = self::thrown(\ValueError::class, static fn () => self::scheme()->$verb($given, self::KEY, $options));
            self::assertStringContainsString('Scheme::parse', $error->getMessage());
        }
    }

    public function testAGatewayShowsItsIdAndIsNotSerialized(): void
    {
        $gateway = Gateway::parse(self::file());
        self::assertSame('"xunhupay"', json_encode($gateway));
        self::assertStringContainsString('xunhupay', print_r($gateway, true));
        self::assertStringNotContainsString('CData', print_r($gateway, true));
        self::thrown(\LogicException::class, static fn () => serialize($gateway));
    }
}
