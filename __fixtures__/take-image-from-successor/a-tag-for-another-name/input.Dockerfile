FROM base/devel
RUN pacman -Syu --noconfirm git
