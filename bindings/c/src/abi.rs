/// The number of this ABI. It rises when a program that was compiled with this header could no longer use the
/// library, and it is the number in the name of the shared library. Compare it with `paysign_abi()` where a
/// program loads the library at run time.
pub const PAYSIGN_ABI: u32 = 4;
