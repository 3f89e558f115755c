FROM balenalib/%%BALENA_MACHINE_NAME%%-debian:bookworm
RUN install_packages curl
