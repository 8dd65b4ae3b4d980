# frozen_string_literal: true

module Paysign
  # The signed fields of an authentic message: what Verified#get and Verified#fields hand out, without a call for each of them.
  #
  # Authentic is not yet paid, and paid is not yet your order: compare the order number, the amount and the status, or take
  # Verified#expect, which does.
  class SignedFields
    # How the native part (`src/packed.rs`) writes a number, and two of them.
    NUMBER = "l>"
    LENGTHS = "l>l>"
    private_constant :NUMBER, :LENGTHS

    def initialize(packed)
      @packed = packed.freeze
    end

    # Which of the secrets has signed it.
    def secret_index
      @packed.unpack1(NUMBER)
    end

    # A signed field. nil if it is not there, was left out of the signature for being empty, or is not signed.
    def get(name)
      wanted = Paysign.uniffi_utf8(name).b
      each_place do |name_at, name_length, value_length|
        size = size(name_length)
        next unless size == wanted.bytesize && @packed.byteslice(name_at, size) == wanted

        return value(name_at + size, value_length)
      end
      nil
    end
    alias [] get

    # All signed fields, in the body's order.
    def fields
      fields = []
      each_place do |name_at, name_length, value_length|
        value_at = name_at + size(name_length)
        fields << Field.new(name: value(name_at, name_length), value: value(value_at, value_length))
      end
      fields
    end

    # Names alone: values are the shop's customers' business.
    def inspect
      "#<Paysign::SignedFields #{fields.map { |field| field.name.text || "?" }.join(", ")}>"
    end

    private

    def each_place
      at = 4
      while at < @packed.bytesize
        name_length, value_length = @packed.unpack(LENGTHS, offset: at)
        yield at + 8, name_length, value_length
        at += 8 + size(name_length) + size(value_length)
      end
    end

    # A length below zero is the complement of that of bytes which are no text.
    def size(length) = length.negative? ? ~length : length

    def value(place, length)
      bytes = @packed.byteslice(place, size(length))
      Value.new(text: length.negative? ? nil : bytes.dup.force_encoding(Encoding::UTF_8), bytes: bytes)
    end
  end
end
