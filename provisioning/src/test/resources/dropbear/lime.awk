# Merges LibreMesh's layers, given lowest first, and writes lime-autogen, system, network and wireless.
function unquote(text) {
	gsub(/^'|'$/, "", text)
	gsub(/'\\''/, "'", text)
	return text
}
function rest(line) {
	sub(/^[ \t]*(option|list)[ \t]+[^ \t]+[ \t]+/, "", line)
	return unquote(line)
}
FNR == 1 { layer++ }
$1 == "config" {
	name = unquote($3)
	if (!(name in types)) sections[++sectionCount] = name
	types[name] = unquote($2)
}
$1 == "option" || $1 == "list" {
	key = name SUBSEP $2
	if (!(key in kind)) options[name] = options[name] " " $2
	kind[key] = $1
	if ($1 == "list" && from[key] == layer) {
		values[key] = values[key] "\n" rest($0)
	} else {
		values[key] = rest($0)
	}
	from[key] = layer
}
function setting(radio, band, option) {
	if ((radio, option) in values) return values[radio, option]
	if ((band, option) in values) return values[band, option]
	if (("wifi", option) in values) return values["wifi", option]
	return ""
}
function filled(text, i) {
	for (i = 1; i <= 6; i++) gsub("%M" i, substr(mac, 2 * i - 1, 2), text)
	gsub(/%H/, hostname, text)
	return text
}
function emit(file, option, value) {
	gsub(/'/, "'\\''", value)
	printf "\toption %s '%s'\n", option, value > file
}
function face_options(file, section, mode, list, n, i) {
	n = split(options[section], list, " ")
	for (i = 1; i <= n; i++)
		if (index(list[i], mode "_") == 1)
			faceOption[substr(list[i], length(mode) + 2)] = filled(values[section, list[i]])
}
function face(file, radio, band, mode, o, kind, suffix, ifname, word) {
	kind = mode == "ieee80211s" ? "mesh" : mode == "apname" ? "ap" : mode
	suffix = mode == "apname" ? "name" : ""
	ifname = "wlan" substr(radio, 6) "-" kind suffix
	word = ifname
	sub(/-/, "_", word)
	printf "\nconfig wifi-iface 'lm_%s_%s'\n", word, radio > file
	emit(file, "device", radio)
	emit(file, "mode", kind)
	emit(file, "ifname", ifname)
	emit(file, "network", kind == "ap" ? "lan" : "lm_net_" word)
	split("", faceOption)
	face_options(file, "wifi", mode)
	face_options(file, band, mode)
	face_options(file, radio, mode)
	for (o in faceOption) emit(file, o, faceOption[o])
}
function radio_section(file, radio, band, index_in_band, o, i, n, list, plain) {
	printf "\nconfig wifi-device '%s'\n", radio > file
	emit(file, "type", "mac80211")
	emit(file, "band", band == "2ghz" ? "2g" : "5g")
	if (setting(radio, band, "modes") ~ /(^|\n)manual($|\n)/) {
		emit(file, "disabled", "1")
		return
	}
	emit(file, "disabled", "0")
	emit(file, "noscan", "1")
	plain = "channel htmode txpower country distance"
	n = split(plain, o, " ")
	for (i = 1; i <= n; i++) {
		if (setting(radio, band, o[i]) == "") continue
		count = split(setting(radio, band, o[i]), list, "\n")
		emit(file, o[i], list[index_in_band < count ? index_in_band + 1 : count])
	}
	n = split(setting(radio, band, "modes"), o, "\n")
	for (i = 1; i <= n; i++) face(file, radio, band, o[i])
}
END {
	file = "/etc/config/lime-autogen"
	printf "" > file
	for (i = 1; i <= sectionCount; i++) {
		printf "config %s '%s'\n", types[sections[i]], sections[i] > file
		n = split(options[sections[i]], list, " ")
		for (j = 1; j <= n; j++) {
			m = split(values[sections[i], list[j]], each, "\n")
			for (k = 1; k <= m; k++) {
				gsub(/'/, "'\\''", each[k])
				printf "\t%s %s '%s'\n", kind[sections[i], list[j]], list[j], each[k] > file
			}
		}
	}
	hostname = substr(filled(values["system", "hostname"]), 1, 32)
	file = "/etc/config/system"
	printf "config system\n" > file
	emit(file, "hostname", hostname)
	emit(file, "timezone", "UTC")
	split(values["network", "main_ipv4_address"], main, "/")
	file = "/etc/config/network"
	printf "config interface 'lan'\n" > file
	emit(file, "proto", "static")
	emit(file, "mtu", "1500")
	emit(file, "ip6addr", values["network", "main_ipv6_address"])
	emit(file, "ipaddr", main[1])
	bits = main[2]
	mask = ""
	for (i = 0; i < 4; i++) {
		octet = bits >= 8 ? 255 : bits <= 0 ? 0 : 256 - 2 ^ (8 - bits)
		mask = mask (i ? "." : "") octet
		bits -= 8
	}
	emit(file, "netmask", mask)
	file = "/etc/config/wireless"
	printf "" > file
	# only the radios that have a section, each in the band that it says
	count_radios = split(radios, present, " ")
	for (r = 1; r <= count_radios; r++) {
		split(present[r], radio, ":")
		radio_section(file, radio[1], radio[2] == "2g" ? "2ghz" : "5ghz", in_band[radio[2]]++ + 0)
	}
}
