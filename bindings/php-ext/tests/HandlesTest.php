<?php

declare(strict_types=1);

namespace Paysign\Tests;

use Paysign\Internal\ExtensionLibrary;
use Paysign\Internal\Libraries;
use Paysign\Internal\Native;
use PHPUnit\Framework\TestCase;

/** What only the extension has: handles that PHP code could mix up. */
final class HandlesTest extends TestCase
{
    public function testThePackageTakesTheExtension(): void
    {
        self::assertInstanceOf(ExtensionLibrary::class, Libraries::get());
    }

    private static function message(string $gateway, string $name): Native\Handle
    {
        $gateway = Native\builtIn($gateway, $error);
        self::assertInstanceOf(Native\Handle::class, $gateway);
        $message = Native\message($gateway, $name, [], [], $error);
        self::assertInstanceOf(Native\Handle::class, $message);
        return $message;
    }

    public function testAHandleOfAnotherKindIsRefused(): void
    {
        $message = self::message('epay', 'notify');
        $gateway = Native\builtIn('epay', $error);
        $secrets = Native\secrets([Samples::SECRET], false, $error);
        self::assertInstanceOf(Native\Handle::class, $gateway);
        self::assertInstanceOf(Native\Handle::class, $secrets);
        $verified = Native\verify($message, $secrets, Samples::BODY, null, $error);
        foreach ([
            static fn () => Native\check($secrets, $message, ''),
            static fn () => Native\check($message, $verified, ''),
            static fn () => Native\meets($secrets, $secrets, '', '', ''),
            static fn () => Native\meets($message, $message, '', '', ''),
            static fn () => Native\verify($secrets, $secrets, '', null, $error),
            static fn () => Native\unproved($message, 'money'),
            static fn () => Native\read($secrets, $secrets, '', null, $error),
            static fn () => Native\fields($secrets),
            static fn () => Native\diagnose($secrets, $secrets, '', null, [], null, null, $error),
            static fn () => Native\diagnose($message, $secrets, '', $message, [], null, null, $error),
            static fn () => Native\diagnoseDocument($message, $verified, [], '', null, [], null, $error),
            static fn () => Native\status($message),
            static fn () => Native\answerFields($verified),
            static fn () => Native\notice($message, null, '', $error),
            static fn () => Native\secretFacts($message),
            static fn () => Native\printed($message),
            static fn () => Native\printed($secrets),
            static fn () => Native\printed($gateway),
            static fn () => Native\variant($message, '', $error),
            static fn () => Native\gatewayId($message),
            static fn () => Native\gatewayTables($secrets),
            static fn () => Native\message($message, 'notify', [], [], $error),
            static fn () => Native\merchant($message, '', $secrets, '', null, [], [], $error),
            static fn () => Native\merchant($gateway, '', $gateway, '', null, [], [], $error),
        ] as $call) {
            try {
                $call();
                self::fail('a handle of another kind was taken');
            } catch (\TypeError $error) {
                self::assertStringContainsString('must be', $error->getMessage());
            }
        }
    }

    public function testListsOfOtherThingsAreRefused(): void
    {
        $message = self::message('epay@code200', 'pay');
        $gateway = Native\builtIn('epay', $error);
        $secrets = Native\secrets([Samples::SECRET], false, $error);
        self::assertInstanceOf(Native\Handle::class, $gateway);
        self::assertInstanceOf(Native\Handle::class, $secrets);
        foreach ([
            static fn () => Native\secrets([7], false, $error),
            static fn () => Native\batch($message, $secrets, [[]], null),
            static fn () => Native\sign($message, $secrets, ['a' => 'b'], null, $error),
            static fn () => Native\diagnoseDocument($message, $secrets, ['a' => 'b'], '', null, [], null, $error),
            static fn () => Native\diagnose($message, $secrets, '', null, [1], null, null, $error),
            static fn () => Native\diagnoseDocument($message, $secrets, [], '', null, [null], null, $error),
            static fn () => Native\sign($message, $secrets, [['a', 7]], null, $error),
            static fn () => Native\message($gateway, 'notify', [7], [], $error),
            static fn () => Native\message($gateway, 'notify', ['a'], [[]], $error),
            static fn () => Native\merchant($gateway, '', $secrets, '', null, ['a'], [7], $error),
            static fn () => Native\scheme('', '', 1, [['a', 'b']], [], '', [], [], $error),
            static fn () => Native\scheme('', '', 1, [[1, 7]], [], '', [], [], $error),
            static fn () => Native\scheme('', '', 1, ['a'], [], '', [], [], $error),
            static fn () => Native\scheme('', '', 1, [], [7], '', [], [], $error),
            static fn () => Native\scheme('', '', 1, [], [], '', [7], [], $error),
        ] as $call) {
            try {
                $call();
                self::fail('it was taken');
            } catch (\TypeError $error) {
                self::assertStringContainsString('must be a list', $error->getMessage());
            }
        }
    }

    public function testAHandleIsNotClonedSerializedOrMade(): void
    {
        $secrets = Native\secrets([Samples::SECRET], false, $error);
        foreach ([
            static fn () => clone $secrets,
            static fn () => serialize($secrets),
            static fn () => (new \ReflectionClass(Native\Handle::class))->newInstance(),
            static fn () => Native\secretFacts((new \ReflectionClass(Native\Handle::class))->newInstanceWithoutConstructor()),
        ] as $call) {
            try {
                $call();
                self::fail('it was');
            } catch (\Throwable $error) {
                self::assertNotInstanceOf(\PHPUnit\Framework\AssertionFailedError::class, $error);
            }
        }
    }

    public function testASecretIsMaskedInTraces(): void
    {
        $parameter = (new \ReflectionFunction('Paysign\Internal\Native\secrets'))->getParameters()[0];
        self::assertSame('SensitiveParameter', $parameter->getAttributes()[0]->getName());
    }
}
