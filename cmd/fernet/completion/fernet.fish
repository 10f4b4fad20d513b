function __fernet_complete
    set -l words (commandline -opc)
    set -l lines (env FERNET_COMPLETE_WORD=(commandline -ct) $words --generate-bash-completion 2>/dev/null)
    if test (count $lines) -eq 0
        __fish_complete_path (commandline -ct)
    else if test "$lines[1]" != :none
        printf '%s\n' $lines
    end
end
complete -c fernet -f -a '(__fernet_complete)'
