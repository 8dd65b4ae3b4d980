# frozen_string_literal: true

module Paysign
  # The only kind of error: `code` (one of `Code`), `word` (`"mismatch"`), `text`, `field`, `offset` and
  # `gateway`.
  Error = PaysignError::Refused

  class Error
    # What it says, in one sentence.
    def to_s
      text
    end
  end
end
