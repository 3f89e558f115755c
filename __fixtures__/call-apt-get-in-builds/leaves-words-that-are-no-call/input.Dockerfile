FROM debian:12
RUN echo apt install curl
RUN which apt
CMD ["apt", "update"]
