#!/bin/sh
# Atalaya's dead man's switch: a router takes its old configuration back unless the new one is confirmed in time.
#
#   arm TOKEN SECONDS   keep a copy of the configuration and begin to count down
#   adopt FROM TOKEN SECONDS
#                       whoever armed it as FROM is gone: count anew as TOKEN; the copy stays the first one
#   confirm TOKEN       the new configuration stays; everything of this switch goes
#   restore TOKEN       take the old configuration back now, and reboot
#   boot                called early at each start: count down again, from the full time
#
# Its whole state is which file stands in $DIR: "armed" (holds TOKEN SECONDS), "restoring", "restarting" (the files are
# back, the router works with them from its next start on) or "restored", and for the moment between two owners "adopting". Only mv changes it, which either happens or does not, so that of confirmation
# and restoration one alone wins and a power cut at any moment leaves a state from which the next start goes on.
# Plain POSIX sh, for busybox ash and dash; nothing here needs more than tar, find, mv, rm, mkdir, dd, grep, sleep, sync and reboot.

DIR=/etc/atalaya
SELF=$DIR/dead-man.sh
INIT=/etc/init.d/atalaya-dead-man
# 12: after the file systems (S10boot), before the network, which may be what is broken
LINK=/etc/rc.d/S12atalaya-dead-man
# Debian: what else to keep stands in $DIR/paths, and systemd starts a unit, as early
if [ -d /run/systemd/system ]; then
	INIT=/etc/systemd/system/atalaya-dead-man.service
	LINK=/etc/systemd/system/sysinit.target.wants/atalaya-dead-man.service
fi
# A start that was never confirmed is repeated this often: past it the router is restarting for ever.
MOST_STARTS=3

umask 077

fail() {
	echo "dead-man: $1" >&2
	exit "$2"
}

armed_token() {
	token= seconds=
	[ -f $DIR/armed ] && read -r token seconds <$DIR/armed
	echo "$token"
}

count_down() {
	# the session that began this may end; its end must not end the counting
	trap '' HUP
	left=$2
	while [ "$left" -gt 0 ]; do
		sleep 1
		[ "$(armed_token)" = "$1" ] || exit 0
		left=$((left - 1))
	done
	restore "$1"
}

begin_to_count() {
	sh $SELF count "$1" "$2" </dev/null >/dev/null 2>&1 &
}

check_words() {
	case "$1" in '' | *[!0-9a-f]*) fail "bad token" 2 ;; esac
	case "$2" in '' | *[!0-9]*) fail "bad number of seconds" 2 ;; esac
}

# every file and link of Debian's that a change may touch, by path
touched() {
	[ ! -s $DIR/paths ] || while read -r p; do find "$p" ! -type d 2>/dev/null; done <$DIR/paths
}

put_init() {
	case $INIT in
	*.service)
		mkdir -p "${LINK%/*}"
		printf '%s\n' '[Unit]' "Description=Atalaya's dead man's switch" DefaultDependencies=no \
			After=local-fs.target Before=network-pre.target Conflicts=shutdown.target Before=shutdown.target \
			'[Service]' Type=oneshot RemainAfterExit=yes "ExecStart=/bin/sh $SELF boot" \
			'[Install]' WantedBy=sysinit.target >$INIT && ln -sf ../atalaya-dead-man.service $LINK
		;;
	*)
		mkdir -p /etc/rc.d /etc/init.d
		printf '#!/bin/sh\n[ "$1" = boot ] || [ "$1" = start ] || exit 0\nsh %s boot\n' $SELF >$INIT &&
			chmod 755 $INIT && ln -sf ../init.d/atalaya-dead-man $LINK
		;;
	esac
}

arm() {
	check_words "$1" "$2"
	now=$(armed_token)
	[ "$now" = "$1" ] && exit 0
	[ -z "$now" ] && [ ! -e $DIR/restoring ] && [ ! -e $DIR/restarting ] || fail "another change waits for its confirmation" 3
	cd / || fail "no root folder" 1
	keep=
	for f in etc/config etc/shadow etc/passwd etc/hosts etc/dropbear $(cat $DIR/paths 2>/dev/null); do
		[ -e $f ] && keep="$keep $f"
	done
	mkdir -p $DIR
	touched >$DIR/before
	rm -f $DIR/restored $DIR/starts
	# a copy that can't be read back is none: list it before anything relies on it
	tar -czf $DIR/saved.part $keep && tar -tzf $DIR/saved.part >/dev/null ||
		fail "no copy of the configuration, is the flash full?" 1
	mv $DIR/saved.part $DIR/saved.tar.gz
	# room to put it back in, should the flash be full by then; zeros would be compressed away
	dd if=/dev/urandom of=$DIR/reserve bs=1024 count=64 2>/dev/null || fail "no room to undo the change, is the flash full?" 1
	put_init || fail "no init script" 1
	echo "$1 $2" >$DIR/armed.part && sync && mv $DIR/armed.part $DIR/armed && sync || fail "not armed" 1
	begin_to_count "$1" "$2"
}

adopt() {
	check_words "$2" "$3"
	# from here to its end only a power cut may stop it, and the next start makes that good
	trap '' HUP
	now=$(armed_token)
	[ "$now" = "$2" ] && exit 0
	[ -n "$1" ] && [ "$now" = "$1" ] || fail "nothing waits to be taken over" 4
	echo "$2 $3" >$DIR/armed.part && sync || fail "not taken over" 1
	mv $DIR/armed $DIR/adopting 2>/dev/null || fail "too late" 4
	rm -f $DIR/starts
	mv $DIR/armed.part $DIR/armed
	rm -f $DIR/adopting
	sync
	begin_to_count "$2" "$3"
}

confirm() {
	[ "$(armed_token)" = "$1" ] || fail "nothing waits for this confirmation" 4
	mv $DIR/armed $DIR/confirmed 2>/dev/null || fail "too late" 4
	sync
	rm -f $LINK $INIT
	rm -rf $DIR
	sync
}

restore() {
	[ "$(armed_token)" = "$1" ] || fail "nothing waits to be restored" 4
	mv $DIR/armed $DIR/restoring 2>/dev/null || fail "too late" 4
	put_back
}

put_back() {
	cd / || exit 1
	rm -rf $DIR/new $DIR/reserve
	tar -tzf $DIR/saved.tar.gz >$DIR/list && tar -xzf $DIR/saved.tar.gz || fail "the copy can't be read" 1
	# what the new configuration added was not there before
	for f in etc/config/*; do
		grep -qxF "$f" $DIR/list || rm -rf "$f"
	done
	# all are named before the first goes: who walks through a folder that changes may miss some
	touched >$DIR/now
	while read -r f; do
		case $f in *atalaya-dead-man*) continue ;; esac
		grep -qxF "$f" $DIR/before || rm -f "$f"
	done <$DIR/now
	sync
	mv $DIR/restoring $DIR/restarting
	sync
	reboot
	# where the gentle way hangs
	sleep 60
	reboot -f
}

boot() {
	if [ -f $DIR/adopting ]; then
		[ -f $DIR/armed ] && rm -f $DIR/adopting || mv $DIR/adopting $DIR/armed
	fi
	if [ -f $DIR/restarting ]; then
		mv $DIR/restarting $DIR/restored
		rm -f $LINK $INIT
		sync
	elif [ -f $DIR/restoring ]; then
		sh $SELF put-back </dev/null >/dev/null 2>&1 &
	elif [ -f $DIR/armed ]; then
		read -r token seconds <$DIR/armed
		starts=0
		[ -f $DIR/starts ] && read -r starts <$DIR/starts
		starts=$((starts + 1))
		echo $starts >$DIR/starts
		[ $starts -gt $MOST_STARTS ] && seconds=0
		begin_to_count "$token" "$seconds"
	else
		rm -f $LINK $INIT
	fi
}

case "$1" in
arm) arm "$2" "$3" ;;
adopt) adopt "$2" "$3" "$4" ;;
confirm) confirm "$2" ;;
restore) restore "$2" </dev/null >/dev/null 2>&1 & ;;
count) count_down "$2" "$3" ;;
put-back) put_back ;;
boot) boot ;;
*) fail "arm TOKEN SECONDS, adopt FROM TOKEN SECONDS, confirm TOKEN, restore TOKEN or boot" 2 ;;
esac; exit $? # on one line: by now all of it is read, so that the file may be deleted while it runs
