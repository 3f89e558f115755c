FROM archlinux:latest
RUN pacman -Sy --noconfirm archlinux-keyring && pacman -S --noconfirm git
