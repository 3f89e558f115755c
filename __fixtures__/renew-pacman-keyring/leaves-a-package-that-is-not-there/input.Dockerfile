FROM archlinux:latest
RUN pacman -S --noconfirm gitt
