# frozen_string_literal: true

module Paysign
  # Where messages of one kind are verified in one crossing each: a String crosses as it is, without a copy.
  # Shared by all threads.
  class Door
    # The questions of `src/verifier.rs`.
    NOTICE, VERDICTS, EXPECT, EXPECT_MINOR, GET, UNPROVED, FIELDS, UNPROVED_FIELDS, TRADE_NO, ORDERED_AMOUNT, PAID_AMOUNT, SHOWN,
      ORDERED_MINOR, PAID_MINOR = *0..13

    # The raw call of the native library (`src/raw.rs`).
    module Raw
      extend FFI::Library
      ffi_lib LIBRARY
      attach_function :paysign_uniffi_ask, %i[int64 int32 buffer_in size_t buffer_out size_t], :int32
    end
    private_constant :Raw

    # Bytes as UniFFI's reader takes them.
    Bytes = Struct.new(:bytes) do
      def data = self
      def len = bytes.bytesize
      def get_bytes(at, size) = bytes.byteslice(at, size)
    end

    # Room that a message takes, but for a long order number; and more for the lengths of its fields.
    USUAL = 128
    ZERO = "\0".b.freeze
    private_constant :USUAL, :ZERO

    def initialize(verifier)
      # Nobody else has it, so that it lives as long as this object.
      @verifier = verifier
      @address = verifier.address
    end

    # Verifies one raw body; a copy of it, which costs nothing as long as nobody writes to it.
    def notice(body)
      body = Inputs.bytes(body).dup
      Proved.new(self, body, asked(NOTICE, body, USUAL))
    end

    # The answer to a question; an error where it begins with a number below zero. No room is enough where
    # nothing is expected.
    def ask(question, input, length = input.bytesize + USUAL)
      # A copy, so that it shares its bytes with no other text.
      room = ZERO * length
      needed = Raw.paysign_uniffi_ask(@address, question, input, input.bytesize, room, length)
      return ask(question, input, needed) if needed > length

      check(needed, room)
      room.byteslice(0, needed)
    end

    # The verdicts on many raw bodies, in their order; all of them together are shorter than 2 GiB.
    def verdicts(bodies)
      given = bodies.map { |body| Inputs.bytes(body).dup }
      length = 0
      ends = given.map { |body| length += body.bytesize }
      raise ArgumentError, "the bodies are 2 GiB or longer" if length >= 1 << 31

      input = String.new(capacity: length + (4 * given.size) + 4, encoding: Encoding::BINARY)
      input << [given.size, *ends].pack("l>*")
      given.each { |body| input << (body.encoding == Encoding::BINARY ? body : body.b) }
      Batch.new(self, given, numbers(input, given.size))
    end

    private

    # The same where the answer tells itself where it ends: there may be more behind it.
    def asked(question, input, length)
      room = ZERO * length
      needed = Raw.paysign_uniffi_ask(@address, question, input, input.bytesize, room, length)
      return asked(question, input, needed) if needed > length

      check(needed, room)
      room
    end

    def check(needed, room)
      return if needed.zero? || (needed.positive? && room.getbyte(0) < 0x80)
      raise InternalError, "the native library has no answer" if needed <= 4

      raise RustBufferStream.new(Bytes.new(room.byteslice(4, needed))).read_TypePaysignError
    end

    # The verdicts, of which the first one may be below zero too.
    def numbers(input, count)
      room = ZERO * (4 * count)
      written = Raw.paysign_uniffi_ask(@address, VERDICTS, input, input.bytesize, room, room.bytesize)
      raise InternalError, "the native library has no answer" if written != room.bytesize

      room.unpack("l>*")
    end
  end
  private_constant :Door
end
