#!/bin/sh
# Tells the desktop of this user (or of everybody, as root with --everybody) where ForumDesk is. The folder stays where it lies.
#   sh install.sh               menu entry, icon, file type
#   sh install.sh --everybody   the same for every user
#   sh install.sh --remove      takes them away again
set -eu

here=$(CDPATH='' cd -- "$(dirname -- "$0")" && pwd -P)
share=${XDG_DATA_HOME:-$HOME/.local/share}
remove=no
for word in "$@"; do
    case $word in
        --everybody) share=/usr/local/share ;;
        --remove) remove=yes ;;
        *) echo "install.sh knows --everybody and --remove, not '$word'" >&2; exit 2 ;;
    esac
done

# A desktop entry cannot name every path; better to say so than to write an entry that starts something else.
case $here in
    *[\"\`\$\\\|\&%]*) echo "'$here' has a character that a menu entry cannot hold (one of \" \` \$ \\ | & %): move the folder" >&2; exit 3 ;;
esac

cd "$here/share"
find . -type f | while read -r file; do
    if [ "$remove" = yes ]; then
        rm -f "$share/$file"
    else
        mkdir -p "$(dirname "$share/$file")"
        cp "$file" "$share/$file"
    fi
done
if [ "$remove" = no ]; then
    sed -e "s|^Exec=forumdesk|Exec=\"$here/forumdesk\"|" -e "s|^TryExec=forumdesk|TryExec=$here/forumdesk|" \
        applications/forumdesk.desktop > "$share/applications/forumdesk.desktop"
fi

# Each of these is there on a desktop that needs it; a cache that could not be written is written when the desktop next looks.
refresh() {
    if command -v "$1" > /dev/null; then
        "$@" || echo "'$1' did not work: log out and in again" >&2
    fi
}
refresh update-mime-database "$share/mime"
refresh update-desktop-database "$share/applications"
refresh gtk-update-icon-cache -q -t "$share/icons/hicolor"
