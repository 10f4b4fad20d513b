#compdef fernet
_fernet() {
  local -a lines values shown
  local line
  lines=("${(@f)$(FERNET_COMPLETE_WORD="${words[CURRENT]}" "${(@Q)words[1,CURRENT-1]}" --generate-bash-completion 2>/dev/null)}")
  [[ ${lines[1]} == :none ]] && return 1
  if [[ -z ${lines[1]} ]]; then
    _files
    return
  fi
  for line in "${lines[@]}"; do
    values+=("${line%%$'\t'*}")
    shown+=("${${line//$'\t'/  }[1,COLUMNS-1]}")
  done
  compadd -l -d shown -a values
}
compdef _fernet fernet
