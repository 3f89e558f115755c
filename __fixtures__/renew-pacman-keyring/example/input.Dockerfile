FROM registry.example.org/arch:2020
RUN pacman -Sy --noconfirm krb5
