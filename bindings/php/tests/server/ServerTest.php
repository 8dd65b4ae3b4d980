<?php

declare(strict_types=1);

namespace Paysign\Tests\Server;

use Paysign\Tests\VectorCase;
use PHPUnit\Framework\TestCase;

/**
 * The example under nginx and php-fpm, over loopback: by FFI with and without preloading, or by the
 * extension.
 */
final class ServerTest extends TestCase
{
    private const SECRET = '7a3b1053780db61ebd3d7123e1b8d6c4';
    private const ORDER = '20240125193935458';
    private const PACKAGE = __DIR__ . '/../..';

    private ?Server $server = null;
    private string $work;

    protected function setUp(): void
    {
        // A short path: that of a socket may have 107 bytes.
        $this->work = sys_get_temp_dir() . '/paysign-' . bin2hex(random_bytes(4));
        mkdir($this->work, 0755, true);
    }

    protected function tearDown(): void
    {
        $this->server?->stop();
        exec('rm -rf ' . escapeshellarg($this->work));
    }

    private static function isExtension(): bool
    {
        return getenv('PAYSIGN_EXTENSION') !== false;
    }

    /** @return iterable<string, array{string}> */
    public static function ways(): iterable
    {
        if (self::isExtension()) {
            return ['the extension' => ['extension']];
        }
        return [
            'opcache.preload' => ['opcache.preload'],
            'opcache.preload as another user' => ['opcache.preload_user'],
            'opcache.preload and ffi.preload' => ['ffi.preload'],
        ];
    }

    /** @dataProvider ways */
    public function testANotificationIsVerifiedAnsweredAndProcessedOnce(string $way): void
    {
        $this->server = $this->server($way);
        $this->serves('/notify', $way);
    }

    /** What a route answers to genuine, forged and repeated notifications. */
    private function serves(string $path, string $way): void
    {
        $genuine = trim((string) file_get_contents(self::PACKAGE . '/../../examples/epay-genuine.txt'));
        $changed = str_replace('money=0.1', 'money=0.10', $genuine);
        $forged = trim((string) file_get_contents(self::PACKAGE . '/../../examples/epay-forged.txt'));
        foreach (['GET', 'POST'] as $method) {
            $before = $this->server->delivered();
            self::assertSame([400, 'mismatch'], $this->server->send($changed, $method, $path), $this->server->log());
            self::assertSame([400, 'ambiguous_field'], $this->server->send($forged, $method, $path));
            self::assertSame([400, 'duplicate_field'], $this->server->send("$genuine&money=9", $method, $path));
            self::assertSame([400, 'empty_body'], $this->server->send('', $method, $path));
            self::assertSame($before, $this->server->delivered());
            self::assertSame([200, 'success'], $this->server->send($genuine, $method, $path));
            self::assertSame([200, 'success'], $this->server->send($genuine, $method, $path));
            self::assertSame([self::ORDER], $this->server->delivered());
        }
        self::assertStringNotContainsString(self::SECRET, $this->server->log());
        fwrite(STDERR, "\n$way: forged 400, genuine 200 and `success`, repeated 200 again, delivered once\n");
    }

    public function testLaravelTrimsItsInputAndTheRouteVerifiesTheBytes(): void
    {
        self::assertNotFalse(stream_resolve_include_path('Illuminate/autoload.php'), 'Laravel is missing; on Debian: php-laravel-framework');
        $this->server = $this->server(self::isExtension() ? 'extension' : 'opcache.preload', '/examples/laravel');
        $this->serves('/notify', 'Laravel');
        // Spaces at the ends of a value are signed, and the parameter that is not in the table is, too.
        $blanks = $this->signed(['name' => ' An Oreo ', 'param' => ' ']);
        $trimmed = str_replace('=%20An%20Oreo%20', '=An%20Oreo', $blanks);
        self::assertNotSame($blanks, $trimmed);
        foreach (['GET', 'POST'] as $method) {
            self::assertSame([200, 'success'], $this->server->send($blanks, $method));
            self::assertSame([400, 'mismatch'], $this->server->send($trimmed, $method));
        }
    }

    public function testThinkPhpsExtraParameterIsNotVerified(): void
    {
        $way = self::isExtension() ? 'extension' : 'opcache.preload';
        $this->server = $this->server($way, '/examples/thinkphp');
        $this->serves('/thinkphp', 'ThinkPHP');
        $this->server->stop();
        exec('rm -rf ' . escapeshellarg("$this->work"));
        mkdir($this->work, 0755);
        // The plain route verifies the rewritten query, and `s` is in it.
        $this->server = $this->server($way);
        self::assertSame([400, 'mismatch'], $this->server->send($this->signed([]), 'GET', '/thinkphp'));
        self::assertSame([200, 'success'], $this->server->send($this->signed([]), 'GET'));
    }

    /** @param array<string, string> $params */
    private function signed(array $params): string
    {
        $params += ['pid' => '152787', 'trade_no' => '1', 'out_trade_no' => self::ORDER, 'type' => 'wxpay', 'name' => 'An Oreo',
            'money' => '0.10', 'trade_status' => 'TRADE_SUCCESS'];
        return \Paysign\sign('epay', 'notify', $params, self::SECRET)->body;
    }

    public function testVectorsInsidePhpFpm(): void
    {
        $this->server = $this->server(self::isExtension() ? 'extension' : 'opcache.preload', '/tests/server/vectors');
        $isRun = static fn (VectorCase $case): bool => in_array($case->verb, ['verify', 'sign'], true);
        $count = count(array_filter(VectorCase::all(), $isRun));
        self::assertSame([200, "$count vectors, wrong: none"], $this->server->send('', 'GET'), $this->server->log());
        fwrite(STDERR, "\n$count vectors inside php-fpm, none wrong\n");
    }

    public function testWithoutPreloadingTheAdministratorIsToldWhatToSet(): void
    {
        $this->server = $this->server('nothing');
        [$status] = $this->server->send('a=b', 'GET');
        self::assertSame(500, $status);
        self::assertSame([], $this->server->delivered());
        $log = $this->server->log();
        self::assertStringContainsString("$this->work/php.ini", $log);
        foreach (['opcache.enable=1', 'opcache.preload=', 'opcache.preload_user=', 'ffi.enable=preload'] as $line) {
            self::assertStringContainsString($line, $log);
        }
        preg_match('~paysign: PHP does not let.*?ffi\.enable=preload~s', $log, $said);
        fwrite(STDERR, "\nnothing preloaded: 500, and the log says:\n$said[0]\n");
    }

    private function server(string $way, string $examples = '/examples'): Server
    {
        $user = posix_getpwuid(posix_geteuid())['name'] ?? 'root';
        $package = (string) realpath(self::PACKAGE);
        $names = [
            'SECRET' => self::SECRET,
            'AUTOLOAD' => (string) realpath((string) getenv('PAYSIGN_AUTOLOAD')),
            'LIBRARY' => (string) getenv('PAYSIGN_LIBRARY'),
            'USER' => posix_geteuid() === 0 ? "user = $user" : '',
        ];
        $ini = ['log_errors=On', 'display_errors=Off'];
        $preload = ['zend_extension=opcache', 'extension=ffi', 'opcache.enable=1', 'ffi.enable=preload'];
        switch ($way) {
            case 'extension':
                $ini = [...$ini, 'zend_extension=opcache', 'extension=' . getenv('PAYSIGN_EXTENSION')];
                $names['LIBRARY'] = '/nowhere';
                break;
            case 'nothing':
                $ini = [...$ini, 'zend_extension=opcache', 'extension=ffi'];
                break;
            case 'opcache.preload':
                $ini = [...$ini, ...$preload, "opcache.preload=$package/preload.php", "opcache.preload_user=$user"];
                break;
            case 'opcache.preload_user':
                // As an unprivileged user, who may not read the project: by what was copied.
                $user = 'nobody';
                $package = $this->copied($package);
                $names = ['AUTOLOAD' => "$package/autoload.php", 'LIBRARY' => "$package/libpaysign.so", 'USER' => posix_geteuid() === 0 ? "user = $user" : ''] + $names;
                $ini = [...$ini, ...$preload, "opcache.preload=$package/preload.php", "opcache.preload_user=$user"];
                break;
            case 'ffi.preload':
                // The header names the library by its SONAME; here it is where the system does not look.
                $header = (string) file_get_contents("$package/src/Internal/Ffi/paysign.h");
                $header = preg_replace('~^#define FFI_LIB .*~m', '#define FFI_LIB "' . $names['LIBRARY'] . '"', $header);
                file_put_contents("$this->work/paysign.h", $header);
                $ini = [...$ini, ...$preload, "opcache.preload=$package/preload.php", "opcache.preload_user=$user", "ffi.preload=$this->work/paysign.h"];
                $names['LIBRARY'] = '/nowhere';
                break;
        }
        return new Server($this->work, $package . $examples, $names, $ini);
    }

    /** The package, its library and a way to load it, where anyone may read them. */
    private function copied(string $package): string
    {
        $copy = "$this->work/package";
        exec(sprintf('mkdir %1$s && cp -rL %2$s/src %2$s/examples %2$s/preload.php %1$s && cp -L %3$s %1$s/libpaysign.so && chmod -R a+rX %1$s',
            escapeshellarg($copy), escapeshellarg($package), escapeshellarg((string) getenv('PAYSIGN_LIBRARY'))), $output, $status);
        self::assertSame(0, $status);
        file_put_contents("$copy/autoload.php", "<?php\nrequire __DIR__ . '/src/functions.php';\n");
        return $copy;
    }
}
