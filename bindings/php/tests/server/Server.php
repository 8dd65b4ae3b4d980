<?php

declare(strict_types=1);

namespace Paysign\Tests\Server;

/** nginx and php-fpm with the example, on loopback. */
final class Server
{
    /** What loads Laravel; an application has Composer's. */
    private const LARAVEL = __DIR__ . '/laravel.php';

    /** @var list<resource> */
    private array $processes = [];
    private readonly int $port;
    private readonly string $library;

    /**
     * @param string $work an empty folder
     * @param string $examples where the example is
     * @param array<string, string> $names what the configurations are filled in with
     * @param list<string> $ini the lines of php.ini
     */
    public function __construct(public readonly string $work, string $examples, array $names, array $ini)
    {
        $this->library = $names['LIBRARY'];
        foreach (['shop', 'shop/orders', 'shop/paid'] as $folder) {
            mkdir("$work/$folder", 0777, true);
            chmod("$work/$folder", 0777);
        }
        file_put_contents("$work/shop/orders/20240125193935458", '0.10');
        file_put_contents("$work/php.ini", implode("\n", $ini) . "\n");
        $this->port = self::freePort();
        $names += ['LARAVEL' => self::LARAVEL, 'WORK' => $work, 'PORT' => (string) $this->port, 'EXAMPLES' => $examples];
        foreach (['nginx.conf', 'php-fpm.conf'] as $file) {
            $text = (string) file_get_contents(__DIR__ . "/../../examples/$file");
            file_put_contents("$work/$file", preg_replace_callback('~@([A-Z]+)@~', static fn (array $found): string => $names[$found[1]], $text));
        }
        $this->start([self::tool('PHP_FPM', ['php-fpm8.2', 'php-fpm']), '-R', '-F', '-c', "$work/php.ini", '-y', "$work/php-fpm.conf"]);
        $this->start([self::tool('NGINX', ['nginx']), '-p', $work, '-c', "$work/nginx.conf", '-e', "$work/nginx.log"]);
        $this->wait();
    }

    /** Tools that serve are often where only root's path leads. */
    private static function tool(string $variable, array $names): string
    {
        $named = getenv($variable);
        if (is_string($named) && $named !== '') {
            return $named;
        }
        foreach ($names as $name) {
            foreach ([...explode(':', (string) getenv('PATH')), '/usr/sbin', '/usr/local/sbin'] as $folder) {
                if (is_executable("$folder/$name")) {
                    return "$folder/$name";
                }
            }
        }
        throw new \RuntimeException("$names[0] is missing; $variable may name it");
    }

    private static function freePort(): int
    {
        $socket = stream_socket_server('tcp://127.0.0.1:0') ?: throw new \RuntimeException('no port');
        return (int) substr((string) strrchr((string) stream_socket_get_name($socket, false), ':'), 1);
    }

    /** @param list<string> $command */
    private function start(array $command): void
    {
        // Only what the configuration says: no folder of further ini files, and no library by the environment
        // of the tests.
        $environment = array_diff_key(getenv(), ['PAYSIGN_LIBRARY' => 0, 'PAYSIGN_AUTOLOAD' => 0]);
        $environment['PHP_INI_SCAN_DIR'] = '';
        // For preloading, which happens before any request has the environment of its pool.
        $environment['PAYSIGN_LIBRARY'] = $this->library;
        $log = ['file', "$this->work/output.log", 'a'];
        $process = proc_open($command, [['file', '/dev/null', 'r'], $log, $log], $pipes, $this->work, $environment);
        $this->processes[] = $process ?: throw new \RuntimeException("cannot run $command[0]");
    }

    private function wait(): void
    {
        for ($turn = 0; $turn < 200; $turn++) {
            $hasNginx = @fsockopen('127.0.0.1', $this->port, timeout: 1);
            $hasFpm = $hasNginx && file_exists("$this->work/fpm.sock");
            if ($hasFpm) {
                return;
            }
            usleep(50_000);
        }
        throw new \RuntimeException("the server has not started:\n" . $this->log());
    }

    /** @return array{int, string} status and body */
    public function send(string $raw, string $method, string $path = '/notify'): array
    {
        $options = ['method' => $method, 'ignore_errors' => true, 'timeout' => 20, 'proxy' => null];
        if ($method === 'POST') {
            $options += ['content' => $raw, 'header' => 'Content-Type: application/x-www-form-urlencoded'];
        }
        $url = "http://127.0.0.1:$this->port$path" . ($method === 'GET' ? "?$raw" : '');
        $body = file_get_contents($url, false, stream_context_create(['http' => $options]));
        preg_match('~ (\d+)~', $http_response_header[0] ?? '', $status);
        return [(int) ($status[1] ?? 0), (string) $body];
    }

    /** @return list<string> the orders that were delivered */
    public function delivered(): array
    {
        $file = "$this->work/shop/delivered";
        return is_file($file) ? file($file, FILE_IGNORE_NEW_LINES) ?: [] : [];
    }

    public function log(): string
    {
        return implode('', array_map(file_get_contents(...), glob("$this->work/*.log") ?: []));
    }

    public function stop(): void
    {
        foreach ($this->processes as $process) {
            proc_terminate($process);
            proc_close($process);
        }
        $this->processes = [];
    }
}
