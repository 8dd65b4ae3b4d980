// A program in C++ that owns what the library hands out, and reads a verified message.

#include <paysign.h>

#include <iostream>
#include <memory>
#include <string>
#include <string_view>

namespace {

template <auto free> struct Free {
    template <typename T> void operator()(T *handle) const {
        free(handle);
    }
};

using Secrets = std::unique_ptr<paysign_secrets, Free<paysign_secrets_free>>;
using Verified = std::unique_ptr<paysign_verified, Free<paysign_verified_free>>;

std::string role(const Verified &paid, paysign_role which) {
    std::size_t len = 0;
    if (paysign_verified_role(paid.get(), which, nullptr, 0, &len) != PAYSIGN_CODE_OK) return "";
    std::string text(len, '\0');
    paysign_verified_role(paid.get(), which, text.data(), text.size(), &len);
    return text;
}

} // namespace

int main(int argc, char **argv) {
    if (argc != 3) return 2;
    const std::string_view secret = argv[1], body = argv[2];
    const paysign_message *notify = nullptr;
    if (paysign_message_find("epay", 4, "notify", 6, &notify, nullptr) != PAYSIGN_CODE_OK) return 3;

    paysign_secrets *raw_secrets = nullptr;
    if (paysign_secret_new(secret.data(), secret.size(), &raw_secrets, nullptr) != PAYSIGN_CODE_OK) return 4;
    const Secrets secrets(raw_secrets);

    paysign_verified *raw_paid = nullptr;
    paysign_error error;
    const auto code = paysign_verify(notify, secrets.get(), body.data(), body.size(), nullptr, &raw_paid, &error);
    const Verified paid(raw_paid);
    std::cout << paysign_error_code(code);
    if (paid) std::cout << ' ' << role(paid, PAYSIGN_ROLE_ORDER_NO) << ' ' << role(paid, PAYSIGN_ROLE_PAID_AMOUNT);
    std::cout << '\n';
    return 0;
}
