_fernet_complete() {
  local cur="${COMP_WORDS[COMP_CWORD]}" words=("${COMP_WORDS[@]:0:COMP_CWORD}") line
  # bash takes a flag with = and its value for three words.
  [[ $cur == "=" ]] && { words+=("="); cur=; }
  COMPREPLY=()
  while IFS=$'\t' read -r line _; do
    [[ $line == :none ]] && { compopt +o default +o bashdefault 2>/dev/null; return; }
    [[ $line == *[[:space:]]* ]] && printf -v line %q "$line"
    COMPREPLY+=("$line")
  done < <(FERNET_COMPLETE_WORD="$cur" "${words[@]}" --generate-bash-completion 2>/dev/null)
}
complete -o bashdefault -o default -F _fernet_complete fernet
