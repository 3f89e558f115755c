FROM debian:12-slim AS build
RUN touch /made
FROM scratch
WORKDIR /
COPY --from=0 / .
CMD ["bash"]
