<?php

declare(strict_types=1);

namespace Paysign\Tests;

use Paysign\Internal\Header;
use PHPUnit\Framework\TestCase;

/**
 * Where the library is looked for, and what is said if it is not there. Each in a process of its own, for a
 * library is loaded once.
 */
final class LibraryMissingTest extends TestCase
{
    private const PROGRAM = 'require $argv[1]; try { echo Paysign\explain("epay", "notify", "a=1&sign=00")->included[0][0] ?? ""; } '
        . 'catch (Paysign\LibraryMissing $error) { echo $error->getMessage(); } catch (Paysign\Exception $error) { echo $error->code(); }';

    private string $folder;

    protected function setUp(): void
    {
        $this->folder = sys_get_temp_dir() . '/paysign-' . bin2hex(random_bytes(4));
        mkdir("$this->folder/vendor/composer", 0755, true);
    }

    protected function tearDown(): void
    {
        exec('rm -rf ' . escapeshellarg($this->folder));
    }

    /** @param array<string, string> $environment */
    private function inProcess(array $environment, string $extra = '', string $options = ''): string
    {
        $package = (string) realpath(__DIR__ . '/../..');
        file_put_contents("$this->folder/composer.json", "{\"extra\": {\"paysign\": {\"library\": \"$extra\"}}}");
        file_put_contents("$this->folder/vendor/autoload.php", "<?php
            namespace Composer { final class InstalledVersions { public static function getRootPackage(): array { return ['install_path' => '$this->folder']; } } }
            namespace { spl_autoload_register(static fn (string \$class) => require '$package/src' . strtr(substr(\$class, 7), '\\\\', '/') . '.php'); require '$package/src/functions.php'; }");
        $command = PHP_BINARY . " $options -r " . escapeshellarg(self::PROGRAM) . ' ' . escapeshellarg("$this->folder/vendor/autoload.php");
        $environment += array_diff_key(getenv(), ['PAYSIGN_LIBRARY' => 0]);
        $process = proc_open($command, [1 => ['pipe', 'w'], 2 => ['pipe', 'w']], $pipes, null, $environment);
        self::assertIsResource($process);
        $output = stream_get_contents($pipes[1]) . stream_get_contents($pipes[2]);
        proc_close($process);
        return $output;
    }

    public function testTheEnvironmentNamesIt(): void
    {
        self::assertSame('a', $this->inProcess(['PAYSIGN_LIBRARY' => (string) getenv('PAYSIGN_LIBRARY')]));
    }

    public function testTheShopsComposerFileNamesIt(): void
    {
        self::assertSame('a', $this->inProcess([], (string) getenv('PAYSIGN_LIBRARY')));
        symlink((string) getenv('PAYSIGN_LIBRARY'), "$this->folder/libpaysign.so");
        self::assertSame('a', $this->inProcess([], './libpaysign.so'), 'from the folder of the file');
    }

    public function testTheSystemFindsItByItsSoname(): void
    {
        self::assertSame('a', $this->inProcess(['LD_LIBRARY_PATH' => dirname((string) getenv('PAYSIGN_LIBRARY'))]));
    }

    public function testWhatWasTriedIsSaid(): void
    {
        $said = $this->inProcess([]);
        self::assertStringContainsString('libpaysign.so.' . Header::ABI, $said);
        self::assertStringContainsString('extra', $said);
        $said = $this->inProcess(['PAYSIGN_LIBRARY' => '/nowhere/libpaysign.so', 'LD_LIBRARY_PATH' => dirname((string) getenv('PAYSIGN_LIBRARY'))]);
        self::assertStringContainsString('/nowhere/libpaysign.so', $said, 'another library is not taken in the place of the one that is named');
        $other = $this->inProcess(['PAYSIGN_LIBRARY' => 'libc.so.6']);
        self::assertStringContainsString('libc.so.6', $other);
        self::assertStringContainsString('paysign has not found its C library', $other);
    }

    public function testWithoutFfiItIsSaidWhatToInstall(): void
    {
        self::assertStringContainsString('install', $this->inProcess([], '', '-n -d zend.exception_ignore_args=1'));
        self::assertStringContainsString('ffi.enable', $this->inProcess(['PAYSIGN_LIBRARY' => (string) getenv('PAYSIGN_LIBRARY')], '', '-d ffi.enable=0'));
    }
}
