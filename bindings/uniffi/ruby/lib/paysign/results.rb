# frozen_string_literal: true

module Paysign
  # All built-in gateways with everything in their tables: lists, hashes and texts, the same in every
  # language.
  singleton_class.prepend(Module.new do
    def gateways = JSON.parse(super)
  end)

  class Gateway
    prepend(Module.new do
      # Everything in its tables, as `gateways` has it.
      def tables = JSON.parse(super)
    end)
  end

  # A name or a value: its text, or its bytes where they are not UTF-8.
  class Value
    def to_s
      text || bytes
    end
  end

  # An exact amount of money.
  class Money
    # In major units.
    def amount
      BigDecimal(decimal)
    end
  end

  class Verified
    alias paid? is_paid
  end

  class Answer
    alias paid? is_paid
    alias proved? is_proved
  end

  class Verdicts
    include Enumerable

    # Each verdict: a `Verified` or an `Error`.
    def each
      return enum_for(:each) { count } unless block_given?

      Integer(count).times do |index|
        yield get(index)
      rescue Error => error
        yield error
      end
    end
  end
end
