<?php

declare(strict_types=1);

namespace Paysign\Internal\Ffi;

use Composer\InstalledVersions;
use Paysign\Internal\Header;

/** The C libraries that may be meant, and who says so. @internal */
final class Candidates
{
    public const BY_SYSTEM = 'the system';
    public const VARIABLE = 'PAYSIGN_LIBRARY';

    /** @return array<string, string> what is tried, by who says so */
    public static function all(): array
    {
        $variable = getenv(self::VARIABLE);
        $named = is_string($variable) && $variable !== '' ? $variable : null;
        return array_filter([
            'the environment variable ' . self::VARIABLE => $named,
            'extra.paysign.library of composer.json' => $named === null ? self::ofComposer() : null,
            self::BY_SYSTEM => sprintf('libpaysign.so.%d', Header::ABI),
        ], is_string(...));
    }

    /** What the shop's own composer.json says; a relative path is one from its folder. */
    private static function ofComposer(): ?string
    {
        $root = class_exists(InstalledVersions::class) ? InstalledVersions::getRootPackage()['install_path'] : null;
        $file = "$root/composer.json";
        if ($root === null || !is_file($file)) {
            return null;
        }
        $json = json_decode((string) file_get_contents($file), true);
        $extra = is_array($json) && is_array($json['extra'] ?? null) ? $json['extra'] : [];
        $library = is_array($extra['paysign'] ?? null) ? $extra['paysign']['library'] ?? null : null;
        if (!is_string($library) || $library === '') {
            return null;
        }
        return str_contains($library, '/') && $library[0] !== '/' ? "$root/$library" : $library;
    }
}
