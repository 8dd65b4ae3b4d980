# frozen_string_literal: true

Gem::Specification.new do |spec|
  spec.name = "paysign"
  spec.version = "0.1.0"
  spec.summary = "Signs and verifies the messages of payment gateways that sort, join and MD5 their parameters."
  spec.authors = ["The paysign developers"]
  spec.licenses = ["MIT", "Apache-2.0"]
  spec.required_ruby_version = ">= 3.1"
  # Holds a native library: one gem for each platform, put together by `bindings/uniffi/generate`.
  spec.platform = Gem::Platform::CURRENT
  spec.files = Dir["lib/**/*", "README.md", "LICENSE-*"].select { |path| File.file?(path) }
  spec.add_dependency "ffi", "~> 1.15"
end
