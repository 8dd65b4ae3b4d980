# frozen_string_literal: true

module Paysign
  # What Ruby is used to, made what the native calls take. An error names only classes: a value may be a
  # secret.
  module Inputs
    module_function

    def bytes(given)
      return given if given.is_a?(String)

      raise TypeError, "the body is a String, not #{given.class}: pass the raw body (or query), not what a framework has made of it"
    end

    # One body, or a list of them.
    def bodies(given)
      (given.is_a?(Array) ? given : [given]).map { |body| bytes(body) }
    end

    # UTF-8, as most texts are; others are made so, or are an error.
    def text(given)
      return given if given.is_a?(String) && given.encoding == Encoding::UTF_8 && given.valid_encoding?

      Paysign.uniffi_utf8(given)
    end

    def secrets(given)
      list = given.is_a?(Secret) ? [given] : given
      return list if list.is_a?(Array) && list.all?(Secret)

      raise TypeError, "secrets are a Paysign::Secret or an Array of them, not #{given.class}"
    end

    # A Hash, or a list of pairs.
    def params(given)
      given.map do |pair|
        name, value = pair
        next pair if pair.is_a?(Param)
        raise TypeError, "parameter #{name}: a value is a String, since exactly that text is signed, not #{value.class}" unless value.is_a?(String)

        Param.new(name: name.to_s, value: value)
      end
    end

    # A Hash, as servers have headers, or a list of pairs; a name has a text, or several.
    def headers(given)
      raise TypeError, "headers are a Hash or an Array of pairs, not #{given.class}" unless given.nil? || given.is_a?(Hash) || given.is_a?(Array)

      (given || []).flat_map do |name, value|
        texts = value.is_a?(Array) ? value : [value]
        raise TypeError, "headers are a Hash of Strings, or a list of pairs" unless name.is_a?(String) && texts.all?(String)

        texts.map { |one| Param.new(name: header_text(name), value: header_text(one)) }
      end
    end

    # A time, or its seconds.
    def seconds(now)
      raise TypeError, "now is a Time, or a number of seconds, not #{now.class}" unless now.nil? || now.is_a?(Time) || now.is_a?(Numeric)
      raise ArgumentError, "now is before 1970" if now && now.to_i.negative?

      now&.to_i
    end

    def came(headers, now) = Came.new(headers: headers(headers), now: seconds(now))

    # Headers are bytes, which cross as a character each.
    def header_text(text) = text.b.encode(Encoding::UTF_8, Encoding::ISO_8859_1)

    def names(given)
      return given if given.is_a?(Array) && given.all?(String)

      raise TypeError, "names are an Array of Strings, not #{given.class}"
    end

    # A Hash of roles, by their words (`order_no:`), to fields.
    def roles(given)
      raise TypeError, "roles are a Hash, not #{given.class}" unless given.is_a?(Hash)

      given.to_h do |role, field|
        raise TypeError, "the field of a role is a String, not #{field.class}" unless field.is_a?(String)

        [ROLES.fetch(role.to_s) { raise ArgumentError, "#{role.inspect} is not a role: #{ROLES.keys.join(", ")}" }, field]
      end
    end

    ROLES = Role.constants.to_h { |name| [name.to_s.downcase, Role.const_get(name)] }.freeze
    private_constant :ROLES

    # A whole number of units.
    def units(given)
      return given if given.is_a?(Integer)

      raise TypeError, "a number of units is an Integer, not #{given.class}"
    end

    # How many digits of units are after the point. What has no 32 bits is refused as all that is too great.
    def scale(given)
      raise TypeError, "a scale is an Integer, not #{given.class}" unless given.is_a?(Integer)

      given.clamp(-1, (2**31) - 1)
    end

    # A decimal in major units.
    def amount(given)
      case given
      when String then text(given)
      when BigDecimal then given.to_s("F")
      when Integer then given.to_s
      else raise TypeError, "an amount is a BigDecimal, a String or an Integer, not #{given.class}, which may not hold 0.1 exactly"
      end
    end
  end

  # A shared secret; its bytes count, whatever encoding they are said to have.
  class Secret
    prepend(Module.new do
      def initialize(text)
        raise TypeError, "a secret is a String, not #{text.class}" unless text.is_a?(String)

        super(text.dup.force_encoding(Encoding::UTF_8))
      end
    end)

    singleton_class.prepend(Module.new do
      def exact(bytes)
        raise TypeError, "a secret is a String, not #{bytes.class}" unless bytes.is_a?(String)

        super
      end
    end)
  end

  # What a named constructor has made, for one that takes either.
  module Adopting
    private

    def adopt(made)
      @handle = made.uniffi_clone_handle
      ObjectSpace.define_finalizer(self, self.class.uniffi_define_finalizer_by_handle(@handle, object_id))
    end
  end
  private_constant :Adopting

  class Merchant
    include Adopting
    private_class_method :of_gateway

    prepend(Module.new do
      # At a built-in gateway by its id, or at a `Gateway`.
      def initialize(gateway, merchant_id, secrets, base_url, options = nil, shop_names: [], added_names: [])
        given = [gateway, merchant_id, Inputs.secrets(secrets), base_url, options, Inputs.names(shop_names), Inputs.names(added_names)]
        gateway.is_a?(Gateway) ? adopt(Merchant.send(:of_gateway, *given)) : super(*given)
        @notices = Door.new(Verifier.of_merchant(self, nil, nil))
        @named = {}
      end

      def request(message, params) = super(message, Inputs.params(params))
      def answer(message, body) = super(message, Inputs.bytes(body))

      # One crossing, where a generated call crosses seven times. `headers` are a Hash or a list of pairs,
      # `now` is the time: where a header has the signature, they are what is looked at.
      def notice(raw, headers: nil, now: nil)
        door = headers || now ? Door.new(Verifier.of_merchant(self, nil, Inputs.came(headers, now))) : @notices
        door.notice(raw)
      end

      def notice_of(message, raw, headers: nil, now: nil)
        return Door.new(Verifier.of_merchant(self, message, Inputs.came(headers, now))).notice(raw) if headers || now

        door = @named[message] || Door.new(Verifier.of_merchant(self, message, nil))
        # More than a gateway has messages.
        @named[message.dup.freeze] = door if @named.size < 64
        door.notice(raw)
      end
    end)
  end

  class Message
    include Adopting
    private_class_method :of_gateway

    singleton_class.prepend(Module.new do
      def of_scheme(scheme, sign_field, wire, roles: {}, paid_values: [], ack: "", shop_names: [], added_names: [])
        super(scheme, sign_field, wire, Inputs.roles(roles), Inputs.names(paid_values), ack, Inputs.names(shop_names), Inputs.names(added_names))
      end
    end)

    prepend(Module.new do
      # Of a built-in gateway by its id, or of a `Gateway`.
      def initialize(gateway, name, shop_names: [], added_names: [])
        given = [gateway, name, Inputs.names(shop_names), Inputs.names(added_names)]
        gateway.is_a?(Gateway) ? adopt(Message.send(:of_gateway, *given)) : super(*given)
      end

      def verify(body, secrets, options = nil, headers: nil, now: nil)
        return super(Inputs.bytes(body), Inputs.secrets(secrets), options) unless headers || now

        verify_with_headers(Inputs.bytes(body), Inputs.headers(headers), Inputs.seconds(now), Inputs.secrets(secrets), options)
      end

      # Signs a raw body: a list of pairs, the headers to send with it.
      def sign_body(body, secret, headers: nil, now: nil)
        super(Inputs.bytes(body), secret, Inputs.headers(headers), Inputs.seconds(now)).map { |header| [header.name, header.value] }
      end

      def sign(params, secret, options = nil) = super(Inputs.params(params), secret, options)
      def explain(body, secrets = [], options = nil) = super(Inputs.bytes(body), Inputs.secrets(secrets), options)
      def answer(body, secrets = [], options = nil) = super(Inputs.bytes(body), Inputs.secrets(secrets), options)

      def diagnose(body, secrets, other_secrets = [], options = nil, also: [], lang: nil)
        super(Inputs.bytes(body), Inputs.secrets(secrets), Inputs.secrets(other_secrets), options, Inputs.bodies(also), lang)
      end

      def diagnose_document(params, signature, secrets, other_secrets = [], also: [], lang: nil)
        super(Inputs.params(params), signature, Inputs.secrets(secrets), Inputs.secrets(other_secrets), Inputs.bodies(also), lang)
      end

      def verify_batch(bodies, secrets, options = nil)
        Door.new(Verifier.of_message(self, Inputs.secrets(secrets), options, nil)).verdicts(bodies)
      end
    end)
  end

  class Verified
    prepend(Module.new do
      # Raises unless the message says: this order, paid, and exactly this amount in major units.
      def expect(order_no, amount) = super(order_no, Inputs.amount(amount))
      def expect_minor(order_no, minor, scale) = super(order_no, Inputs.units(minor), Inputs.scale(scale))
      def ordered_amount_minor(scale) = super(Inputs.scale(scale))
      def paid_amount_minor(scale) = super(Inputs.scale(scale))
    end)
  end

  class Answer
    prepend(Module.new do
      def ordered_amount_minor(scale) = super(Inputs.scale(scale))
      def paid_amount_minor(scale) = super(Inputs.scale(scale))
    end)
  end
end
