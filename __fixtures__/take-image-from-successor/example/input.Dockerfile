FROM base/archlinux:2018.11.01
RUN pacman -Syu --noconfirm git
