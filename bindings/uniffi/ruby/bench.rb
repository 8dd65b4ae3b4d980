# frozen_string_literal: true

# paysign beside careful hand-written Ruby, interleaved in one run: `ruby bench.rb [--short] [--json]`. Only
# ratios hold.

require "json"
require "openssl"
require "paysign"
require "uri"

KEY = "7a3b1053780db61ebd3d7123e1b8d6c4"
NOT_SIGNED = %w[sign sign_type].freeze
BATCH = 1_000
MERCHANT_ID = "1001"
# The shop's database: what each order costs.
ORDERS = { "20160806151343349" => "1.00", "another one" => "2.00" }.freeze
# An Epay notification, as in `benches/src/inputs.rs`.
FIELDS = { "pid" => MERCHANT_ID, "trade_no" => "2016080622555342651", "out_trade_no" => "20160806151343349", "type" => "alipay",
           "name" => "VIP20160806", "money" => "1.00", "trade_status" => "TRADE_SUCCESS", "param" => "userId10023" }.freeze

# Signed by hand.
def notification(others = {})
  fields = FIELDS.merge(others)
  sign = OpenSSL::Digest::MD5.hexdigest(fields.sort.map { |name, value| "#{name}=#{value}" }.join("&") + KEY)
  # A gateway writes `%20` where a form of Ruby's has `+`.
  URI.encode_www_form(fields.merge("sign" => sign, "sign_type" => "MD5")).gsub("+", "%20").b
end

def verify_by_hand(body)
  pairs = URI.decode_www_form(body)
  fields = pairs.to_h
  raise ArgumentError, "a field is there twice" if fields.size != pairs.size

  signed = fields.reject { |name, value| value.empty? || NOT_SIGNED.include?(name) }
  canonical = signed.sort.map { |name, value| "#{name}=#{value}" }.join("&")
  expected = OpenSSL::Digest::MD5.hexdigest(canonical + KEY)
  raise ArgumentError, "wrong signature" unless OpenSSL.secure_compare(expected, fields.fetch("sign").downcase)

  fields
end

# The whole route: authentic, this merchant's, paid, of a known order, and the right amount.
def route_by_hand(body, costs)
  fields = verify_by_hand(body)
  raise ArgumentError, "another merchant's" unless fields["pid"] == MERCHANT_ID

  cost = costs.fetch(fields["out_trade_no"])
  raise ArgumentError, "not paid" unless fields["trade_status"] == "TRADE_SUCCESS"
  raise ArgumentError, "another amount" unless BigDecimal(fields["money"]) == cost

  "success"
end

def route(merchant, body)
  notice = merchant.notice(body)
  order_no = notice.order_no.to_s
  notice.expect(order_no, ORDERS.fetch(order_no))
  notice.ack
end

def timed(calls, messages)
  begin_at = Process.clock_gettime(Process::CLOCK_MONOTONIC, :nanosecond)
  calls.times { yield }
  (Process.clock_gettime(Process::CLOCK_MONOTONIC, :nanosecond) - begin_at).fdiv(calls * messages)
end

secret = Paysign::Secret.new(KEY)
message = Paysign::Message.new("epay", "notify")
merchant = Paysign::Merchant.new("epay", MERCHANT_ID, secret, "https://pay.example.com")
typical = notification
escaped = notification("name" => "会员充值 100 元")
bodies = Array.new(BATCH) do |index|
  notification("out_trade_no" => format("2016080615134%04d", index), "param" => "user#{index**(index % 5)}")
end
# What a shop looks at: the order, its amount and its status.
NAMES = %w[out_trade_no money trade_status].freeze
[typical, escaped, *bodies].each do |body|
  by_hand = verify_by_hand(body)
  notice = merchant.notice(body)
  raise "read differently" unless NAMES.all? { |name| notice.get(name).text == by_hand.fetch(name) }
end
raise "not verified" unless message.verify_batch(bodies, secret).refused.empty?

costs = ORDERS.transform_values { |cost| BigDecimal(cost) }
raise "another route" unless [route(merchant, typical), route_by_hand(typical, costs)] == %w[success success]

measured = {
  "the route, by hand" => [100, 1, -> { route_by_hand(typical, costs) }],
  "the route" => [300, 1, -> { route(merchant, typical) }],
  "verify by hand" => [300, 1, -> { verify_by_hand(typical) }],
  "verify: notice" => [300, 1, -> { merchant.notice(typical) }],
  "verify with escapes, by hand" => [100, 1, -> { verify_by_hand(escaped) }],
  "verify with escapes: notice" => [300, 1, -> { merchant.notice(escaped) }],
  "verify and read three fields, by hand" => [100, 1, -> { fields = verify_by_hand(typical); NAMES.map { |name| fields.fetch(name) } }],
  "verify, and read three fields" => [100, 1, -> { fields = merchant.notice(typical); NAMES.map { |name| fields.get(name).text } }],
  "verify, by UniFFI's call" => [30, 1, -> { message.verify(typical, secret) }],
  "batch of #{BATCH} by hand" => [1, BATCH, -> { bodies.each { |body| verify_by_hand(body) } }],
  "batch of #{BATCH}, verify_batch and refused" => [1, BATCH, -> { message.verify_batch(bodies, secret).refused }]
}
route_hand, route, hand, verify, escaped_hand, escaped_verify, read_hand, read, generated, hand_batch, batch = measured.keys
rows = [["ruby.route", route, route_hand], ["ruby.verify", verify, hand], ["ruby.verify_escaped", escaped_verify, escaped_hand],
        ["ruby.verify_read", read, read_hand], ["ruby.batch", batch, hand_batch], ["ruby.verify.uniffi", generated, hand]]
times = measured.transform_values { [] }
(ARGV.include?("--short") ? 9 : 41).times do
  measured.each { |name, (calls, messages, action)| times[name] << timed(calls, messages, &action) }
end

at = ->(list, part) { list.sort[((list.size - 1) * part).floor] }
ratio = ->(ours, hand) { at.(times[hand].zip(times[ours]).map { |by_hand, own| by_hand / own }, 0.5) }
if ARGV.include?("--json")
  puts(JSON.pretty_generate(rows.map do |name, ours, by_hand|
    median = at.(times[ours], 0.5)
    { name: name, ns: median.round(1), spread: ((at.(times[ours], 0.75) - at.(times[ours], 0.25)) / median).round(3),
      vs_hand: ratio.(ours, by_hand).round(2) }
  end))
else
  puts "Ruby #{RUBY_VERSION}; a body of #{typical.bytesize} bytes; nanoseconds a message"
  times.each { |name, list| puts format("%-40s %8.0f   (%.0f to %.0f)", name, at.(list, 0.5), at.(list, 0.25), at.(list, 0.75)) }
  puts "\nhow many times as fast as by hand"
  rows.each { |name, ours, by_hand| puts format("  %-20s %5.1f", name, ratio.(ours, by_hand)) }
end
