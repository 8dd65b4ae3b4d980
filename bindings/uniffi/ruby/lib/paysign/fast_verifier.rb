# frozen_string_literal: true

module Paysign
  # For those who verify much: a String crosses as it is, without a copy, in one call. Shared by all threads.
  #
  # A verdict is the index of the secret that has signed the body, or less than zero: the number of the error's code, negated.
  class FastVerifier
    # The raw calls of the native library (`src/raw.rs`).
    module Raw
      extend FFI::Library
      ffi_lib LIBRARY
      attach_function :paysign_uniffi_verdict, %i[int64 buffer_in size_t], :int32
      attach_function :paysign_uniffi_fields, %i[int64 buffer_in size_t buffer_out size_t], :int32
      attach_function :paysign_uniffi_verdicts, %i[int64 buffer_in size_t buffer_in size_t buffer_out], :int32
    end
    private_constant :Raw

    def initialize(message, secrets, options = nil)
      # Nobody else has it, so that it lives as long as this object.
      @verifier = Verifier.new(message, Inputs.secrets(secrets), options)
      @address = @verifier.address
    end

    # Verifies one raw body, as Message#verify does, and hands out its signed fields.
    def verify(body)
      # What most bodies need: each field's two lengths beside its bytes.
      length = (3 * Inputs.bytes(body).bytesize) + 64
      loop do
        room = FFI::MemoryPointer.new(:uint8, length, false)
        needed = Raw.paysign_uniffi_fields(@address, body, body.bytesize, room, length)
        break if needed.negative?
        return SignedFields.new(room.read_bytes(needed)) if needed <= length

        length = needed
      end
      # What is refused may take its time: this says why, as the error that it raises.
      @verifier.verify(body)
      raise InternalError, "the body changed while it was verified"
    end

    # The verdict on one raw body.
    def verdict(body)
      Raw.paysign_uniffi_verdict(@address, Inputs.bytes(body), body.bytesize)
    end

    # The verdicts on many raw bodies, in their order; all of them together are shorter than 2 GiB.
    def verdicts(bodies)
      return [] if bodies.empty?

      joined = String.new(capacity: bodies.sum { |body| Inputs.bytes(body).bytesize }, encoding: Encoding::BINARY)
      ends = bodies.map { |body| (joined << body.b).bytesize }
      raise ArgumentError, "the bodies are 2 GiB or longer" if joined.bytesize >= 1 << 31

      room = FFI::MemoryPointer.new(:int32, bodies.size)
      Raw.paysign_uniffi_verdicts(@address, joined, joined.bytesize, ends.pack("l*"), ends.size, room)
      room.read_array_of_int32(bodies.size)
    end

    def inspect
      "#<Paysign::FastVerifier #{@verifier}>"
    end
  end
end
