FROM debian:bookworm
RUN touch /made
ENV A=1
USER nobody
CMD ["ls"]
