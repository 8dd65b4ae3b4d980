# frozen_string_literal: true

# Signs and verifies the messages of payment gateways.
module Paysign
  platforms = {
    ["linux", "x86_64"] => "linux-x86-64", ["linux", "aarch64"] => "linux-aarch64",
    ["darwin", "x86_64"] => "darwin-x86-64", ["darwin", "aarch64"] => "darwin-aarch64"
  }
  platform = platforms[[FFI::Platform::OS, FFI::Platform::ARCH]]
  name = "libpaysign_uniffi.#{FFI::Platform::LIBSUFFIX}"

  # Where the native library is: in the gem.
  LIBRARY = File.join(__dir__, platform.to_s, name).freeze
  unless File.file?(LIBRARY)
    raise LoadError, "this gem of paysign has no native library for #{FFI::Platform::OS} on #{FFI::Platform::ARCH}"
  end
end
