# frozen_string_literal: true

require "json"
require "minitest/autorun"
require "paysign"

# The diagnosis as Ruby shows it.
class DiagnosisTest < Minitest::Test
  KEY = "7a3b1053780db61ebd3d7123e1b8d6c4"
  GENUINE = "pid=152787&trade_no=2024012522001&out_trade_no=20240125193935458&type=wxpay" \
            "&name=%E6%B5%8B%E8%AF%95%E6%94%AF%E4%BB%9820240125193935458&money=0.1&trade_status=TRADE_SUCCESS" \
            "&sign=ef2f540e24deea1e1de28865b15a6fb9&sign_type=MD5"

  def notify = Paysign::Message.new("epay", "notify")
  def secret = Paysign::Secret.new(KEY)

  def test_it_names_cause_evidence_and_cure
    found = notify.diagnose("s=/pay/notify&#{GENUINE}", secret)
    assert_equal "mismatch", found.refusal.word
    assert_nil found.secret_index
    assert found.is_complete
    finding = found.findings.first
    assert_equal true, finding.is_certain
    assert finding.signed.start_with?("money=0.1&name=")
    cause = finding.causes.first
    assert_equal "parameter_added", cause.word
    assert_kind_of Integer, cause.number
    evidence = cause.evidence.first
    assert_equal ["s", 0, "/pay/notify", nil], [evidence.field.text, evidence.offset, evidence.here.text, evidence.signed]
    refute_empty cause.look_for
    assert(cause.look_for.all? { |line| !line.place.empty? && !line.line.empty? })
    [cause.word, cause.text, cause.cure].each { |text| assert_includes found.text, text }
    assert_equal 0, notify.diagnose(GENUINE, secret).secret_index
  end

  def test_other_secrets_are_tried_and_nothing_secret_is_shown
    wrong = Paysign::Secret.new("not-the-right-one")
    other = notify.diagnose(GENUINE, wrong, [secret])
    assert_equal "other_secret", other.findings.first.causes.first.word
    params = { "pid" => "1", "type" => "wxpay", "out_trade_no" => "E1", "notify_url" => "1", "return_url" => "2", "name" => "x", "money" => "7" }
    pay = Paysign::Message.new("epay@code200", "pay")
    right = pay.sign(params, secret).signature
    body = pay.sign(params, secret).body.sub(right, "0" * 32)
    [other, pay.diagnose(body, secret, [secret, wrong]), pay.diagnose_document(params, "0" * 32, secret)].each do |found|
      refute_empty found.findings
      shown = "#{found.text} #{found.inspect} #{found} #{JSON.generate(found)}"
      [KEY, right].each { |hidden| refute_includes shown, hidden }
    end
    assert_equal 0, pay.diagnose_document(params, right, secret).secret_index
  end

  def test_another_message_is_one_or_several
    changed = GENUINE.sub("money=0.1", "money=77").sub("out_trade_no=2024", "out_trade_no=2025")
    [GENUINE, [GENUINE], [changed, GENUINE]].each do |also|
      found = notify.diagnose(changed, secret, also: also, lang: "zh")
      assert_equal(["message_changed"], found.findings.first.causes.map(&:word))
      assert_match(/\p{Han}/, found.findings.first.causes.first.text)
    end
    assert_equal "unknown_language", assert_raises(Paysign::Error) { notify.diagnose(changed, secret, lang: "fr") }.word
    assert_raises(TypeError) { notify.diagnose(changed, secret, also: { "a" => "1" }) }
  end

  def test_the_readmes_example_runs
    readme = File.read(File.expand_path("../README.md", __dir__), encoding: "UTF-8")
    example = readme[/```ruby\n(found = .*?)```/m, 1]
    raw = "s=/pay/notify&#{GENUINE}"
    printed, = capture_io { eval(example, binding) }
    assert_match(/^true parameter_added: /, printed)
  end

  def test_wrong_types_are_told
    assert_raises(TypeError) { notify.diagnose({}, secret) }
    assert_raises(TypeError) { notify.diagnose(GENUINE, KEY) }
    assert_raises(TypeError) { notify.diagnose(GENUINE, secret, KEY) }
  end
end
