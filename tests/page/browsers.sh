#!/bin/sh
# Installs the browsers the page is tested in, where they are missing.
set -eu
have() { command -v "$1" >/dev/null 2>&1; }
wanted=
have chromium || have chromium-browser || have google-chrome || [ -n "${CHROMIUM:-}" ] || wanted="$wanted chromium"
have firefox-esr || have firefox || [ -n "${FIREFOX:-}" ] || wanted="$wanted firefox-esr"
[ -n "$wanted" ] || exit 0
if ! have apt-get; then
  echo "The page's tests need Chromium and Firefox. Missing:$wanted." >&2
  echo "Install them, or set CHROMIUM and FIREFOX to their programs." >&2
  exit 1
fi
as_root=
if [ "$(id -u)" != 0 ]; then
  have sudo || { echo "Missing:$wanted. Install them as root, or set CHROMIUM and FIREFOX to their programs." >&2; exit 1; }
  as_root=sudo
fi
$as_root apt-get update -q
# shellcheck disable=SC2086 # a list of packages
$as_root env DEBIAN_FRONTEND=noninteractive apt-get install -y -q --no-install-recommends $wanted fonts-dejavu-core fonts-liberation
