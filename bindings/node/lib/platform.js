'use strict';

// The platforms that packages are built for, and the one that this process runs on.

/** The names of the platforms, which are also the packages'. */
const TARGETS = [
  'darwin-x64', 'darwin-arm64',
  'linux-x64-gnu', 'linux-arm64-gnu', 'linux-x64-musl', 'linux-arm64-musl',
  'win32-x64-msvc', 'win32-arm64-msvc',
];

/** The name of the platform of a process with these properties. */
function targetOf(platform, arch, isGlibc) {
  const suffix = { linux: isGlibc ? '-gnu' : '-musl', win32: '-msvc' }[platform] ?? '';
  return `${platform}-${arch}${suffix}`;
}

/** The name of this process's platform. */
function thisTarget() {
  return targetOf(process.platform, process.arch, process.platform === 'linux' && isGlibc());
}

/** Whether the C library is glibc: the report names its version, and has none under musl. */
function isGlibc() {
  const was = process.report.excludeNetwork;
  process.report.excludeNetwork = true;
  const { header } = process.report.getReport();
  process.report.excludeNetwork = was;
  return header.glibcVersionRuntime !== undefined;
}

module.exports = { TARGETS, targetOf, thisTarget };
