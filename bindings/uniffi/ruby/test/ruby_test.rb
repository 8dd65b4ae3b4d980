# frozen_string_literal: true

require "digest"
require "minitest/autorun"
require "paysign"

# What only Ruby has.
class RubyTest < Minitest::Test
  KEY = "7a3b1053780db61ebd3d7123e1b8d6c4"
  SCHEME = "fields all but sign; empty skip; null word; order name; pair name=value; " \
           'separator "&"; secret append ""; digest md5; hex lower'
  GENUINE = "pid=152787&trade_no=2024012522001&out_trade_no=20240125193935458&type=wxpay" \
            "&name=%E6%B5%8B%E8%AF%95%E6%94%AF%E4%BB%9820240125193935458&money=0.1&trade_status=TRADE_SUCCESS" \
            "&sign=ef2f540e24deea1e1de28865b15a6fb9&sign_type=MD5"
  ORDER = "20240125193935458"

  def notify = Paysign::Message.new("epay", "notify")
  def secret = Paysign::Secret.new(KEY)
  def merchant = Paysign::Merchant.new("epay@code200", "152787", secret, "https://pay.example.com")
  def described = Paysign::Message.of_scheme(SCHEME, "sign", Paysign::BodyWire::FORM)

  def test_a_string_counts_as_bytes_whatever_its_encoding_and_stays_as_it_was
    signed = "name=\xB2\xE2\x00".b
    body = "#{signed}&sign=#{Digest::MD5.hexdigest(signed + KEY.b)}"
    [body.b, body.dup.force_encoding("UTF-8"), body.dup.force_encoding("GBK")].each do |given|
      encoding = given.encoding
      found = described.verify(given.freeze, secret).get("name")
      assert_nil found.text
      assert_equal "\xB2\xE2\x00".b, found.bytes
      assert_equal found.bytes, found.to_s
      assert_equal encoding, given.encoding
      crossed = described.verify_batch([given], secret).get(0)
      assert_equal found, crossed.get("name")
      assert_equal Encoding::BINARY, crossed.fields.first.value.bytes.encoding
    end
  end

  def test_text_comes_out_as_utf8_and_a_byte_order_mark_is_kept
    signed = described.sign({ name: "\uFEFF测试" }, secret)
    assert_equal Encoding::UTF_8, signed.body.encoding
    found = described.verify(signed.body, secret).get("name")
    assert_equal "\uFEFF测试", found.text
    assert_equal Encoding::UTF_8, found.text.encoding
    assert_equal Encoding::BINARY, found.bytes.encoding
  end

  def test_signed_fields_are_found_by_their_whole_name
    names = ["a", "ab", "测试", "a测"]
    # Strict reading knows plausible names only.
    lenient = Paysign::Options.new(strict: false, limits: nil)
    body = described.sign(names.to_h { |name| [name, "value of #{name}"] }, secret, lenient).body
    signed = described.verify_batch([body], [Paysign::Secret.new("another one"), secret], lenient).get(0)
    assert_equal 1, signed.secret_index
    assert_nil signed.order_no
    names.each { |name| assert_equal "value of #{name}", signed.get(name).text }
    assert_equal Encoding::UTF_8, signed.get("a").text.encoding
    ["", "abc", "测", "a测试", "sign"].each { |name| assert_nil signed.get(name) }
    assert_equal names.sort, signed.fields.map { |field| field.name.text }.sort
    error = assert_raises(Paysign::Error) { merchant.notice(GENUINE.sub("0.1", "9.1")) }
    assert_equal "mismatch", error.word
  end

  def test_signed_fields_that_need_more_room_than_most_are_whole
    # Names without a value: nothing has more fields for its length.
    names = [*"a".."z", *"A".."Z", *"0".."9", *"aa".."dz"]
    sign = Digest::MD5.hexdigest(names.sort.map { |name| "#{name}=" }.join("&") + KEY)
    kept = Paysign::Message.of_scheme(SCHEME.sub("empty skip", "empty keep"), "sign", Paysign::BodyWire::FORM)
    signed = kept.verify_batch(["#{names.join("&")}&sign=#{sign}"], secret).get(0)
    assert_equal(names.map { |name| [name, ""] }, signed.fields.map { |field| [field.name.text, field.value.text] })
  end

  def test_an_error_has_code_word_text_field_and_offset
    error = assert_raises(Paysign::Error) { notify.verify("pid=1&pid=2", secret) }
    assert_equal Paysign::Code::DUPLICATE_FIELD, error.code
    assert_equal "duplicate_field", error.word
    assert_equal "pid", error.field.text
    assert_equal 6, error.offset
    assert_equal error.text, error.message
    assert_kind_of StandardError, error
    assert_equal "no_secret", assert_raises(Paysign::Error) { notify.verify(GENUINE, []) }.word
  end

  def test_the_tables_hold_every_gateway_message_and_field
    Paysign.gateways.each do |gateway|
      gateway["messages"].each do |message|
        assert_equal message["name"], Paysign::Message.new(gateway["id"], message["name"]).name
        refute_empty message["fields"]
        assert(message["fields"].none? { |field| field["name"].empty? || field["meaning"].empty? })
      end
      gateway["variants"].each { |variant| Paysign::Message.new(variant["id"], gateway["messages"].first["name"]) }
    end
    messages = Paysign.gateways.find { |gateway| gateway["id"] == "epay" }["messages"]
    notification = messages.find { |message| message["name"] == "notify" }
    assert_equal "sign_type", notification["signing"]["sign_type"]["field"]
    assert_equal("money", notification["fields"].find { |field| field["role"] == "paid_amount" }["name"])
  end

  def test_each_code_has_its_number_and_its_word
    rows = Paysign.codes
    assert_equal Paysign::Code.constants.size, rows.size
    rows.each do |row|
      assert_equal row.number, Paysign::Code.const_get(row.word.upcase)
      assert_equal row.number, row.code
    end
  end

  def test_nothing_shows_a_secret_or_a_signature
    request = merchant.request("pay", "type" => "wxpay", "out_trade_no" => "1", "name" => "An Oreo", "money" => "1.00",
                                      "notify_url" => "https://shop.example.com/n", "return_url" => "https://shop.example.com/r")
    signature = request.body[/sign=(\h{32})/, 1]
    things = [secret, merchant, request, merchant.notice(GENUINE), notify.verify(GENUINE, secret)]
    shown = things.map { |thing| "#{thing} #{thing.inspect}" }.join(" ")
    refute_includes shown, KEY
    refute_includes shown, signature
    assert_includes shown, "Secret(32 bytes)"
    [-> { Paysign::Secret.new("#{KEY}\n") }, -> { Paysign::Secret.new([KEY]) }, -> { Paysign::Secret.exact(KEY.to_sym) },
     -> { Paysign::Secret.new("#{KEY}\xFF") }, -> { notify.verify(GENUINE, KEY) },
     -> { Paysign::Merchant.new("epay", "1", KEY, "https://pay.example.com") }].each do |wrong|
      error = assert_raises(StandardError, &wrong)
      refute_includes error.full_message(highlight: false).lines.first, KEY
    end
  end

  def test_wrong_types_are_type_errors
    assert_raises(TypeError) { merchant.notice({ "pid" => "1" }) }
    assert_raises(TypeError) { merchant.notice(nil) }
    assert_raises(TypeError) { merchant.notice(GENUINE).expect(ORDER, 0.1) }
    assert_raises(TypeError) { merchant.request("pay", "money" => 1) }
    assert_raises(TypeError) { merchant.notice_of("return", nil) }
    assert_raises(TypeError) { notify.verify_batch([GENUINE, nil], secret) }
  end

  def test_money_is_text_units_of_any_scale_and_bigdecimal
    [merchant.notice(GENUINE), notify.verify(GENUINE, secret)].each do |notice|
      assert_equal ["0.1", 10, BigDecimal("0.1")], [notice.paid_amount.decimal, notice.paid_amount_minor(2), notice.paid_amount.amount]
      assert_equal 10**37, notice.paid_amount_minor(38)
      assert_nil notice.ordered_amount_minor(2)
      notice.expect_minor(ORDER, 10**34, 35)
      assert_equal "not_whole", assert_raises(Paysign::Error) { notice.paid_amount_minor(0) }.word
      [-1, 256, 2**70, -2**70].each do |scale|
        assert_equal "invalid_amount", assert_raises(Paysign::Error) { notice.paid_amount_minor(scale) }.word
        assert_equal "invalid_amount", assert_raises(Paysign::Error) { notice.expect_minor(ORDER, 10, scale) }.word
      end
      [-1, 2**128, 10**36].each do |units|
        assert_equal "invalid_amount", assert_raises(Paysign::Error) { notice.expect_minor(ORDER, units, 0) }.word
      end
      assert_raises(TypeError) { notice.expect_minor(ORDER, 1.5, 2) }
      assert_raises(TypeError) { notice.paid_amount_minor("2") }
    end
    notice = merchant.notice(GENUINE)
    [BigDecimal("0.10"), "0.10"].each { |amount| notice.expect(ORDER, amount) }
    notice.expect_minor(ORDER, 10, 2)
    assert_equal "paid_too_little", assert_raises(Paysign::Error) { notice.expect(ORDER, BigDecimal("1E3")) }.word
    assert_equal "invalid_amount", assert_raises(Paysign::Error) { notice.expect(ORDER, -1) }.word
    assert_predicate notice, :paid?
  end

  def test_more_units_than_64_bits_have_are_exact
    money = "123456789012345678901234567890.123456"
    units = money.delete(".").to_i
    signed = "money=#{money}&name=x&out_trade_no=1&pid=152787&trade_no=2&trade_status=TRADE_SUCCESS&type=wxpay"
    body = "#{signed}&sign=#{Digest::MD5.hexdigest(signed + KEY)}&sign_type=MD5"
    [merchant.notice(body), notify.verify(body, secret)].each do |notice|
      assert_equal units, notice.paid_amount_minor(6)
      assert_equal "not_whole", assert_raises(Paysign::Error) { notice.paid_amount_minor(5) }.word
      assert_equal "invalid_amount", assert_raises(Paysign::Error) { notice.paid_amount_minor(18) }.word
      notice.expect_minor("1", units, 6)
      assert_equal "paid_too_much", assert_raises(Paysign::Error) { notice.expect_minor("1", units - 1, 6) }.word
      # Below zero is what the piece has in the place of a scale.
      (-4..-1).each { |scale| assert_equal "invalid_amount", assert_raises(Paysign::Error) { notice.expect_minor("1", 0, scale) }.word }
    end
  end

  def test_an_amount_that_cannot_be_read_is_an_error_and_a_missing_one_is_absence
    signed = "money=abc&name=x&out_trade_no=1&pid=152787&trade_no=2&trade_status=TRADE_SUCCESS&type=wxpay"
    body = "#{signed}&sign=#{Digest::MD5.hexdigest(signed + KEY)}&sign_type=MD5"
    [merchant.notice(body), notify.verify(body, secret)].each do |notice|
      assert_equal "invalid_amount", assert_raises(Paysign::Error) { notice.paid_amount }.word
      assert_nil notice.ordered_amount
      assert_equal "unreadable_amount", assert_raises(Paysign::Error) { notice.expect("1", "1.00") }.word
    end
  end

  def test_one_merchant_serves_many_threads
    shared = Paysign::Merchant.new("epay", "152787", [Paysign::Secret.new("another one"), secret], "https://pay.example.com").freeze
    threads = Array.new(8) do
      Thread.new do
        Array.new(50) do
          notice = shared.notice(GENUINE)
          notice.expect(notice.order_no.text, "0.10")
          [notice.secret_index, notice.get("money").text, shared.notice_of("return", GENUINE).get("type").text]
        end.uniq
      end
    end
    assert_equal [[[1, "0.1", "wxpay"]]], threads.map(&:value).uniq
  end

  def test_the_collector_frees_what_nobody_holds_and_nothing_else
    fields = Array.new(500) do |round|
      GC.start if (round % 100).zero?
      merchant.notice(String.new(GENUINE)).fields
      notify.verify(String.new(GENUINE), secret).fields
    end
    verdicts = notify.verify_batch([GENUINE, "pid=1"], secret)
    kept = verdicts.get(0)
    verdicts = nil
    GC.start
    assert_nil verdicts
    GC.stress = true
    assert_equal "wxpay", kept.get("type").text
  ensure
    GC.stress = false
    assert_equal 500, fields.size
  end

  def test_a_batch_is_in_order
    bodies = [GENUINE, "", "a" * 100_000, GENUINE.b]
    assert_equal 0, notify.verify_batch([], secret).count
    verdicts = notify.verify_batch(bodies, secret)
    assert_equal [1, 2], verdicts.refused
    assert_equal([false, true, true, false], verdicts.map { |verdict| verdict.is_a?(Paysign::Error) })
    assert_kind_of Paysign::Verified, verdicts.get(3)
    assert_nil verdicts.get(4)
    assert_equal "empty_body", verdicts.to_a[1].word
  end
end
