# Reads a UCI file whose values stand in single quotes. mode=get prints one option, mode=set writes the file with it.
# A section is called by its name, or @TYPE[INDEX].
function unquote(text) {
	gsub(/^'|'$/, "", text)
	gsub(/'\\''/, "'", text)
	return text
}
function flush_option() {
	if (mode == "set" && inside && !written) {
		printf "\toption %s '%s'\n", option, value
		written = 1
	}
}
$1 == "config" {
	flush_option()
	type = unquote($2)
	label = NF > 2 ? unquote($3) : "@" type "[" (count[type] + 0) "]"
	count[type]++
	inside = (label == section)
}
inside && $1 == "option" && $2 == option {
	if (mode == "get") {
		line = $0
		sub(/^[ \t]*option[ \t]+[^ \t]+[ \t]+/, "", line)
		print unquote(line)
		found = 1
		exit
	}
	printf "\toption %s '%s'\n", option, value
	written = 1
	next
}
mode == "set" { print }
END {
	flush_option()
	if (mode == "get" && !found) exit 1
}
