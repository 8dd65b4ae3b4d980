# frozen_string_literal: true

require "paysign"

merchant = Paysign::Merchant.new("epay", "152787", Paysign::Secret.new(ENV.fetch("EPAY_KEY")), "https://pay.example.com")
orders = { "20240125193935458" => "0.10" } # your database: what each order costs
paid = {}
lock = Mutex.new
$stdout.sync = true

notified = lambda do |raw|
  notice = merchant.notice(raw) # authentic, or an error
  order_no = notice.order_no.to_s
  next [400, "no such order"] unless orders.key?(order_no)

  notice.expect(order_no, orders[order_no]) # paid, mine, and the right amount
  lock.synchronize do # a gateway repeats itself: deliver once
    puts "delivered #{order_no}" unless paid[order_no]
    paid[order_no] = true
  end
  [200, notice.ack]
rescue Paysign::Error => error
  [400, error.word] # process nothing, acknowledge nothing
end

run(lambda do |env|
  # The bytes as they came: a parsed form cannot be verified.
  raw = env["REQUEST_METHOD"] == "GET" ? env["QUERY_STRING"] : env["rack.input"].read
  status, text = notified.call(raw)
  [status, { "content-type" => "text/plain" }, [text]]
end)
