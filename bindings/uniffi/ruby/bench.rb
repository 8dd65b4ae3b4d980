# frozen_string_literal: true

# paysign beside careful hand-written Ruby, interleaved in one run: `ruby bench.rb [--short] [--json]`. Only ratios hold.

require "json"
require "openssl"
require "paysign"
require "uri"

KEY = "7a3b1053780db61ebd3d7123e1b8d6c4"
NOTIFICATION = "pid=152787&trade_no=2024012522001&out_trade_no=20240125193935458&type=wxpay" \
               "&name=%E6%B5%8B%E8%AF%95%E6%94%AF%E4%BB%9820240125193935458&money=0.1&trade_status=TRADE_SUCCESS" \
               "&sign=ef2f540e24deea1e1de28865b15a6fb9&sign_type=MD5"
NOT_SIGNED = %w[sign sign_type].freeze
BATCH = 500

def verify_by_hand(body)
  pairs = URI.decode_www_form(body)
  fields = pairs.to_h
  raise ArgumentError, "a field stands twice" if fields.size != pairs.size

  signed = fields.reject { |name, value| value.empty? || NOT_SIGNED.include?(name) }
  canonical = signed.sort.map { |name, value| "#{name}=#{value}" }.join("&")
  expected = OpenSSL::Digest::MD5.hexdigest(canonical + KEY)
  raise ArgumentError, "wrong signature" unless OpenSSL.secure_compare(expected, fields.fetch("sign").downcase)

  fields
end

def timed(calls, messages)
  begin_at = Process.clock_gettime(Process::CLOCK_MONOTONIC, :nanosecond)
  calls.times { yield }
  (Process.clock_gettime(Process::CLOCK_MONOTONIC, :nanosecond) - begin_at).fdiv(calls * messages)
end

secret = Paysign::Secret.new(KEY)
message = Paysign::Message.new("epay", "notify")
fast = Paysign::FastVerifier.new(message, secret)
bodies = Array.new(BATCH) { NOTIFICATION.dup }
raise "not verified" unless fast.verdict(NOTIFICATION).zero? && fast.verdicts(bodies).all?(&:zero?)

measured = {
  "verify by hand" => [300, 1, -> { verify_by_hand(NOTIFICATION) }],
  "verify, the verdict" => [300, 1, -> { fast.verdict(NOTIFICATION) }],
  "verify, a Verified by UniFFI's call" => [30, 1, -> { message.verify(NOTIFICATION, secret) }],
  "batch of #{BATCH} by hand" => [1, BATCH, -> { bodies.each { |body| verify_by_hand(body) } }],
  "batch of #{BATCH}, the verdicts" => [1, BATCH, -> { fast.verdicts(bodies) }]
}
times = measured.transform_values { [] }
(ARGV.include?("--short") ? 9 : 41).times do
  measured.each { |name, (calls, messages, action)| times[name] << timed(calls, messages, &action) }
end

at = ->(list, part) { list.sort[((list.size - 1) * part).floor] }
ratio = ->(ours, hand) { at.(times[hand].zip(times[ours]).map { |by_hand, own| by_hand / own }, 0.5) }
hand, verify, generated, hand_batch, batch = measured.keys
if ARGV.include?("--json")
  rows = [["ruby.verify", verify, hand], ["ruby.batch", batch, hand_batch], ["ruby.verify.uniffi", generated, hand]]
  puts(JSON.pretty_generate(rows.map do |name, ours, by_hand|
    median = at.(times[ours], 0.5)
    { name: name, ns: median.round(1), spread: ((at.(times[ours], 0.75) - at.(times[ours], 0.25)) / median).round(3),
      vs_hand: ratio.(ours, by_hand).round(2) }
  end))
else
  puts "Ruby #{RUBY_VERSION}; a body of #{NOTIFICATION.bytesize} bytes; nanoseconds a message"
  times.each { |name, list| puts format("%-40s %8.0f   (%.0f to %.0f)", name, at.(list, 0.5), at.(list, 0.25), at.(list, 0.75)) }
  puts "\nhow many times as fast as by hand"
  puts format("  verify  %5.1f\n  batch   %5.1f", ratio.(verify, hand), ratio.(batch, hand_batch))
end
