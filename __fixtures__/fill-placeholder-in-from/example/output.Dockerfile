ARG BALENA_MACHINE_NAME=intel-nuc
FROM balenalib/${BALENA_MACHINE_NAME}-debian:bookworm
RUN install_packages curl
CMD ["sleep", "infinity"]
