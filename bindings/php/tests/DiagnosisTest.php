<?php

declare(strict_types=1);

namespace Paysign\Tests;

use Paysign\Cause;
use Paysign\Diagnosis;
use Paysign\Evidence;
use Paysign\Exception;
use Paysign\Finding;
use Paysign\Scheme;
use Paysign\Secret;
use Paysign\Wire;
use PHPUnit\Framework\TestCase;

use function Paysign\diagnose;
use function Paysign\diagnoseDocument;
use function Paysign\sign;

/** The diagnosis as PHP shows it. */
final class DiagnosisTest extends TestCase
{
    private const ROUTE = 's=/pay/notify&' . Samples::BODY;

    public function testItNamesCauseEvidenceAndCure(): void
    {
        $found = diagnose('epay', 'notify', self::ROUTE, Samples::SECRET);
        self::assertInstanceOf(Exception\SignatureMismatch::class, $found->error);
        self::assertSame([null, true], [$found->secretIndex, $found->isComplete]);
        self::assertContainsOnlyInstancesOf(Finding::class, $found->findings);
        $finding = $found->findings[0];
        self::assertTrue($finding->isCertain);
        self::assertStringStartsWith('money=0.1&name=', (string) $finding->signed);
        self::assertContainsOnlyInstancesOf(Cause::class, $finding->causes);
        $cause = $finding->causes[0];
        self::assertSame('parameter_added', $cause->code);
        self::assertGreaterThan(0, $cause->number);
        self::assertContainsOnlyInstancesOf(Evidence::class, $cause->evidence);
        self::assertSame(
            [['field' => 's', 'offset' => 0, 'here' => '/pay/notify', 'signed' => null]],
            array_map(get_object_vars(...), $cause->evidence),
        );
        self::assertNotSame([], $cause->lookFor);
        foreach ($cause->lookFor as $pair) {
            self::assertCount(2, array_filter($pair));
        }
        foreach ([$cause->code, $cause->text, $cause->cure] as $text) {
            self::assertNotSame('', $text);
            self::assertStringContainsString($text, (string) $found);
        }
        $valid = diagnose('epay', 'notify', Samples::BODY, Samples::SECRET);
        self::assertSame([0, null], [$valid->secretIndex, $valid->error]);
    }

    public function testASchemeHasTheSame(): void
    {
        $scheme = Scheme::parse(Samples::SCHEME, 'sign', Wire::Form);
        $signed = $scheme->sign(['a' => '1'], 'k');
        self::assertSame('parameter_added', $scheme->diagnose("s=1&$signed->body", 'k')->findings[0]->causes[0]->code);
        $document = $scheme->diagnoseDocument(['a' => '1'], $signed->signature(), 'k');
        self::assertSame([[], 0], [$document->findings, $document->secretIndex]);
    }

    public function testOtherSecretsAreTriedAndNothingSecretIsShown(): void
    {
        $other = diagnose('epay', 'notify', Samples::BODY, 'not-the-right-one', otherSecrets: new Secret(Samples::SECRET));
        self::assertSame('other_secret', $other->findings[0]->causes[0]->code);
        $params = ['money' => '7'] + Samples::PARAMS;
        $right = sign('epay@code200', 'pay', $params, Samples::SECRET)->signature();
        $body = str_replace($right, str_repeat('0', 32), sign('epay@code200', 'pay', $params, Samples::SECRET)->body);
        $all = [
            $other,
            diagnose('epay@code200', 'pay', $body, Samples::SECRET, otherSecrets: [Samples::SECRET, 'another-one']),
            diagnoseDocument('epay@code200', 'pay', $params, str_repeat('0', 32), Samples::SECRET),
        ];
        foreach ($all as $found) {
            self::assertNotSame([], $found->findings);
            $shown = print_r($found, true) . $found . json_encode($found, JSON_THROW_ON_ERROR);
            self::assertStringNotContainsString(Samples::SECRET, $shown);
            self::assertStringNotContainsString($right, $shown);
        }
    }

    public function testTheReadmesExampleRuns(): void
    {
        $readme = (string) file_get_contents(__DIR__ . '/../README.md');
        self::assertSame(1, preg_match('~```php\n(\$found = Paysign.diagnose.*?)```~s', $readme, $example));
        $run = static function (string $raw, string $secret) use ($example): void {
            eval($example[1]);
        };
        ob_start();
        try {
            $run(self::ROUTE, Samples::SECRET);
        } finally {
            $printed = (string) ob_get_clean();
        }
        self::assertMatchesRegularExpression('~^parameter_added: .+ \(s\)$~m', $printed);
    }

    public function testAnotherMessageIsOneOrSeveral(): void
    {
        $changed = str_replace(['money=0.1', 'out_trade_no=2024'], ['money=77', 'out_trade_no=2025'], Samples::BODY);
        foreach ([Samples::BODY, [Samples::BODY], [$changed, Samples::BODY]] as $also) {
            $found = diagnose('epay', 'notify', $changed, Samples::SECRET, also: $also, lang: 'zh');
            self::assertSame(['message_changed'], array_column($found->findings[0]->causes, 'code'));
            self::assertMatchesRegularExpression('~\p{Han}~u', $found->findings[0]->causes[0]->text);
        }
        try {
            diagnose('epay', 'notify', $changed, Samples::SECRET, also: [7]);
            self::fail('a number is not a body');
        } catch (\TypeError $error) {
            self::assertStringContainsString('also', $error->getMessage());
        }
        $this->expectException(Exception\UnknownLanguage::class);
        diagnose('epay', 'notify', $changed, Samples::SECRET, lang: 'fr');
    }

    public function testOtherErrorsAreExceptions(): void
    {
        self::assertInstanceOf(Diagnosis::class, diagnose('epay', 'notify', '', Samples::SECRET));
        $this->expectException(Exception\UnknownGateway::class);
        diagnose('nobody', 'notify', self::ROUTE, Samples::SECRET);
    }
}
