FROM registry.example.org/arch:2020
USER builder
RUN sudo pacman -S --noconfirm git
