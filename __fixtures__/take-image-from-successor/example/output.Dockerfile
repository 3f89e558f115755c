FROM archlinux
RUN pacman -Syu --noconfirm git
