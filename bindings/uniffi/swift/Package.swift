// swift-tools-version: 5.9
// `bindings/uniffi/generate` puts the package together: this file, the generated sources, and the C header
// as a module.
import PackageDescription

let package = Package(
    name: "Paysign",
    products: [.library(name: "Paysign", targets: ["Paysign"])],
    targets: [
        .systemLibrary(name: "PaysignFFI", path: "Sources/PaysignFFI"),
        .target(name: "Paysign", dependencies: ["PaysignFFI"]),
    ]
)
