# frozen_string_literal: true

require "digest"
require "minitest/autorun"
require "uri"
require_relative "vectors"

# A gateway that is not built in, by the file in the README and the rule of the vendor's page, and the shop's
# own parameters: the judge is Ruby's own MD5.
class OwnGatewayTest < Minitest::Test
  FILE = File.read(File.expand_path("../README.md", __dir__), encoding: "UTF-8")[/```toml\n(.*?)```/m, 1]
  KEY = "192006250b4c09247ec02edce69f6a2d"
  URL = "https://api.xunhupay.com"
  PAID = { "trade_order_id" => "E20261130", "total_fee" => "12.50", "transaction_id" => "4200002", "order_title" => "茶",
           "status" => "OD", "appid" => "2147483647", "time" => "1796000000", "nonce_str" => "5f3a" }.freeze
  # The same text, so the same digest, cut at another place: another order's number.
  CUT = PAID.merge("trade_order_id" => "E20261130&transaction_id=4200002", "transaction_id" => "").freeze
  EPAY_KEY = "7a3b1053780db61ebd3d7123e1b8d6c4"
  EPAY = "pid=152787&trade_no=2024012522001&out_trade_no=20240125193935458&type=wxpay" \
         "&name=%E6%B5%8B%E8%AF%95%E6%94%AF%E4%BB%9820240125193935458&money=0.1&trade_status=TRADE_SUCCESS" \
         "&sign=ef2f540e24deea1e1de28865b15a6fb9&sign_type=MD5"
  SCHEME = "fields all but sign; empty skip; null word; order name; pair name=value; " \
           'separator "&"; secret append ""; digest md5; hex lower'

  def secret = Paysign::Secret.new(KEY)
  def gateway(text = FILE) = Paysign::Gateway.parse(text)
  def merchant(gateway = self.gateway, **names) = Paysign::Merchant.new(gateway, PAID["appid"], secret, URL, **names)
  def word(&block) = assert_raises(Paysign::Error, &block).word

  # By name, without empty values, the secret right after them.
  def signature(fields, joint = "")
    text = fields.reject { |_, value| value.empty? }.sort.map { |pair| pair.join("=") }.join("&")
    Digest::MD5.hexdigest(text + joint + KEY)
  end

  def body(fields, joint = "") = URI.encode_www_form(fields.merge("hash" => signature(fields, joint)))

  # Both ways to verify: by a generated call, and in one crossing.
  def ways(message)
    [->(raw) { message.verify(raw, secret) }, ->(raw) { message.verify_batch([raw], secret).get(0) }]
  end

  def test_a_request_is_made_and_signed_by_the_rule_of_the_page
    given = { "version" => "1.1", "trade_order_id" => "E20261130", "total_fee" => "12.50", "title" => "茶", "time" => "1796000000",
              "notify_url" => "https://shop.example.com/notify", "nonce_str" => "5f3a" }
    request = merchant.request("pay", given)
    assert_equal ["POST", "#{URL}/payment/do.html"], [request.method, request.url]
    sent = URI.decode_www_form(request.body.dup.force_encoding("UTF-8")).to_h
    whole = given.merge("appid" => PAID["appid"])
    assert_equal whole.merge("hash" => signature(whole)), sent
    assert_equal("missing_field", word { merchant.request("pay", given.except("title")) })
  end

  def test_a_genuine_notification_is_accepted_and_expected
    shop = merchant
    [*ways(Paysign::Message.new(gateway, "notify")), shop.method(:notice), ->(raw) { shop.notice_of("notify", raw) }].each do |way|
      notice = way.call(body(PAID))
      notice.expect("E20261130", "12.5")
      notice.expect("E20261130", BigDecimal("12.5"))
      notice.expect_minor("E20261130", 1250, 2)
      assert_equal 12_500_000_000_000_000_000, notice.paid_amount_minor(18)
      assert_equal %w[4200002 success], [notice.trade_no.to_s, notice.ack]
      assert_equal(PAID, notice.fields.to_h { |field| [field.name.text, field.value.text] })
      assert_equal("order_differs", word { notice.expect("E20261131", "12.5") })
      assert_equal("paid_too_little", word { notice.expect_minor("E20261130", 1251, 2) })
      assert_equal("pending", word { way.call(body(PAID.merge("status" => "WP"))).expect("E20261130", "12.5") })
    end
  end

  def test_what_is_forged_or_cut_again_is_refused
    assert_equal signature(PAID), signature(CUT)
    [*ways(Paysign::Message.new(gateway, "notify")), merchant.method(:notice)].each do |way|
      assert_equal("mismatch", word { way.call(body(PAID).sub("12.50", "0.01")) })
      cut = assert_raises(Paysign::Error) { way.call(body(CUT)) }
      assert_equal %w[ambiguous_field trade_order_id], [cut.word, cut.field.text]
    end
  end

  def test_an_acknowledgement_may_repeat_what_is_proved_of_each_message_its_own
    repeating = merchant(gateway(FILE.sub('ack = "success"', 'ack = "${trade_order_id}|success"')))
    %w[E1 E2 订单 E1].each do |order|
      assert_equal "#{order}|success", repeating.notice(body(PAID.merge("trade_order_id" => order))).ack
    end
  end

  def test_a_wrong_joint_is_named
    message = Paysign::Message.new(gateway, "notify")
    found = message.diagnose(body(PAID, "&key="), secret)
    document = message.diagnose_document(PAID, signature(PAID, "&key="), secret)
    [found, document].each do |diagnosis|
      assert diagnosis.findings.first.is_certain
      assert_equal(%w[secret_joint], diagnosis.findings.first.causes.map(&:word))
    end
  end

  def test_a_variant_of_a_file_is_chosen_by_its_name
    joined = "#{FILE}[[variants]]\nname = \"key\"\nscheme = 'fields all but hash; empty skip; null empty; order name; " \
             "pair name=value; separator \"&\"; secret append \"&key=\"; digest md5; hex lower'\n"
    both = gateway(joined)
    key = both.variant("key")
    assert_equal %w[xunhupay xunhupay@key Gateway(xunhupay@key)], [both.id, key.id, key.to_s]
    assert_predicate merchant(key).notice(body(PAID, "&key=")), :paid?
    assert_equal("mismatch", word { merchant(both).notice(body(PAID, "&key=")) })
    assert_equal("unknown_gateway", word { both.variant("none") })
    assert_equal("unknown_message", word { Paysign::Message.new(both, "notice") })
  end

  def test_the_tables_of_a_file_are_as_those_of_a_builtin_gateway
    Paysign.gateways.each do |built_in|
      assert_equal built_in, Vectors.gateway(File.join(Vectors::ROOT, "gateways/#{built_in["id"]}.toml")).tables
    end
  end

  def test_what_is_wrong_with_a_file_is_said_with_its_line
    error = assert_raises(Paysign::Error) { gateway(FILE.sub("[[messages]]", "[[messages]")) }
    assert_equal "gateway_syntax", error.word
    assert_includes error.text, "line 6,"
    assert_raises(TypeError) { merchant("a", shop_names: "route") }
    assert_raises(TypeError) { merchant("a", added_names: [:route]) }
  end

  def test_what_nobody_holds_is_freed_and_nothing_else
    message = Paysign::Message.new(gateway, "notify")
    shop = merchant
    20.times do
      gateway
      merchant
      GC.start
    end
    assert_predicate shop.notice(body(PAID)), :paid?
    assert_predicate message.verify(body(PAID), secret), :paid?
  end

  def test_the_route_of_a_shop_is_named_or_a_mismatch
    routed = "route=payment/epay/notify&#{EPAY}"
    key = Paysign::Secret.new(EPAY_KEY)
    shop = ->(*names) { Paysign::Merchant.new("epay", "152787", key, "https://pay.example.com", shop_names: names) }
    assert_equal("mismatch", word { shop.call.notice(routed) })
    message = Paysign::Message.new("epay", "notify", shop_names: ["route"])
    [shop.call("route").notice(routed), shop.call("route").notice_of("return", routed),
     shop.call("order_id", "route").notice("route=x&order_id=117?#{EPAY}"),
     message.verify(routed, key), message.verify_batch([routed], key).get(0)].each do |notice|
      notice.expect("20240125193935458", "0.10")
      assert_nil notice.get("route")
      assert_nil notice.unproved("route")
    end
    assert_equal "shop", message.explain(routed, key).left_out.find { |left| left.name.text == "route" }.reason
    assert_empty message.diagnose(routed, key).findings
    assert_predicate merchant(shop_names: ["route"]).notice("route=a&#{body(PAID)}"), :paid?
    ["money", "sign", "a,b", "", " route", "a b"].each do |name|
      assert_equal("invalid_name", word { shop.call(name) })
      assert_equal("invalid_name", word { Paysign::Message.new("epay", "notify", shop_names: [name]) })
    end
  end

  def test_a_name_that_a_gateway_has_begun_to_send_can_be_added
    run_on = gateway(FILE.sub('separator "&"', "separator none"))
    fields = PAID.merge("channel" => "7")
    raw = URI.encode_www_form(fields.merge("hash" => Digest::MD5.hexdigest(fields.sort.map { |pair| pair.join("=") }.join + KEY)))
    assert_equal("ambiguous_field", word { Paysign::Message.new(run_on, "notify").verify(raw, secret) })
    ways(Paysign::Message.new(run_on, "notify", added_names: ["channel"])).each { |way| assert_equal "7", way.call(raw).get("channel").text }
    assert_equal "7", merchant(run_on, added_names: ["channel"]).notice(raw).get("channel").text
  end

  def scheme(**told) = Paysign::Message.of_scheme(SCHEME, "sign", Paysign::BodyWire::FORM, **told)
  def signed(text) = "#{text}&sign=#{Digest::MD5.hexdigest(text + KEY)}"

  def test_a_scheme_with_roles_can_be_expected_and_acknowledged
    own = scheme(roles: { order_no: "order", paid_amount: "money", "status" => "state" }, paid_values: %w[1 2], ack: "${order}|success")
    ways(own).each do |way|
      notice = way.call(signed("money=1.00&order=E1&state=2"))
      notice.expect("E1", 1)
      assert_equal "E1|success", notice.ack
      assert_equal "E2|success", way.call(signed("money=1.00&order=E2&state=2")).ack
      assert_equal("not_paid", word { way.call(signed("money=1.00&order=E1&state=3")).expect("E1", 1) })
    end
    ways(scheme).each { |way| assert_equal("no_roles", word { way.call(signed("money=1.00&order=E1")).expect("E1", 1) }) }
  end

  def test_roles_that_do_not_fit_are_refused
    [{ roles: { order_no: "sign" } }, { roles: { status: "state" } }, { roles: { order_no: "a", trade_no: "a" } }, { paid_values: ["1"] }].each do |told|
      assert_equal("invalid_roles", word { scheme(**told) })
    end
    assert_raises(ArgumentError) { scheme(roles: { order: "order" }) }
    assert_raises(TypeError) { scheme(roles: { order_no: 7 }) }
    assert_raises(TypeError) { scheme(roles: [:order_no]) }
  end
end
