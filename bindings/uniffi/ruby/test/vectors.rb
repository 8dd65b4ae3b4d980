# frozen_string_literal: true

require "json"
require "paysign"

# The shared vectors, as every language reads them.
module Vectors
  ROOT = File.expand_path("../../../..", __dir__)
  FOLDER = File.join(ROOT, "tests/vectors")
  FILES = Dir[File.join(FOLDER, "*.json")].reject { |path| File.basename(path) == "schema.json" }.freeze

  def self.cases
    FILES.flat_map do |path|
      file = JSON.parse(File.read(path, encoding: "UTF-8"))
      own = file["gateway_file"] && gateway(File.join(FOLDER, file["gateway_file"]))
      file["cases"].map { |json| Case.new(json["gateway"] || file["gateway"], json, own) }
    end
  end

  # The cases of built-in gateways, each of which is read from its own file.
  def self.cases_by_file
    own = Dir[File.join(ROOT, "gateways/*.toml")].to_h { |path| [File.basename(path, ".toml"), gateway(path)] }
    built_in = cases.select { |one| one.gateway && one.own.nil? && !one.json.key?("scheme") && !one.raw? }
    built_in.map { |one| Case.new(one.gateway, one.json, own.fetch(one.gateway)) }
  end

  def self.gateway(path) = Paysign::Gateway.parse(File.read(path, encoding: "UTF-8"))

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

  # One case of a file; `own` is its gateway if it is read from its file.
  Case = Struct.new(:gateway, :json, :own) do
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

    # What a diagnosis is told beside.
    def beside = { also: (json["also"] || []).map { |body| Vectors.bytes(body) }, lang: json["lang"] }

    def limits
      given = json["limits"]
      Paysign::Limits.new(body_len: given["body_len"], fields: given["fields"], depth: given["depth"]) if given
    end

    def options = Paysign::Options.new(strict: !json["lenient"], limits: limits)

    # Whether what plays a role is known.
    def roles? = !gateway.nil? || !own.nil? || json.key?("roles")

    def names = { shop_names: json["shop_names"] || [], added_names: json["added_names"] || [] }

    def message = @message ||= json["scheme"] || raw? ? of_scheme : of_gateway

    # Whether a header has the signature.
    def raw? = json.key?("raw_scheme")

    # What came with the body.
    def came = raw? ? { headers: json["headers"], now: json["now"] } : {}

    # Makes the message, if it is about one.
    def make
      message if json["message"] || json["sign_field"] || raw?
    end

    private

    def of_scheme
      wire = Paysign::BodyWire.const_get((json["wire"] || "form").upcase)
      told = { roles: json["roles"] || {}, paid_values: json["paid_values"] || [], ack: json["ack"] || "" }
      text, field = raw? ? [json["raw_scheme"], ""] : json.values_at("scheme", "sign_field")
      Paysign::Message.of_scheme(text, field, wire, **told, **names)
    end

    def of_gateway
      variant = json["variant"]
      found = own ? (variant ? own.variant(variant) : own) : [gateway, variant].compact.join("@")
      Paysign::Message.new(found, json["message"], **names)
    end
  end
end
