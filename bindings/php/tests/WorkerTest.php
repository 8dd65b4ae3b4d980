<?php

declare(strict_types=1);

namespace Paysign\Tests;

use Paysign\Exception;
use Paysign\Gateway;
use Paysign\Merchant;
use Paysign\Options;
use Paysign\Scheme;
use Paysign\Secret;
use Paysign\Wire;
use PHPUnit\Framework\TestCase;

use function Paysign\explain;
use function Paysign\sign;
use function Paysign\verify;
use function Paysign\verifyBatch;

/** A worker that runs for long: its memory stays as it is. */
final class WorkerTest extends TestCase
{
    /** Bytes that the process holds in memory, and bytes that PHP uses. @return array{int, int} */
    private function memory(): array
    {
        gc_collect_cycles();
        $pages = explode(' ', (string) file_get_contents('/proc/self/statm'));
        return [(int) $pages[1] * 4096, memory_get_usage()];
    }

    private function everything(Secret $secret): void
    {
        $notice = verify('epay', 'notify', Samples::BODY, $secret);
        $notice->expect(Samples::ORDER, $notice->paidAmount() ?? '');
        try {
            verify('epay', 'notify', Samples::BODY . '&money=9', Samples::SECRET);
        } catch (Exception\DuplicateField) {
        }
    }

    public function testAHundredThousandVerificationsNeedNoMoreMemoryThanAThousand(): void
    {
        $secret = new Secret(Samples::SECRET);
        for ($turn = 0; $turn < 1000; $turn++) {
            $this->everything($secret);
        }
        [$resident, $used] = $this->memory();
        for ($turn = 0; $turn < 100_000; $turn++) {
            $this->everything($secret);
        }
        [$residentAfter, $usedAfter] = $this->memory();
        self::assertLessThan(1 << 20, $residentAfter - $resident, 'the process grows');
        self::assertLessThan(1 << 14, $usedAfter - $used, 'PHP grows');
        fwrite(STDERR, sprintf("\n200,000 verifications: the process grew by %d bytes, PHP by %d\n", $residentAfter - $resident, $usedAfter - $used));
    }

    public function testTheOtherVerbsKeepNothingEither(): void
    {
        $secret = new Secret(Samples::SECRET);
        $file = (string) file_get_contents(__DIR__ . '/../../../gateways/paypro.toml');
        // As a program does that makes anew what it could keep.
        $run = static function () use ($secret, $file): void {
            $gateway = Gateway::parse($file)->variant('prefix');
            $names = new Options(shopNames: ['route']);
            foreach ([Samples::SECRET, $secret] as $each) {
                verify('epay', 'notify', 'route=a&' . Samples::BODY, $each, $names)->paidAmountMinor(2);
            }
            try {
                (new Merchant($gateway, '152787', $secret, 'https://pay.example.com', $names))->notice(Samples::BODY);
            } catch (Exception) {
            }
            $scheme = Scheme::parse(Samples::SCHEME, 'sign', Wire::Form, roles: ['order_no' => 'out_trade_no'], ack: 'ok', shopNames: ['route']);
            $scheme->verify($scheme->sign([['out_trade_no', '1']], $secret)->body, $secret)->ack();
            $merchant = new Merchant('epay@code200', '152787', Samples::SECRET, 'https://pay.example.com');
            $merchant->notice(Samples::BODY)->ack();
            $merchant->request('pay', array_diff_key(Samples::PARAMS, ['pid' => '']));
            $merchant->answer('pay', '{"code":200,"trade_no":"T1","qrcode":"wxp://x"}')->get('other.at');
            sign('epay@code200', 'pay', Samples::PARAMS, Samples::SECRET);
            explain('epay', 'notify', Samples::BODY, Samples::SECRET);
            verifyBatch('epay', 'notify', [Samples::BODY, ''], Samples::SECRET);
        };
        for ($turn = 0; $turn < 500; $turn++) {
            $run();
        }
        [$resident, $used] = $this->memory();
        for ($turn = 0; $turn < 5000; $turn++) {
            $run();
        }
        [$residentAfter, $usedAfter] = $this->memory();
        self::assertLessThan(1 << 20, $residentAfter - $resident, 'the process grows');
        self::assertLessThan(1 << 14, $usedAfter - $used, 'PHP grows');
    }
}
