# frozen_string_literal: true

require "minitest/autorun"
require "openssl"
require "paysign"

# A signature in a header: what only Ruby has of it. The judge is Ruby's own HMAC.
class HeadersTest < Minitest::Test
  FILE = <<~TOML
    id = "hookpay"
    title = "Hook Pay"
    [[messages]]
    name = "notify"
    direction = "notification"
    wire = "json"
    raw = '''text timestamp "." body; secret hmac; digest sha256; hex lower;
        signature Hook-Signature item v1 separator "," joint "="; time item t seconds; age past 300 future 60'''
    ack = "OK"
    fields = [
        { name = "shop",         required = true, role = "merchant_id" },
        { name = "order.id",     required = true, role = "order_no" },
        { name = "order.paid",   required = true, kind = "amount", role = "paid_amount" },
        { name = "order.status", required = true, role = "status", choices = [{ value = "done", status = "paid" }] },
    ]
  TOML
  KEY = "k3y"
  BODY = '{"shop":"7","order":{"id":"E1","paid":"9.90","status":"done"}}'
  NOW = Time.at(1_700_000_000)

  def secret = Paysign::Secret.new(KEY)
  def gateway = Paysign::Gateway.parse(FILE)
  def merchant(merchant_id = "7") = Paysign::Merchant.new(gateway, merchant_id, secret, "https://pay.example.com")
  def word(&block) = assert_raises(Paysign::Error, &block).word
  def hmac(text) = OpenSSL::HMAC.hexdigest("SHA256", KEY, text)
  def signed(body = BODY) = { "hook-signature" => "t=#{NOW.to_i},v1=#{hmac("#{NOW.to_i}.#{body}")}" }

  def test_a_merchant_takes_a_notice_with_its_headers
    message = Paysign::Message.new(gateway, "notify")
    [
      merchant.notice(BODY, headers: signed, now: NOW),
      merchant.notice(BODY, headers: signed.to_a, now: NOW.to_i),
      merchant.notice_of("notify", BODY, headers: signed.transform_values { |value| [value] }, now: NOW.to_f + 0.5),
      message.verify(BODY, secret, headers: signed, now: NOW)
    ].each do |notice|
      notice.expect("E1", "9.9")
      assert_equal %w[E1 OK 7], [notice.order_no.text, notice.ack, notice.get("shop").text]
      assert_predicate notice, :paid?
    end
  end

  def test_what_is_wrong_is_told_as_of_any_message
    assert_equal "stale", word { merchant.notice(BODY, headers: signed, now: NOW + 301) }
    assert_equal "from_future", word { merchant.notice(BODY, headers: signed, now: NOW - 61) }
    assert_equal "no_time", word { merchant.notice(BODY, headers: signed) }
    assert_equal "missing_signature", word { merchant.notice(BODY) }
    assert_equal "missing_signature", word { merchant.notice(BODY, now: NOW) }
    assert_equal "wrong_merchant", word { merchant("8").notice(BODY, headers: signed, now: NOW) }
    assert_equal "mismatch", word { merchant.notice(BODY.sub("E1", "E2"), headers: signed, now: NOW) }
  end

  def test_headers_are_pairs_of_text
    ["a: b", 7, [["a"]], ["ab"], [["a", 1]], { "a" => nil }, { a: "b" }].each do |headers|
      assert_raises(TypeError, headers.inspect) { merchant.notice(BODY, headers: headers, now: NOW) }
    end
    assert_raises(TypeError) { merchant.notice(BODY, headers: signed, now: "1700000000") }
    assert_raises(ArgumentError) { merchant.notice(BODY, headers: signed, now: -1) }
  end

  def test_a_header_is_bytes
    scheme = 'text header X-Id "." body; secret hmac; digest sha256; hex lower; signature X-Sign alone; time none; age any'
    message = Paysign::Message.of_scheme(scheme, "", Paysign::BodyWire::JSON)
    ["\xE4".b, "ä", "你"].each do |sent|
      digest = hmac("#{sent.b}.#{BODY}".b)
      assert_equal [["X-Sign", digest]], message.sign_body(BODY, secret, headers: { "X-Id" => sent })
      assert_equal "7", message.verify(BODY, secret, headers: { "X-Id" => sent, "X-Sign" => digest }).get("shop").text
    end
  end
end
