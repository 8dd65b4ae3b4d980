# frozen_string_literal: true

module Paysign
  # A verified message, as it crossed in one piece (`src/packed.rs`): what a shop asks for is in it,
  # everything else is asked for in one more crossing. It holds nothing of the native library, so that there
  # is nothing to free.
  class Proved < Verified
    # Where the numbers end; and the lengths among them: of the order number, of the acknowledgement, and of
    # the amount that `expect` agrees to.
    NUMBERS = 32
    LENGTHS = "x4l>x16l>l>"
    # The scale of the amount paid, which is below zero if it has none, and its units.
    UNITS = "x12l>Q>"
    # In the place of a length.
    NOT_THERE = -1
    private_constant :NUMBERS, :LENGTHS, :UNITS, :NOT_THERE

    def initialize(door, body, piece)
      @door = door
      @body = body
      @piece = piece
    end

    def secret_index = @piece.unpack1("l>")
    def status = @piece.unpack1("l>", offset: 8)
    def is_paid = status == PaymentStatus::PAID
    alias paid? is_paid
    def order_no = value(@piece, NUMBERS, lengths[0])

    def ack
      order, ack, = lengths
      @piece.byteslice(NUMBERS + (order.negative? ? ~order : order), ack).force_encoding(Encoding::UTF_8)
    end

    # Raises unless the message says: this order, paid, and exactly this amount in major units.
    def expect(order_no, amount)
      return if agrees_to?(order_no, amount)

      order_no = Inputs.text(order_no)
      amount = Inputs.amount(amount)
      @door.ask(Door::EXPECT, [order_no.bytesize, order_no, amount.bytesize, amount, @piece].pack("l>a*l>a*a*"), 0)
      nil
    end

    def expect_minor(order_no, minor, scale)
      units = Inputs.units(minor)
      scale = Inputs.scale(scale)
      return if agrees_to_units?(order_no, units, scale)

      order_no = Inputs.text(order_no)
      units = units.to_s
      input = [order_no.bytesize, order_no, units.bytesize, units, scale, @piece]
      @door.ask(Door::EXPECT_MINOR, input.pack("l>a*l>a*l>a*"), 0)
      nil
    end

    def get(name) = only(Door::GET, name)
    def unproved(name) = only(Door::UNPROVED, name)
    def trade_no = only(Door::TRADE_NO)
    def fields = all(Door::FIELDS)
    def unproved_fields = all(Door::UNPROVED_FIELDS)
    def ordered_amount = lifted(Door::ORDERED_AMOUNT).read_OptionalTypeMoney
    def paid_amount = lifted(Door::PAID_AMOUNT).read_OptionalTypeMoney
    def ordered_amount_minor(scale) = units(Door::ORDERED_MINOR, scale)
    def paid_amount_minor(scale) = units(Door::PAID_MINOR, scale)
    def to_s = lifted(Door::SHOWN).read_string
    alias inspect to_s

    private

    # Read together: to read one takes half as long as to read all.
    def lengths
      return @lengths if @lengths

      lengths = @piece.unpack(LENGTHS)
      @lengths = lengths unless frozen?
      lengths
    end

    # Whether the core has said beforehand that it agrees to exactly this. What it has not, it is asked.
    def agrees_to?(order_no, amount)
      order, ack, agreed = lengths
      agreed.positive? && order.positive? && @piece.byteslice(NUMBERS + order + ack, agreed) == amount && @piece.byteslice(NUMBERS, order) == order_no
    end

    def agrees_to_units?(order_no, units, scale)
      order, _, agreed = lengths
      agreed.positive? && order.positive? && @piece.unpack(UNITS) == [scale, units] && @piece.byteslice(NUMBERS, order) == order_no
    end

    # A length below zero is the complement of that of bytes which are not text.
    def value(packed, at, length)
      return if length == NOT_THERE
      return Value.new(text: nil, bytes: packed.byteslice(at, ~length)) if length.negative?

      bytes = packed.byteslice(at, length)
      Value.new(text: bytes.dup.force_encoding(Encoding::UTF_8), bytes: bytes)
    end

    # What else the message says, after a number: the native part reads its body once more.
    def told(question, name = "")
      name = Inputs.text(name)
      @door.ask(question, [name.bytesize, name, @body].pack("l>a*a*"))
    end

    def only(question, name = "")
      answer = told(question, name)
      value(answer, 8, answer.unpack1("l>", offset: 4))
    end

    def all(question)
      answer = told(question)
      at = 4
      values = []
      while at < answer.bytesize
        length = answer.unpack1("l>", offset: at)
        values << value(answer, at + 4, length)
        at += 4 + [length, ~length].max
      end
      values.each_slice(2).map { |name, value| Field.new(name: name, value: value) }
    end

    def lifted(question) = read(told(question))

    def units(question, scale)
      read(@door.ask(question, [Inputs.scale(scale), @body].pack("l>a*"))).read_OptionalTypeMinorUnits
    end

    # What UniFFI has written, after a number.
    def read(answer) = RustBufferStream.new(Door::Bytes.new(answer.byteslice(4..)))
  end
  private_constant :Proved

  # The verdicts on many bodies; a message is read once more where it is asked for, so the bodies must stay as
  # they are.
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
