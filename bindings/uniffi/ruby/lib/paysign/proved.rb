# frozen_string_literal: true

module Paysign
  # A verified message, as it crossed in one piece (`src/packed.rs`): what a shop asks for is in it, everything else is asked for in one more
  # crossing. It holds nothing of the native library, so that there is nothing to free.
  class Proved < Verified
    # Where the payment begins, and within it the order number.
    PAYMENT = 8
    ORDER_NO = 20
    # In the place of a length: there is no order number.
    NONE = -1
    private_constant :PAYMENT, :ORDER_NO, :NONE

    def initialize(door, piece)
      super()
      @door = door
      @piece = piece.freeze
      @secret_index, @payment_length, @order_no_length, @status = piece.unpack("l>l>l>l>")
    end

    attr_reader :secret_index, :status

    def is_paid = status == PaymentStatus::PAID
    alias paid? is_paid

    def order_no
      return if @order_no_length == NONE

      # A length below zero is the complement of that of bytes which are not text.
      is_text = !@order_no_length.negative?
      bytes = @piece.byteslice(PAYMENT + ORDER_NO, is_text ? @order_no_length : ~@order_no_length)
      Value.new(text: is_text ? bytes.dup.force_encoding(Encoding::UTF_8) : nil, bytes: bytes)
    end

    def ack
      @piece.byteslice(ack_at, ack_length).force_encoding(Encoding::UTF_8)
    end

    # Raises unless the message says: this order, paid, and exactly this amount in major units.
    def expect(order_no, amount)
      order_no = Paysign.uniffi_utf8(order_no)
      amount = Inputs.amount(amount)
      @door.asked(Door::EXPECT, [order_no.bytesize, order_no, amount.bytesize, amount, payment].pack("l>a*l>a*a*"))
      nil
    end

    def expect_minor(order_no, minor, scale)
      order_no = Paysign.uniffi_utf8(order_no)
      minor = Paysign.uniffi_in_range(minor, "i64", -2**63, 2**63)
      scale = Paysign.uniffi_in_range(scale, "i32", -2**31, 2**31)
      @door.asked(Door::EXPECT_MINOR, [order_no.bytesize, order_no, minor, scale, payment].pack("l>a*q>l>a*"))
      nil
    end

    def get(name) = told(Door::GET, name).read_OptionalTypeValue
    def unproved(name) = told(Door::UNPROVED, name).read_OptionalTypeValue
    def fields = told(Door::FIELDS).read_SequenceTypeField
    def unproved_fields = told(Door::UNPROVED_FIELDS).read_SequenceTypeField
    def trade_no = told(Door::TRADE_NO).read_OptionalTypeValue
    def ordered_amount = told(Door::ORDERED_AMOUNT).read_OptionalTypeMoney
    def paid_amount = told(Door::PAID_AMOUNT).read_OptionalTypeMoney
    def to_s = told(Door::SHOWN).read_string
    alias inspect to_s

    private

    # What else the message says: the native part reads its body once more.
    def told(question, name = "")
      name = Paysign.uniffi_utf8(name)
      body = @piece.byteslice(ack_at + ack_length..)
      Door.reader(@door.asked(question, [name.bytesize, name, body].pack("l>a*a*")))
    end

    def payment = @piece.byteslice(PAYMENT, @payment_length)
    def ack_at = PAYMENT + @payment_length + 4
    def ack_length = @piece.unpack1("l>", offset: ack_at - 4)
  end
  private_constant :Proved

  # The verdicts on many bodies; a message is read once more where it is asked for, so the bodies must stay as they are.
  class Batch < Verdicts
    def initialize(door, bodies, verdicts)
      super()
      @door = door
      @bodies = bodies
      @verdicts = verdicts
    end

    def count = @verdicts.size
    def refused = @verdicts.each_index.select { |index| @verdicts[index].negative? }
    def get(index) = (@door.notice(@bodies[index]) if index.between?(0, count - 1))
  end
  private_constant :Batch
end
