<?php

declare(strict_types=1);

namespace Paysign\Tests;

use Paysign\Exception;
use Paysign\Gateway;
use Paysign\Options;
use Paysign\Scheme;
use Paysign\Secret;
use Paysign\Verified;
use Paysign\Wire;

/** One case of the shared vectors. */
final class VectorCase
{
    private const FOLDER = __DIR__ . '/../../../tests/vectors';
    private const GATEWAYS = __DIR__ . '/../../../gateways';

    /** @var array<string, Gateway> those that were read from a file, by its path */
    private static array $read = [];

    public readonly string $id;
    public readonly string $verb;
    /** @var array<string, mixed> */
    public readonly array $expect;

    /**
     * @param array<string, mixed> $file
     * @param array<string, mixed> $json
     */
    private function __construct(public readonly array $file, public readonly array $json, private readonly ?string $path = null)
    {
        $this->id = $json['id'];
        $this->verb = $json['do'];
        $this->expect = $json['expect'];
    }

    /** The project's, unless a test of the runner itself names others. */
    private static function folder(): string
    {
        return getenv('PAYSIGN_VECTORS') ?: self::FOLDER;
    }

    /** @return list<string> */
    public static function files(): array
    {
        return array_values(array_filter(glob(self::folder() . '/*.json') ?: [], static fn (string $path): bool => basename($path) !== 'schema.json'));
    }

    /** @return list<self> */
    public static function all(): array
    {
        $cases = [];
        foreach (self::files() as $path) {
            $file = json_decode((string) file_get_contents($path), true, 512, JSON_THROW_ON_ERROR);
            $own = isset($file['gateway_file']) ? self::folder() . "/{$file['gateway_file']}" : null;
            $cases = [...$cases, ...array_map(static fn (array $case): self => new self($file, $case, $own), $file['cases'])];
        }
        return $cases;
    }

    /** @return list<self> those of built-in gateways, each of which is read from its file */
    public static function byFile(): array
    {
        $isBuiltIn = static fn (self $case): bool => $case->path === null && isset($case->json['message']) && $case->builtIn() !== null;
        return array_map(
            static fn (self $case): self => new self($case->file, $case->json, self::GATEWAYS . "/{$case->builtIn()}.toml"),
            array_values(array_filter(self::all(), $isBuiltIn)),
        );
    }

    /** @return list<string> the ids of gateways that have a file */
    public static function ids(): array
    {
        return array_map(static fn (string $path): string => basename($path, '.toml'), glob(self::GATEWAYS . '/*.toml') ?: []);
    }

    private function builtIn(): ?string
    {
        return $this->json['gateway'] ?? $this->file['gateway'] ?? null;
    }

    /** How many cases there are, counted without reading JSON. */
    public static function countByText(): int
    {
        $count = static fn (string $path): int => substr_count((string) file_get_contents($path), '"why": "');
        return array_sum(array_map($count, glob(self::folder() . '/*.json') ?: []));
    }

    public function repeated(string $text): string
    {
        $repeat = $this->json['repeat'] ?? null;
        return $repeat === null ? $text : str_replace('@@', str_repeat($repeat['text'], $repeat['times']), $text);
    }

    /** The bytes of an expected text: a string, or `{"hex": "…"}`. */
    public function text(mixed $expected): ?string
    {
        if (is_array($expected)) {
            return (string) hex2bin($expected['hex']);
        }
        return $expected === null ? null : $this->repeated((string) $expected);
    }

    /**
     * @param array<string|int, mixed> $expected
     * @return array<string>
     */
    public function texts(array $expected): array
    {
        $texts = [];
        foreach ($expected as $name => $value) {
            $key = str_starts_with((string) $name, 'hex:') ? (string) hex2bin(substr((string) $name, 4)) : $this->repeated((string) $name);
            $texts[$key] = (string) $this->text($value);
        }
        return $texts;
    }

    public function body(): string
    {
        return isset($this->json['body_hex']) ? (string) hex2bin($this->json['body_hex']) : $this->repeated($this->json['body'] ?? '');
    }

    /** @return list<array{string, string}> */
    public function params(): array
    {
        return array_map(fn (array $pair): array => [$this->repeated($pair[0]), $this->repeated($pair[1])], $this->json['params']);
    }

    public function canonical(): ?string
    {
        if (isset($this->json['canonical_hex'])) {
            return (string) hex2bin($this->json['canonical_hex']);
        }
        return isset($this->json['canonical']) ? $this->repeated($this->json['canonical']) : null;
    }

    /** @return list<string> */
    public function secretTexts(): array
    {
        return $this->json['secrets'] ?? [];
    }

    public function secret(): Secret
    {
        return Secret::exact(...$this->secretTexts());
    }

    public function otherSecrets(): ?Secret
    {
        return isset($this->json['other_secrets']) ? Secret::exact(...$this->json['other_secrets']) : null;
    }

    /** @return array{also: list<string>, lang: ?string} what a diagnosis is told beside */
    public function beside(): array
    {
        $also = array_map(fn (mixed $body): string => (string) $this->text($body), $this->json['also'] ?? []);
        return ['also' => $also, 'lang' => $this->json['lang'] ?? null];
    }

    public function secretOrNull(): ?Secret
    {
        return $this->secretTexts() === [] ? null : $this->secret();
    }

    /** `null` where a case has none of its own, so that the short way of the defaults is taken. */
    public function options(): ?Options
    {
        $limits = $this->json['limits'] ?? [];
        $isLenient = $this->json['lenient'] ?? false;
        // A scheme has its names where it is made.
        [$shop, $added] = $this->hasScheme() ? [[], []] : $this->names();
        if ($limits === [] && !$isLenient && $shop === [] && $added === []) {
            return null;
        }
        $strict = $isLenient ? false : null;
        return new Options($strict, $limits['body_len'] ?? null, $limits['fields'] ?? null, $limits['depth'] ?? null, $shop, $added);
    }

    /** @return array{list<string>, list<string>} */
    private function names(): array
    {
        return [$this->json['shop_names'] ?? [], $this->json['added_names'] ?? []];
    }

    private function hasScheme(): bool
    {
        return isset($this->json['scheme']) || $this->isRaw();
    }

    /** Whether a header has the signature. */
    public function isRaw(): bool
    {
        return isset($this->json['raw_scheme']);
    }

    public function scheme(): Scheme
    {
        [$shop, $added] = $this->names();
        return Scheme::parse(
            $this->json['raw_scheme'] ?? $this->json['scheme'],
            $this->isRaw() ? '' : $this->json['sign_field'] ?? 'sign',
            Wire::from($this->json['wire'] ?? 'form'),
            roles: $this->json['roles'] ?? [],
            paidValues: $this->json['paid_values'] ?? [],
            ack: $this->json['ack'] ?? '',
            shopNames: $shop,
            addedNames: $added,
        );
    }

    public function gateway(): Gateway|string
    {
        $variant = $this->json['variant'] ?? null;
        if ($this->path === null) {
            return $this->builtIn() . ($variant === null ? '' : "@$variant");
        }
        $read = self::$read[$this->path] ??= Gateway::parse((string) file_get_contents($this->path));
        return $variant === null ? $read : $read->variant($variant);
    }

    /** What kind of message it is; `null` where only the scheme is known. */
    public function direction(): ?string
    {
        if (!isset($this->json['message'])) {
            return null;
        }
        return array_column($this->tables()['messages'], 'direction', 'name')[$this->json['message']];
    }

    /** @return array<string, mixed> what is in the tables of the gateway */
    public function tables(): array
    {
        $gateway = $this->gateway();
        return $gateway instanceof Gateway ? $gateway->tables() : self::builtInTables()[strtok($gateway, '@')];
    }

    /** @return array<string, array<string, mixed>> */
    private static function builtInTables(): array
    {
        static $tables = null;
        return $tables ??= array_column(\Paysign\gateways(), null, 'id');
    }

    /** What is wrong before there is a body: with the scheme, its roles, or names. */
    public function fault(): ?Exception
    {
        try {
            // What a header signs cannot be explained.
            $this->isRaw() ? $this->scheme() : $this->call('explain', '', null, $this->options());
        } catch (Exception\ConfigError $error) {
            return $error;
        } catch (Exception) {
        }
        return null;
    }

    /** @return array{headers?: list<array{string, string}>, now?: ?int} what came with the body */
    public function came(): array
    {
        return $this->isRaw() ? ['headers' => $this->json['headers'], 'now' => $this->json['now'] ?? null] : [];
    }

    public function verified(): Verified
    {
        return $this->call('verify', $this->body(), $this->secret(), $this->options(), ...$this->came());
    }

    /** Calls a verb of the message: a function, or the method of a scheme. */
    public function call(string $verb, mixed ...$arguments): mixed
    {
        return $this->hasScheme()
            ? $this->scheme()->$verb(...$arguments)
            : ("Paysign\\$verb")($this->gateway(), $this->json['message'], ...$arguments);
    }
}
