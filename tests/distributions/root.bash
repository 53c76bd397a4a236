# Sourced by scripts that make and use a root of another release of Debian. The script defines these variables:
#
#   suite=…   the release
#   root=…    the folder of its root
#   tree=…    the folder in the root in which commands run
#   home=…    the home folder in the root
# shellcheck shell=bash disable=SC2154

# The folder for roots that stay.
roots_folder() {
  echo "${KIWOOM_ROOTS:-${XDG_CACHE_HOME:-${HOME:?}/.cache}/kiwoom_gateway/roots}"
}

# inside COMMAND…: runs it in the root. Of this machine's environment only the proxies are passed on.
inside() {
  local proxies
  mapfile -t proxies < <(env | grep -iE '^(https?|no)_proxy=')
  # shellcheck disable=SC2016 # for the inner shell
  unshare --mount --pid --fork --kill-child bash -c '
    mount -t proc proc "$0/proc" && mount --rbind /dev "$0/dev" && mount -t tmpfs tmpfs "$0/dev/shm" &&
      exec chroot "$0" /usr/bin/env -i "$@"' \
    "$root" PATH=/usr/sbin:/usr/bin:/sbin:/bin "HOME=$home" USER=root LANG=C.UTF-8 \
    NODE_EXTRA_CA_CERTS=/etc/ssl/certs/ca-certificates.crt "${proxies[@]}" \
    bash -c "cd $tree"' && { "$@"; exit $?; }' bash "$@" < /dev/null # a shell is process 1, not the command
}

# The mirror of Debian's main archive among apt's sources.
mirror() {
  apt-get indextargets --format '$(ORIGIN)/$(LABEL) $(REPO_URI)' 'Created-By: Packages' |
    sed -n 's|^Debian/Debian ||p' | head -n 1
}

make_root() {
  local source=${KIWOOM_MIRROR:-$(mirror)}
  if [[ -z $source ]]; then
    echo "This machine's apt names no mirror of Debian: name one in KIWOOM_MIRROR."
    return 1
  fi
  rm -rf "$root" "$root.part"
  debootstrap --variant=minbase --include=ca-certificates "$suite" "$root.part" "$source" || return 1
  printf '127.0.0.1 localhost\n::1 localhost\n' > "$root.part/etc/hosts"
  # The network is this machine's: the root needs its proxies and certificates.
  apt-config dump Acquire::http Acquire::https > "$root.part/etc/apt/apt.conf.d/90host"
  cp -rL /usr/local/share/ca-certificates/. "$root.part/usr/local/share/ca-certificates" || return 1
  chroot "$root.part" update-ca-certificates || return 1
  mkdir "$root.part$home" || return 1
  mv "$root.part" "$root" # an interrupted run leaves no incomplete root
}
