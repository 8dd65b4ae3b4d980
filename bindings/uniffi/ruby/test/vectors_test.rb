# frozen_string_literal: true

require "minitest/autorun"
require_relative "vectors"

# Every shared vector.
class VectorsTest < Minitest::Test
  VERBS = %w[verify sign expect answer explain scheme diagnose gateway minor tables].freeze
  STATUSES = Paysign::PaymentStatus.constants.to_h { |name| [Paysign::PaymentStatus.const_get(name), name.to_s.downcase] }

  def test_every_vector_holds_and_none_is_left_out
    run = Vectors.cases.map { |one| one.json["do"] }.tally
    assert_empty failed(Vectors.cases)
    assert_equal Vectors.count_by_text, run.values.sum
    assert_equal VERBS.sort, run.keys.sort
    puts "ruby: #{run.values.sum} vectors: #{run}"
  end

  def test_every_vector_of_a_builtin_gateway_holds_where_that_is_read_from_its_file
    cases = Vectors.cases_by_file
    assert_empty failed(cases)
    puts "ruby: #{cases.size} vectors by files of gateways"
  end

  private

  def failed(cases)
    cases.filter_map do |one|
      # Where no message can be made, that is the outcome.
      unless_refused(one) do
        one.make
        send(one.json["do"], one)
      end
      nil
    rescue Minitest::Assertion, StandardError => failure
      "#{one.id}: #{failure.class} #{failure.message} #{failure.backtrace.grep(/vectors_test/).first}"
    end
  end

  # Runs the block, or compares the error.
  def unless_refused(one)
    yield
  rescue Paysign::Error => error
    assert_equal one.expected["error"].to_s, error.word, error.text
    assert_equal error.code, Paysign::Code.const_get(error.word.upcase)
    # A name in an error is cut after its first 48 bytes, and a field without a name is told by its place.
    assert_equal (Vectors.bytes(one.expected["field"]) || "".b).byteslice(0, 48), error.field ? error.field.bytes : "".b
    assert_equal one.expected["offset"], error.offset if one.expected["offset"]
    assert_includes error.text, "`#{one.expected["dialect"]}`" if one.expected["dialect"]
    return unless error.gateway

    assert_equal one.expected["gateway_code"], error.gateway.gateway_code
    same one.expected["text"], error.gateway.text
  end

  # Minitest wants `nil` said.
  def same(expected, found, what = nil)
    expected.nil? ? assert_nil(found, what) : assert_equal(expected, found, what)
  end

  def same_canonical(one, body)
    # What a header signs has no canonical string.
    return if one.canonical.nil? || one.raw?

    # What was signed within a limit may be longer once it is written.
    limits = one.json["do"] == "sign" ? nil : one.limits
    explained = one.message.explain(body, one.secrets, Paysign::Options.new(limits: limits))
    assert_equal one.canonical, explained.canonical
  end

  def same_fields(one, what, found)
    wanted = one.expected[what].to_h do |name, value|
      key = name.start_with?("hex:") ? [name.delete_prefix("hex:")].pack("H*") : one.repeated(name).b
      [key, value.is_a?(Hash) ? Vectors.bytes(value) : one.repeated(value).b]
    end
    assert_equal(wanted, found.to_h { |field| [field.name.bytes, field.value.bytes] }, what)
    assert_equal wanted.size, found.size
  end

  def role(one, name, found)
    found = found.bytes if found.is_a?(Paysign::Value)
    found = found.decimal if found.is_a?(Paysign::Money)
    same Vectors.bytes(one.expected[name]), found&.b, name
  end

  # An amount, or the error that it is.
  def amount(one, name)
    expected = one.expected[name]
    return role(one, name, yield) unless expected.is_a?(Hash)

    assert_equal expected["error"], assert_raises(Paysign::Error) { yield }.word
  end

  def roles(one, found)
    role(one, "order_no", found.order_no)
    role(one, "trade_no", found.trade_no)
    amount(one, "ordered_amount") { found.ordered_amount }
    amount(one, "paid_amount") { found.paid_amount }
    status = STATUSES.fetch(found.status)
    role(one, "status", status == "unstated" && !one.expected.key?("status") ? nil : status)
    assert_equal status == "paid", found.paid?
  end

  # Both ways that a message is verified: by a generated call, and in one crossing.
  def ways(one)
    generated = -> { one.message.verify(one.body, one.secrets, one.options, **one.came) }
    # A batch comes without headers.
    return [generated] if one.secrets.empty? || one.raw?

    batch = one.message.verify_batch([one.body, one.body], one.secrets, one.options)
    assert_equal [0, 1], batch.refused if one.expected["error"] && one.json["do"] == "verify"
    [generated, -> { batch.get(1) }]
  end

  def verify(one)
    same_canonical(one, one.body)
    ways(one).each { |way| unless_refused(one) { same_verified(one, way.call) } }
  end

  def same_verified(one, verified)
    assert one.expected["valid"]
    assert_equal one.expected["secret"], verified.secret_index
    same_fields(one, "fields", verified.fields)
    same_fields(one, "unproved", verified.unproved_fields)
    verified.fields.select { |field| field.name.text }.each do |field|
      assert_equal field.value, verified.get(field.name.text)
      assert_nil verified.unproved(field.name.text)
    end
    verified.unproved_fields.each { |field| assert_nil verified.get(field.name.text) if field.name.text }
    return if !one.roles? || one.message.direction == "request"

    roles(one, verified)
    role(one, "ack", verified.ack) if (one.gateway && one.message.direction == "notification") || one.json.key?("ack")
  end

  # What is sent of the parameters: in JSON, numbers may have a shorter text, and empty ones may be left out.
  def sent(params, body)
    return params unless body.start_with?("{")

    texts = JSON.parse(body.gsub(/":([0-9.]+)(?=[,}])/, '":"\\1"'))
    params.map(&:first).select { |name| texts.key?(name) }.map { |name| [name, texts[name]] }
  end

  def sign(one)
    unless_refused(one) do
      next assert_equal(one.expected["headers"], one.message.sign_body(one.body, one.secrets.first, **one.came)) if one.raw?

      signed = one.message.sign(one.params, one.secrets.first, one.options)
      assert_equal one.expected["sign"], signed.signature
      assert_equal one.expected["body"], signed.body
      names = one.params.map(&:first)
      fields = signed.fields.map { |param| [param.name, param.value] }
      assert_equal(sent(one.params, signed.body), fields.select { |name, _| names.include?(name) })
      refute_includes "#{signed} #{signed.inspect}", signed.signature
      same_canonical(one, signed.body)
    end
  end

  def expect(one)
    order_no, amount, minor, scale = one.json["want"].values_at("order_no", "amount", "minor", "scale")
    ways(one).each do |way|
      [amount, amount && BigDecimal(amount)].compact.each do |written|
        unless_refused(one) do
          way.call.expect(order_no, written)
          assert one.expected["ok"]
        end
      end
      units = minor ? [Integer(minor, 10), scale] : [Integer(amount.delete("."), 10), amount.split(".")[1].to_s.size]
      unless_refused(one) do
        way.call.expect_minor(order_no, *units)
        assert one.expected["ok"]
      end
    end
  end

  def minor(one)
    ways(one).each do |way|
      unless_refused(one) do
        found = way.call.paid_amount_minor(one.json["scale"])
        same one.expected.fetch("minor")&.to_i, found
      end
    end
  end

  def gateway(one)
    unless_refused(one) do
      found = Paysign::Gateway.parse(one.json["text"])
      assert_equal one.expected.fetch("id"), found.id
      assert one.expected["ok"]
    end
  end

  def tables(one)
    found = one.own ? one.own.tables : Paysign.gateways.find { |table| table["id"] == one.gateway }
    same_table(found, one.expected.fetch("table"), "table")
  end

  # By the rule of the vectors' README: what is not named is not compared.
  def same_table(found, expected, place)
    case [expected, found]
    in [Hash, Array] then expected.each { |name, part| same_table(found.find { |one| one["name"] == name }, part, "#{place}.#{name}") }
    in [Hash, Hash] then expected.each { |name, part| same_table(found.fetch(name), part, "#{place}.#{name}") }
    in [Array, Array]
      assert_equal expected.size, found.size, place
      expected.zip(found).each_with_index { |(part, one), at| same_table(one, part, "#{place}.#{at}") }
    in [String, Hash] then assert_equal expected, found["name"], place
    in [nil, _] then assert_nil found, place
    else assert_equal expected, found, place
    end
  end

  def answer(one)
    unless_refused(one) do
      answer = one.message.answer(one.body, one.secrets, one.options)
      assert one.expected["ok"]
      (one.expected["fields"] || {}).each { |name, value| same Vectors.bytes(value), answer.get(name)&.bytes, name }
      roles(one, answer)
      role(one, "pay_url", answer.pay_url)
    end
  end

  def explain(one)
    same_canonical(one, one.body)
    unless_refused(one) do
      explained = one.message.explain(one.body, one.secrets, one.options)
      assert_equal one.expected["included"], explained.included.map(&:text)
      assert_equal(one.expected["left_out"], explained.left_out.to_h { |left| [left.name.text, left.reason] })
      (one.json["secrets"] || []).each { |secret| refute_includes explained.text, secret }
    end
  end

  # What a case of a diagnosis may say: a key that nobody looks at would be a case that tests nothing.
  CASE = %w[
    id why source do gateway message variant scheme sign_field wire reading roles paid_values ack shop_names added_names
    lenient limits secrets other_secrets also lang body body_hex document params expected proof expect
  ].freeze
  EXPECT = %w[error field offset valid secret first also].freeze
  FIRST = %w[certain causes fields signed reason texts cures].freeze

  def diagnose(one)
    [[one.json, CASE], [one.expected, EXPECT], [one.expected["first"] || {}, FIRST]].each { |part, known| assert_empty part.keys - known }
    found = diagnosis_of(one)
    same one.expected["secret"], found.secret_index
    refusal_of(one, found.refusal)
    same_first(one, found.findings.first)
    later = found.findings.drop(1).flat_map { |finding| finding.causes.map(&:word) }
    assert_empty (one.expected["also"] || []) - later
    hidden = one.json["secrets"] + (one.json["other_secrets"] || [])
    hidden.each { |secret| refute_includes found.text + found.inspect, secret }
  end

  def diagnosis_of(one)
    return one.message.diagnose(one.body, one.secrets, one.other_secrets, one.options, **one.beside) unless one.json["document"]

    one.message.diagnose_document(one.params, one.json["expected"], one.secrets, one.other_secrets, **one.beside)
  end

  def refusal_of(one, refusal)
    same one.expected["error"], refusal&.word
    return unless refusal

    assert_equal (Vectors.bytes(one.expected["field"]) || "".b).byteslice(0, 48), refusal.field ? refusal.field.bytes : "".b
    assert_equal one.expected["offset"], refusal.offset if one.expected["offset"]
  end

  def same_first(one, finding)
    first = one.expected["first"]
    return assert_nil(finding) unless first

    assert_equal first["certain"], finding.is_certain
    assert_equal(first["causes"], finding.causes.map(&:word))
    fields = finding.causes.flat_map { |cause| cause.evidence.filter_map { |evidence| evidence.field&.bytes } }
    assert_equal(first["fields"].map { |field| Vectors.bytes(field) }, fields)
    same Vectors.bytes(first["signed"]), finding.signed
    told = { "reason" => finding.reason, "texts" => finding.causes.map(&:text), "cures" => finding.causes.map(&:cure) }
    told.each { |key, text| assert_equal first[key], text if first.key?(key) }
  end

  def scheme(one)
    unless_refused(one) do
      text, field = one.raw? ? [one.json["raw_scheme"], ""] : [one.json["scheme"], "sign"]
      parsed = Paysign::Message.of_scheme(text, field, Paysign::BodyWire::FORM).scheme
      assert_equal one.expected["printed"], parsed
      assert_equal parsed, Paysign::Message.of_scheme(parsed, field, Paysign::BodyWire::FORM).scheme
    end
  end
end
