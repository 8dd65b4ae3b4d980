<?php

declare(strict_types=1);

namespace Paysign\Internal\Ffi;

use Paysign\Internal\Header;
use Paysign\LibraryMissing;

/** Finds and loads the C library. @internal */
final class Loader
{
    public const HEADER = __DIR__ . '/paysign.h';
    /** The scope of `FFI::load`; it stands in the header, too. */
    public const SCOPE = 'Paysign';

    public static function load(): \FFI
    {
        extension_loaded('FFI') || throw new LibraryMissing(Advice::noFfi());
        try {
            return self::checked(\FFI::scope(self::SCOPE), 'preloaded');
        } catch (\FFI\Exception $error) {
            Advice::isRestriction($error) && throw new LibraryMissing(Advice::restricted(), 0, $error);
        }
        return self::found(static fn (string $library): \FFI => \FFI::cdef(self::declarations(), $library));
    }

    /** Loads it into the scope that all requests of the server use; for preloading alone. */
    public static function preload(): void
    {
        try {
            \FFI::scope(self::SCOPE);
            return; // by `ffi.preload`
        } catch (\FFI\Exception) {
        }
        self::found(static function (string $library): \FFI {
            // The name of the library must stand in the file.
            $file = tempnam(sys_get_temp_dir(), 'paysign') ?: throw new LibraryMissing('there is no folder for temporary files');
            try {
                file_put_contents($file, '#define FFI_SCOPE "' . self::SCOPE . "\"\n#define FFI_LIB \"$library\"\n" . self::declarations());
                return \FFI::load($file) ?? throw new \FFI\Exception("$library was not loaded");
            } catch (\FFI\Exception $error) {
                // As another user than the server's, nothing can be loaded for good: then each request loads it.
                return Advice::isOfOtherUser($error) ? \FFI::cdef(self::declarations(), $library) : throw $error;
            } finally {
                unlink($file);
            }
        });
    }

    /** @param \Closure(string): \FFI $load */
    private static function found(\Closure $load): \FFI
    {
        $tried = [];
        foreach (Candidates::all() as $where => $library) {
            try {
                return self::checked($load($library), $library);
            } catch (\FFI\Exception $error) {
                $tried[] = "$where, $library: {$error->getMessage()}";
                // What someone has named is meant: another one is not taken in its place.
                if ($where !== Candidates::BY_SYSTEM) {
                    break;
                }
            }
        }
        throw new LibraryMissing(Advice::notFound($tried));
    }

    private static function checked(\FFI $ffi, string $library): \FFI
    {
        $abi = $ffi->paysign_abi();
        if ($abi !== Header::ABI) {
            throw new LibraryMissing(sprintf('%s has the ABI %d; this version of the package needs %d', $library, $abi, Header::ABI));
        }
        return $ffi;
    }

    private static function declarations(): string
    {
        return (string) preg_replace('~^#.*$~m', '', (string) file_get_contents(self::HEADER));
    }
}
