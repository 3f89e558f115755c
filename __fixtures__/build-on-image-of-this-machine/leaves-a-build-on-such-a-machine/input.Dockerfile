FROM arm32v7/debian:bookworm
RUN apt-get update
