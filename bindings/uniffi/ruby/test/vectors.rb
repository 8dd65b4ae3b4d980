# frozen_string_literal: true

require "json"
require "paysign"

# The shared vectors, as every language reads them.
module Vectors
  FOLDER = File.expand_path("../../../../tests/vectors", __dir__)
  FILES = Dir[File.join(FOLDER, "*.json")].reject { |path| File.basename(path) == "schema.json" }.freeze

  def self.cases
    FILES.flat_map do |path|
      file = JSON.parse(File.read(path, encoding: "UTF-8"))
      file["cases"].map { |json| Case.new(json["gateway"] || file["gateway"], json) }
    end
  end

  # How many cases there are, counted without reading JSON.
  def self.count_by_text
    Dir[File.join(FOLDER, "*.json")].sum { |path| File.binread(path).scan('"why": "').size }
  end

  # The bytes of an expected text: a string, or `{"hex": "…"}`.
  def self.bytes(expected)
    case expected
    when nil then nil
    when Hash then [expected["hex"]].pack("H*")
    else expected.to_s.b
    end
  end

  # One case of a file.
  Case = Struct.new(:gateway, :json) do
    def id = json["id"]
    def expected = json["expect"]

    def repeated(text)
      again = json["repeat"]
      again ? text.gsub("@@") { again["text"] * again["times"] } : text
    end

    def body
      json["body_hex"] ? [json["body_hex"]].pack("H*") : repeated(json["body"] || "")
    end

    def params = json["params"].map { |pair| pair.map { |text| repeated(text) } }

    def canonical
      return [json["canonical_hex"]].pack("H*") if json["canonical_hex"]

      repeated(json["canonical"]).b if json["canonical"]
    end

    def secrets = (json["secrets"] || []).map { |secret| Paysign::Secret.exact(secret) }

    def other_secrets = (json["other_secrets"] || []).map { |secret| Paysign::Secret.exact(secret) }

    def limits
      given = json["limits"]
      Paysign::Limits.new(body_len: given["body_len"], fields: given["fields"], depth: given["depth"]) if given
    end

    def options = Paysign::Options.new(strict: !json["lenient"], limits: limits)

    def message
      if json["scheme"]
        wire = json["wire"] == "json" ? Paysign::BodyWire::JSON : Paysign::BodyWire::FORM
        return Paysign::Message.of_scheme(json["scheme"], json["sign_field"], wire)
      end
      Paysign::Message.new([gateway, json["variant"]].compact.join("@"), json["message"])
    end
  end
end
