# frozen_string_literal: true

# Sinatra: `ruby sinatra_shop.rb`.
require "paysign"
require "sinatra/base"

$stdout.sync = true

# The notification endpoint of a shop.
class Shop < Sinatra::Base
  MERCHANT = Paysign::Merchant.new("epay", "152787", Paysign::Secret.new(ENV.fetch("EPAY_KEY")), "https://pay.example.com")
  ORDERS = { "20240125193935458" => "0.10" }.freeze
  PAID = Queue.new.tap { |queue| queue << {} }
  set bind: "127.0.0.1", port: ENV.fetch("PORT", "8000").to_i, environment: :production

  notify = lambda do
    # Not `params`: what Sinatra has parsed cannot be verified.
    notice = MERCHANT.notice(request.get? ? request.query_string : request.body.read)
    order_no = notice.order_no.to_s
    halt 400, "no such order" unless ORDERS.key?(order_no)
    notice.expect(order_no, ORDERS[order_no])
    once(order_no) { puts "delivered #{order_no}" }
    content_type :text
    notice.ack
  rescue Paysign::Error => error
    halt 400, error.word
  end
  get("/notify", &notify)
  post("/notify", &notify)

  private

  # A gateway repeats itself, at the same time too. Your database's unique key does this for you.
  def once(order_no)
    paid = PAID.pop
    yield unless paid[order_no]
    paid[order_no] = true
  ensure
    PAID << paid
  end

  run! if $PROGRAM_NAME == __FILE__
end
