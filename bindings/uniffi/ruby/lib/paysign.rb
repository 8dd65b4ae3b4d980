# frozen_string_literal: true

require "bigdecimal"
require "ffi"
require "json"

require_relative "paysign/library"
require_relative "paysign/generated"
require_relative "paysign/errors"
require_relative "paysign/inputs"
require_relative "paysign/results"
require_relative "paysign/door"
require_relative "paysign/proved"
