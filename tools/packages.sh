# SPDX-License-Identifier: AGPL-3.0-or-later
# The Debian packages this project stands on, by purpose, and the one function that installs what is missing.
# Sourced by ./dev. Nothing is asked; a second call finds everything there and does nothing.

debian_release() {  # "12", "13", or nothing on another system
  (. /etc/os-release 2>/dev/null && [ "${ID:-}" = debian ] && echo "${VERSION_ID:-}") || true
}

packages_of() {  # packages_of GROUP: one package a line
  case $1 in
    run)  # what the program needs while it runs
      echo tesseract-ocr-vie            # the Vietnamese model of character recognition
      echo libreoffice-writer-nogui     # reads DOC and RTF, in a process of its own
      echo poppler-data                 # encodings of PDF fonts
      echo fonts-croscore               # Arimo, which posters are set in: every Vietnamese letter
      echo espeak-ng-data               # the Vietnamese voice
      # Ruling lines of PDFs are read through libqpdf, loaded when needed.
      if [ "$(debian_release)" = 12 ]; then echo libqpdf29; else echo libqpdf30; fi
      ;;
    build)
      echo g++
      echo cmake
      echo ninja-build
      echo pkgconf
      echo ccache
      echo libicu-dev
      echo zlib1g-dev
      echo libssl-dev
      echo nlohmann-json3-dev
      echo libzip-dev
      echo libpugixml-dev
      echo libgumbo-dev
      echo libpoppler-cpp-dev
      echo libleptonica-dev
      echo libtesseract-dev
      echo libseccomp-dev
      echo libqpdf-dev
      echo libsqlite3-dev
      echo libpq-dev
      echo libcurl4-openssl-dev         # mail and pages of other sites
      echo libargon2-dev                # passwords
      echo libqrencode-dev              # QR codes
      echo libbrotli-dev                # pages of the portal are compressed once
      echo libcmark-gfm-dev             # Markdown
      echo libcmark-gfm-extensions-dev  # its tables
      echo libarchive-dev               # backups
      echo libxapian-dev                # the index that people search in
      echo libpango1.0-dev              # posters, with Cairo; tests draw their own pages with it
      echo libespeak-ng-dev             # the voice that reads aloud
      echo libopusenc-dev               # what it said, as a file
      echo python3                      # tools/sqlgen.py
      # Beast was measured at 1.81; the default of Debian 12 is 1.74.
      if [ "$(debian_release)" = 12 ]; then echo libboost1.81-dev; else echo libboost-dev; fi
      ;;
    test)
      echo libgtest-dev
      echo fonts-croscore               # also Tinos: the widths of Times New Roman
      # Liberation Serif 2; version 1, which goes by the same name in Debian 12, lacks Vietnamese letters.
      if [ "$(debian_release)" = 12 ]; then echo fonts-liberation2; else echo fonts-liberation; fi
      echo python3
      echo python3-jsonschema
      echo postgresql                   # the other engine: tests start one of their own
      echo python3-aiosmtpd             # a mail server for tests
      echo libreoffice-calc-nogui       # opens the spreadsheets that the program writes
      echo icecast2                     # a radio server for tests
      # The style is pinned to one version of the tools, which Debian 12 ships and Debian 13 does not.
      if [ "$(debian_release)" = 12 ]; then echo clang-format-14; echo clang-tidy-14; fi
      ;;
    browser)
      echo chromium
      command -v node >/dev/null || echo nodejs
      command -v npm >/dev/null || echo npm
      ;;
    fuzz)
      if [ "$(debian_release)" = 12 ]; then echo clang-14; echo libclang-rt-14-dev; else echo clang; fi
      ;;
    bench)  # what the numbers are compared to
      echo poppler-utils
      echo tesseract-ocr
      echo python3
      ;;
    *) echo "packages.sh: no such group: $1" >&2; return 2 ;;
  esac
}

as_root() {
  if [ "$(id -u)" = 0 ]; then "$@"; else sudo -n "$@"; fi
}

# need GROUP…: installs what is missing of the groups.
need() {
  local group list='' stamp key missing=() package
  for group in "$@"; do list+="$(packages_of "$group")"$'\n' || return; done
  stamp=build/.stamps/packages-$(IFS=-; echo "$*")
  key=$(printf '%s' "$list" | cat /etc/os-release - | sha256sum)
  if [ -f "$stamp" ] && [ "$(cat "$stamp")" = "$key" ]; then return 0; fi
  case $(debian_release) in
    12|13) ;;
    *) echo "This is not Debian 12 or 13: install by hand what is missing of: $(echo $list)" >&2; return 0 ;;
  esac
  for package in $list; do
    [ "$(dpkg-query -W -f='${db:Status-Status}' "$package" 2>/dev/null)" = installed ] || missing+=("$package")
  done
  if [ ${#missing[@]} -gt 0 ]; then
    if [ "$(id -u)" != 0 ] && ! sudo -n true 2>/dev/null; then
      echo "Packages are missing, and neither root nor sudo without a password is at hand. As root, run:" >&2
      echo "  apt-get update && apt-get install --no-install-recommends ${missing[*]}" >&2
      return 1
    fi
    echo "Installing: ${missing[*]}"
    export DEBIAN_FRONTEND=noninteractive
    if [ -z "${lists_are_fresh:-}" ]; then as_root apt-get update -q; lists_are_fresh=yes; fi
    as_root env DEBIAN_FRONTEND=noninteractive apt-get install -y -q --no-install-recommends \
      -o Dpkg::Use-Pty=0 "${missing[@]}" </dev/null || return
  fi
  mkdir -p "${stamp%/*}"
  echo "$key" >"$stamp"
}
