# The radios of a wireless file: NAME:BAND, in its order.
function unquote(text) {
	gsub(/'/, "", text)
	return text
}
$1 == "config" { name = $2 ~ /wifi-device/ ? unquote($3) : "" }
name != "" && $2 == "band" { printf "%s:%s ", name, unquote($3) }
