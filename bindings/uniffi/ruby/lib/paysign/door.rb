# frozen_string_literal: true

module Paysign
  # Where messages of one kind are verified in one crossing each: a String crosses as it is, without a copy. Shared by all threads.
  class Door
    # The questions of `src/verifier.rs`.
    NOTICE, VERDICTS, EXPECT, EXPECT_MINOR, GET, UNPROVED, FIELDS, UNPROVED_FIELDS, TRADE_NO, ORDERED_AMOUNT, PAID_AMOUNT, SHOWN = *0..11

    # The raw call of the native library (`src/raw.rs`).
    module Raw
      extend FFI::Library
      ffi_lib LIBRARY
      attach_function :paysign_uniffi_ask, %i[int64 int32 buffer_in size_t buffer_out size_t], :int32
    end
    private_constant :Raw

    # More than the numbers of most answers.
    ROOM = 256
    private_constant :ROOM

    # Bytes as UniFFI's reader takes them.
    Answer = Struct.new(:bytes) do
      def data = self
      def len = bytes.bytesize
      def get_bytes(at, size) = bytes.byteslice(at, size)
    end
    private_constant :Answer

    def initialize(verifier)
      # Nobody else has it, so that it lives as long as this object.
      @verifier = verifier
      @address = verifier.address
    end

    # Verifies one raw body.
    def notice(body)
      Proved.new(self, asked(NOTICE, Inputs.bytes(body)))
    end

    # The answer to a question; an error where it begins with a number below zero.
    def asked(question, input)
      answer = ask(question, input)
      return answer if answer.getbyte(0) < 0x80

      raise self.class.reader(answer).read_TypePaysignError
    end

    # The verdicts on many raw bodies, in their order; all of them together are shorter than 2 GiB.
    def verdicts(bodies)
      given = bodies.map { |body| Inputs.bytes(body) }
      length = 0
      ends = given.map { |body| length += body.bytesize }
      raise ArgumentError, "the bodies are 2 GiB or longer" if length >= 1 << 31

      input = String.new(capacity: length + (4 * given.size) + 4, encoding: Encoding::BINARY)
      input << [given.size, *ends].pack("l>*")
      given.each { |body| input << (body.encoding == Encoding::BINARY ? body : body.b) }
      Batch.new(self, given, given.empty? ? [] : ask(VERDICTS, input).unpack("l>*"))
    end

    # Reads what follows the first number of an answer.
    def self.reader(answer)
      RustBufferStream.new(Answer.new(answer.byteslice(4..)))
    end

    private

    def ask(question, input)
      length = input.bytesize + ROOM
      loop do
        # Not a copy of another text, whose bytes it might share.
        room = "\0".b * length
        needed = Raw.paysign_uniffi_ask(@address, question, input, input.bytesize, room, length)
        raise InternalError, "the native library has no answer" unless needed.positive?
        return room.byteslice(0, needed) if needed <= length

        length = needed
      end
    end
  end
  private_constant :Door
end
