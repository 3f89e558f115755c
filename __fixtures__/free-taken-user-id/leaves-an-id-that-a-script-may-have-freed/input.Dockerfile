FROM ubuntu:24.04
ARG APP_UID=1000
RUN if grep -q "$APP_UID" /etc/passwd; then userdel --remove $(id -un "$APP_UID"); fi
RUN useradd --uid "$APP_UID" --create-home app
USER app
